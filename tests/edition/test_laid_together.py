"""An edition over the curriculum: what it adds, what it leaves out, and that ours stays ours."""

import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.calendar import calendar_problems
from macros.content.kinds.program import Program
from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.edition.laid_together import lay_together
from tests.conftest import PROJECT, small_copy
from tests.edition.conftest import SMALL, add, logo, write
from tests.languages.conftest import FOR_LANGUAGES, LAST

Lay = Callable[[], Path]
NOTICE = """\
notices:
  - id: {}
    title: Our door
    for: everyone
    tone: note
    text: [Ring twice.]
"""
WELCOME = "lessons/welcome/what-this-program-is/handout.md"
PAGE = "---\ntitle: Rides\nsummary: How to get here.\n---\n\nAsk at the desk.\n"


def files(folder: Path) -> Iterator[tuple[str, int, bytes]]:
    """Yield every file of a folder with its time and what it holds."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path), path.stat().st_mtime_ns, path.read_bytes()


@pytest.fixture
def whole(edition: Path, tmp_path: Path) -> Lay:
    """Lay the edition over the pages of the real curriculum that it changes."""
    project = small_copy(tmp_path / "ours")
    for place in ("index.md", "print/agreement.md", WELCOME):
        write(project / "docs" / place, (PROJECT / "docs" / place).read_text("utf-8"))
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", f"{settings}\ntheme:\n  logo: assets/logo.svg\n")
    return lambda: lay_together(edition, project)[1]


def faults(lay: Lay) -> str:
    """Return what is said of an edition that cannot be laid together, or is not well then."""
    with pytest.raises(CurriculumError) as raised:
        load(lay())
    return raised.value.report()


def test_the_program_is_the_clinics_and_the_rest_is_ours(edition: Path, lay: Lay) -> None:
    add(edition, 'session_minutes: 90\nemergency: "000"\nstarts: 18:00\nprivacy_words: [Ours.]')
    program = load(lay()).program
    assert (program.name, program.session_minutes) == ("Harbor Street IOP", 90)
    assert (program.emergency, program.starts) == ("000", "18:00")
    assert program.crisis_chat == "988lifeline.org"


def test_nothing_of_ours_is_touched(edition: Path, lay: Lay) -> None:
    before = [*files(SMALL / "docs")]
    write(edition / "docs/mine/steady.md", PAGE)
    lay()
    assert [*files(SMALL / "docs")] == before


def test_what_did_not_change_is_not_copied_again(lay: Lay) -> None:
    together = lay()
    before = [*files(together)]
    lay()
    assert [*files(together)] == before


def test_what_the_clinic_takes_away_is_taken_away_there_too(edition: Path, lay: Lay) -> None:
    write(edition / "docs/leaders/rides.md", PAGE)
    assert (lay() / "docs/leaders/rides.md").exists()
    (edition / "docs/leaders/rides.md").unlink()
    assert not (lay() / "docs/leaders/rides.md").exists()


def test_an_own_page_stands_in_the_menu(edition: Path, lay: Lay) -> None:
    add(edition, "pages_title: Around the clinic")
    write(edition / "docs/rides.md", PAGE)
    together = lay()
    assert "rides.md" in load(together).pages
    assert '{"Around the clinic": ["rides.md"]}' in (together / "mkdocs.yml").read_text("utf-8")


def test_a_page_of_the_clinic_takes_the_place_of_ours(edition: Path, lay: Lay) -> None:
    write(edition / "docs/mine/steady.md", PAGE.replace("Rides", "Steady as we go"))
    assert load(lay()).pages["mine/steady.md"].title == "Steady as we go"


def test_a_fault_is_mended_where_the_clinic_wrote_it(edition: Path, lay: Lay) -> None:
    write(edition / "docs/rides.md", PAGE + "\n[here](nowhere.md)\n")
    assert f"{edition}/docs/rides.md, line 8" in faults(lay)


def test_an_own_lesson_comes_after_ours(edition: Path, lay: Lay) -> None:
    ours = SMALL / "docs/lessons/small-steps/one-step"
    for path in ours.iterdir():
        write(edition / "docs/lessons/small-steps/two-steps" / path.name, path.read_text("utf-8"))
    settings = (lay() / "mkdocs.yml").read_text("utf-8")
    assert 'one-step/index.md", "lessons/small-steps/two-steps/index.md"]' in settings


def test_the_clinic_may_order_the_lessons(edition: Path, lay: Lay) -> None:
    add(edition, "lessons: {small-steps: [one-step]}")
    assert [lesson.number for lesson in load(lay()).lessons.values()] == ["1.1"]


def test_a_lesson_is_left_out_and_the_others_keep_their_numbers(edition: Path, lay: Lay) -> None:
    add(edition, "hide: [lessons/small-steps/one-step]")
    together = lay()
    library = load(together)
    assert [lesson.number for lesson in library.themes[0].lessons] == ["1.1"]
    assert not (together / "docs/lessons/small-steps/one-step/index.md").exists()


def test_words_stay_where_a_link_to_something_hidden_was(edition: Path, tmp_path: Path) -> None:
    project = small_copy(tmp_path / "ours")
    page = project / "docs/mine/steady.md"
    link = "\nRead [one step](../lessons/small-steps/one-step/index.md#remember) first.\n"
    page.write_text(page.read_text("utf-8") + link, "utf-8")
    add(edition, "hide: [lessons/small-steps/one-step]")
    together = lay_together(edition, project)[1]
    assert "Read one step first." in (together / "docs/mine/steady.md").read_text("utf-8")
    load(together)


def test_a_lesson_that_was_read_says_so(edition: Path, lay: Lay) -> None:
    add(edition, 'reviewed: {lessons/small-steps/one-step: "2026-11-23"}')
    (lesson,) = load(lay()).lessons.values()
    assert str(lesson.facts.reviewed) == "2026-11-23"


def test_the_clinics_words_about_privacy_are_read_out(edition: Path, lay: Lay) -> None:
    add(edition, 'privacy_words: ["What we say stays here.", "The law of our country is this."]')
    assert load(lay()).notices["N11"].text == (
        "Privacy has limits.",
        "What we say stays here.",
        "The law of our country is this.",
    )


def test_own_notices_and_sources_come_to_ours(edition: Path, lay: Lay) -> None:
    write(edition / "docs/about/notices.yaml", NOTICE.format("N60"))
    source = "sources:\n  - {id: R600, reference: Our own count, seen: copy}"
    write(edition / "docs/about/sources.yaml", source)
    library = load(lay())
    assert library.notices["N60"].title == "Our door"
    assert "R600" in library.sources
    assert len(library.sources) > 1


def test_a_number_of_ours_is_not_taken(edition: Path, lay: Lay) -> None:
    write(edition / "docs/about/notices.yaml", NOTICE.format("N5"))
    said = faults(lay)
    assert "notice 1, id is 'N5', a number of ours. Number your own from N60 on." in said


def test_files_of_a_language_that_the_edition_does_not_name_are_told(
    edition: Path, lay: Lay
) -> None:
    write(edition / "docs/es/.DS_Store", "")
    assert load(lay()).program.languages == ("en",)
    write(edition / "docs/es/get-help.helplines.yaml", "checked: not yet")
    assert faults(lay).splitlines()[1:] == [
        "  edition.yaml, line 1: languages has no 'es', but docs/es has files of yours. "
        "Write languages: [en, es], or take them away."
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "nmae: Harbor",
            "line 2: the edition has 'nmae', which is not known here. Did you mean 'name'?",
        ),
        (
            "session_minutes: 45",
            "line 2: session_minutes is '45', which is too small. Use 60 or more.",
        ),
        ("days: [Monday, Funday]", "line 2: day 2 is 'Funday'"),
        ("hide: [get-help.md]", "line 2: hide, entry 1 is 'get-help.md', which is never left out"),
        ("hide: [mine/stedy.md]", "is no lesson or page of ours. Did you mean 'mine/steady.md'?"),
        (
            "lessons: {small-stairs: [x]}",
            "names 'small-stairs', which is no theme. Did you mean 'small-steps'?",
        ),
        (
            "lessons: {small-steps: [two]}",
            "names 'two', which is no lesson of that theme. Known here: one-step.",
        ),
        ("lessons: {small-steps: [one-step, one-step]}", "names 'one-step' a second time"),
        ('reviewed: {lessons/x: "2026-11-23"}', "line 2: reviewed names 'lessons/x', which is no"),
        ("reviewed: {lessons/small-steps/one-step: yes}", "one-step is 'yes', which does not have"),
        (
            'law_reviewed: {lessons/small-steps/one-step: "2026-11-23"}',
            "law_reviewed names 'lessons/small-steps/one-step', which has no such line",
        ),
        ("logo: boat.svg", "which is not in this folder. Put the file beside edition.yaml."),
        ("logo: ../boat.svg", "logo is '../boat.svg', which is not in this folder. Put the file"),
        ("logo: Our boat.jpg", "logo is 'Our boat.jpg', which is no SVG and no PNG. Save it as"),
        (
            'colors: {accent: "#ffcc00"}',
            "line 2: colors, accent is '#ffcc00', which has a contrast of",
        ),
        ("address: 12 Harbor St., Suite #200", "line 2: address ends before '#200'"),
        (
            'calendar: [["1.2"], ["1.9"]]',
            "line 2: calendar, week 2 has '1.9', which no lesson of the nav has",
        ),
    ],
)
def test_each_mistake_is_answered_with_its_line(
    edition: Path, lay: Lay, line: str, says: str
) -> None:
    add(edition, line)
    assert says in faults(lay)


def test_a_logo_that_is_too_pale_for_paper_is_said(edition: Path, whole: Lay) -> None:
    add(edition, "logo: logo.svg")
    write(edition / "logo.svg", logo("#ffd34d"))
    assert "line 2: logo is 'logo.svg', of which 0% could be seen in black and white" in faults(
        whole
    )
    write(edition / "logo.svg", logo("#7a1f5c"))
    whole()


def test_paper_may_have_a_darker_logo(edition: Path, whole: Lay) -> None:
    add(edition, "logo: Our Logo (final).SVG\nlogo_paper: dark.svg")
    write(edition / "Our Logo (final).SVG", logo("#ffd34d"))
    assert "line 3: logo_paper is 'dark.svg', which is not in this folder" in faults(whole)
    write(edition / "dark.svg", logo("#000"))
    on_paper = (whole() / "overrides/print/logo.html").read_text("utf-8")
    assert (whole() / "docs/assets/own-logo.svg").read_text("utf-8") == logo("#ffd34d")
    assert b64encode(logo("#000").encode()).decode() in on_paper


def test_the_front_page_is_headed_by_the_programs_name(edition: Path, whole: Lay) -> None:
    text = (whole() / "docs/index.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Harbor Street IOP"\nsummary:')
    write(edition / "docs/index.md", PAGE)
    assert (whole() / "docs/index.md").read_text("utf-8") == PAGE


def test_the_agreement_has_the_clinics_lines_and_ours_for_safety(edition: Path, whole: Lay) -> None:
    add(edition, 'agreement: ["**We start on time.** The door stays open.", "Phones go here."]')
    text = (whole() / "docs/print/agreement.md").read_text("utf-8")
    ours = (PROJECT / "docs/print/agreement.md").read_text("utf-8")
    assert (
        "\n\n- **We start on time.** The door stays open.\n- Phones go here.\n- **Our own line"
        in text
    )
    kept = [row for row in ours.split("\n") if row in text.split("\n")]
    gone = [row for row in ours.split("\n") if row not in kept]
    assert len(gone) == 3
    assert all(row.startswith("- **") for row in gone)
    for safety in (
        "What is said here stays here",
        "put down or threatened",
        "Call before you come",
    ):
        assert safety in text


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_welcome_sheet_has_the_same_lines_below_ours_for_safety(
    code: str, edition: Path
) -> None:
    lines = "[Phones go here., We start on time.]"
    add(edition, f"languages: [en, es]\nagreement: {lines}\nagreement_in: {{es: {lines}}}")
    place = f"docs/{WELCOME}" if code == "en" else f"docs/es/{WELCOME}"
    ours = (PROJECT / place).read_text("utf-8").split("\n")
    text = (lay_together(edition, PROJECT)[1] / place).read_text("utf-8")
    rows = text.split("\n")
    assert "\n\n- Phones go here.\n- We start on time.\n- " in text
    gone = [row for row in ours if row.startswith("- ") and row not in rows]
    # The Spanish weekdays stand in it already.
    gone = [row for row in gone if "program.starts" not in row]
    assert len(gone) == 2
    talks, loans = ("talks", "loans") if code == "en" else ("Habla", "préstamos")
    assert (talks in gone[0], loans in gone[1]) == (True, True)


def test_a_hidden_welcome_sheet_stays_away(edition: Path) -> None:
    add(edition, f"hide: [{WELCOME.rpartition('/')[0]}]\nagreement: [Phones go here.]")
    together = lay_together(edition, PROJECT)[1]
    assert not (together / "docs" / WELCOME).exists()
    assert "Phones go here." in (together / "docs/print/agreement.md").read_text("utf-8")


def test_a_welcome_sheet_of_the_clinics_own_keeps_its_lines(edition: Path) -> None:
    add(edition, "agreement: [Phones go here.]")
    write(edition / "docs" / WELCOME, PAGE)
    together = lay_together(edition, PROJECT)[1]
    assert (together / "docs" / WELCOME).read_text("utf-8") == PAGE


def test_the_spanish_agreement_has_its_own_lines_and_keeps_ours_for_safety(
    edition: Path, whole: Lay, tmp_path: Path
) -> None:
    place = "docs/es/print/agreement.md"
    ours = (PROJECT / place).read_text("utf-8")
    write(tmp_path / "ours" / place, ours)
    add(edition, "languages: [en, es]\nagreement: [Phones go here.]")
    settings = tmp_path / "ours/mkdocs.yml"
    text = settings.read_text("utf-8")
    assert LAST in text
    write(settings, text.replace(LAST, f"{LAST}{FOR_LANGUAGES}"))
    assert "line 3: agreement_in has no 'es', but you wrote lines of your own" in faults(whole)
    add(edition, "agreement_in: {es: [Los celulares van aquí.]}")
    text = (whole() / place).read_text("utf-8")
    gone = [row for row in ours.split("\n") if row not in text.split("\n")]
    assert "\n- Los celulares van aquí.\n- **Nuestra propia línea" in text
    assert "Phones go here." not in text
    assert len(gone) == 3
    for safety in ("se queda aquí", "se le amenaza", "Llame antes de venir"):
        assert safety in text


def test_a_fault_in_a_file_of_ours_says_how_to_get_a_copy(edition: Path) -> None:
    add(edition, "languages: [en, es]")
    name = "get-help.helplines.yaml"
    ours = (PROJECT / "docs" / name).read_text("utf-8")
    write(edition / "docs" / name, ours.replace("checked: not yet", "checked: 2026-11-23"))
    told = faults(lambda: lay_together(edition, PROJECT)[1])
    assert "Compare the lines, and write 2026-11-23. This file is ours: copy it" in told
    assert f"python -m macros replace '{edition}' es/{name}'." in told
    write(edition / "docs/es" / name, (PROJECT / "docs/es" / name).read_text("utf-8"))
    assert "This file is ours" not in faults(lambda: lay_together(edition, PROJECT)[1])


def test_lines_for_an_agreement_of_the_clinics_own_are_said(edition: Path, lay: Lay) -> None:
    add(edition, "agreement: [Phones go here.]")
    write(edition / "docs/print/agreement.md", PAGE)
    assert "agreement has lines for docs/print/agreement.md" in faults(lay)


def test_without_a_file_of_settings_that_is_said(edition: Path, lay: Lay) -> None:
    named = (edition / "edition.yaml").rename(edition / "edition.yaml.txt")
    file = f"{edition}/edition.yaml, line 1: this file is missing"
    assert f"{file}. Rename 'edition.yaml.txt' to it." in faults(lay)
    named.unlink()
    assert f"{file}. Is the folder's name right?" in faults(lay)


def test_a_link_in_the_docs_is_said(edition: Path, lay: Lay) -> None:
    (edition / "docs/rides.md").symlink_to("/etc/passwd")
    assert "docs/rides.md, line 1: this is no plain file. Put the file itself here." in faults(lay)


def test_a_large_logo_is_said(edition: Path, lay: Lay) -> None:
    add(edition, "logo: logo.png")
    (edition / "logo.png").write_bytes(b"0" * 200 * 1024)
    assert "logo has 200 KB, which every phone would load; 60 KB is the most" in faults(lay)


def test_an_own_lesson_lets_a_newcomer_wait_a_session_more(edition: Path) -> None:
    lesson = "lessons/life-balance/goals-that-happen"
    shutil.copytree(PROJECT / "docs" / lesson, edition / "docs/lessons/life-balance/our-walk")
    together = lay_together(edition, PROJECT)[1]
    within = ("extra", "program", "newcomer_within")
    settings = read_yaml(together / "mkdocs.yml", "mkdocs.yml")
    program = Program.model_validate(settings.at(within[:-1]))
    assert settings.at(within) == "4"
    numbers = [number for week in program.calendar for number in week]
    assert not [*calendar_problems(program.wheel, numbers, "mkdocs.yml", {})]
    add(edition, "newcomer_within: 3")
    again = read_yaml(lay_together(edition, PROJECT)[1] / "mkdocs.yml", "mkdocs.yml")
    assert again.at(within) == "3"
