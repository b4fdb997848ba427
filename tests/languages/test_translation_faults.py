"""What a translation has lost or changed is answered with file, line and remedy."""

from pathlib import Path

import pytest

from macros.content.loading import load, up_to_date
from macros.content.problems import CurriculumError

LESSON = "lessons/small-steps/one-step"
FAULTS: list[tuple[str, str, str, str]] = [
    # A page: the file, what is there, what stands there instead, and the answer.
    (
        f"{LESSON}/index.md",
        '{{ notice("N2") }}\n',
        "",
        'line 1: the page does not call notice("N2"), as docs/lessons/small-steps/one-step/'
        "index.md does. Put the call where it stands there.",
    ),
    (
        f"{LESSON}/index.md",
        '{{ stop("What do you see?") }}',
        '{{ stop("¿Qué ve?") }}\n\n{{ stop("¿Y ahora?") }}',
        "line 22: the page calls stop(…), which docs/lessons/small-steps/one-step/index.md does "
        "not, or not as often. Take it out, or put it into the English page too.",
    ),
    (
        f"{LESSON}/index.md",
        "## Pruébelo en casa",
        "## En casa",
        "line 1: the page has nothing for 'Try it at home' in line 34 of "
        "docs/lessons/small-steps/one-step/index.md. Write '## Pruébelo en casa'.",
    ),
    (
        f"{LESSON}/index.md",
        'story: "The stairs"',
        'story: "La escalera"',
        "line 7: story is 'La escalera', which is no heading of the page. "
        "Write the words of the heading for '## The stairs'.",
    ),
    (
        f"{LESSON}/index.md",
        'objectives: ["name one step", "take one step"]',
        'objectives: ["uno", "dos", "tres"]',
        "line 4: objectives has 3 entries, and the English page has 2. "
        "Write as many, in the same order.",
    ),
    (
        f"{LESSON}/index.md",
        'title: "Ñ One step"',
        'title: "Ñ One step"\nminutes: 5',
        "line 3: 'minutes' stands in the English page already. Take it out.",
    ),
    (
        f"{LESSON}/handout.md",
        'language_reviewed: "not yet"\n',
        "",
        "line 1: the page has no 'language_reviewed'. "
        "Add 'language_reviewed: not yet' to its front matter.",
    ),
    # A plan.
    (
        f"{LESSON}/leader.md",
        "### Round (20 min, al menos 4)",
        "### Ronda (20 min, al menos 5)",
        "line 23: the plan has '### Ronda (20 min, al menos 5)' where docs/lessons/small-steps/"
        "one-step/leader.md, line 23, has 'Round (20 min, at least 4)'. "
        "Write '### Ronda (20 min, al menos 4)'.",
    ),
    (
        f"{LESSON}/leader.md",
        "### Palabras de privacidad (3 min)",
        "### Privacidad (3 min)",
        "line 15: the plan has '### Privacidad (3 min)' where docs/lessons/small-steps/one-step/"
        "leader.md, line 15, has 'Privacy words (3 min)'. "
        "Write '### Palabras de privacidad (3 min)'.",
    ),
    (
        f"{LESSON}/leader.md",
        "/// slide | Two\n- A step\n///\n",
        "",
        "line 1: the plan has 5 slides, and docs/lessons/small-steps/one-step/leader.md has 6. "
        "Keep each slide.",
    ),
    # Data files.
    (
        f"{LESSON}/my-step.worksheet.yaml",
        "id: step",
        "id: paso",
        "line 5: part 1, id is 'paso', and 'step' in English. Keep what stands there.",
    ),
    (
        "mine/my-plan-b.worksheet.yaml",
        "minutes: 2",
        "minutes: 6",
        "line 3: minutes is '6', and '2' in English. Keep what stands there.",
    ),
]


def faults(project: Path) -> str:
    """Return what the check says of the project."""
    with pytest.raises(CurriculumError) as found:
        load(project)
    return str(found.value)


def test_a_translation_of_everything_is_well(project: Path) -> None:
    library = load(project)
    assert library.others == {}
    assert library.program.languages == ("en",)


@pytest.mark.parametrize(("place", "was", "now", "answer"), FAULTS)
def test_what_is_lost_is_named(project: Path, place: str, was: str, now: str, answer: str) -> None:
    path = project / "docs/es" / place
    text = path.read_text("utf-8")
    assert was in text, text
    path.write_text(text.replace(was, now, 1), "utf-8")
    assert f"docs/es/{place}, {answer}" in faults(project)


def test_a_language_that_is_not_built_is_checked_and_stops_no_build(
    project: Path, together: Path
) -> None:
    for folder in (project, together):
        page = folder / "docs/es" / LESSON / "index.md"
        page.write_text(page.read_text("utf-8").replace("## Pruébelo en casa", "## Sí"), "utf-8")
        assert "the page has nothing for 'Try it at home'" in faults(folder)
    assert up_to_date(project).others == {}
    with pytest.raises(CurriculumError, match="the page has nothing for 'Try it at home'"):
        up_to_date(together)


def test_a_paper_that_is_not_translated_is_missed_where_it_is_called(project: Path) -> None:
    (project / "docs/es" / LESSON / "which-step.quiz.yaml").unlink()
    found = faults(project)
    assert (
        f"docs/es/{LESSON}/index.md, line 32: there is no quiz 'which-step' in this folder" in found
    )


def test_a_quiz_with_another_right_answer_is_named(project: Path) -> None:
    path = project / "docs/es" / LESSON / "which-step.quiz.yaml"
    text = path.read_text("utf-8")
    assert "        correct: true\n" in text
    path.write_text(text.replace("        correct: true\n", "", 1), "utf-8")
    assert "correct" in faults(project)


def test_a_page_or_a_file_that_translates_none_is_named(project: Path) -> None:
    (project / "docs/es/mine/steady.md").rename(project / "docs/es/mine/stedy.md")
    assert (
        "docs/es/mine/stedy.md, line 1: this page translates none: there is no page of this "
        "name in docs/. Give it the English page's name and folder."
    ) in faults(project)


def test_a_language_needs_its_notices_and_its_numbers(project: Path) -> None:
    (project / "docs/es/about/notices.yaml").write_text(
        "notices: [{id: N2, title: Ñ, for: leaders, tone: danger, text: [Ñ.]}]\n", "utf-8"
    )
    (project / "docs/es/get-help.helplines.yaml").unlink()
    found = faults(project)
    assert "docs/es/about/notices.yaml, line 1: there is no notice 'N11'" in found
    assert "notice 1, for is 'leaders', and 'everyone' in English" in found
    assert "docs/es/get-help.helplines.yaml, line 1: this file is missing. Add it." in found


def test_a_picture_has_its_words_in_the_language_of_its_page(project: Path) -> None:
    docs = project / "docs"
    drawn = docs / "es" / LESSON / "stairs.svg"
    drawn.unlink()
    assert "there is no picture 'stairs' in this folder. Add the file." in faults(project)
    original = (docs / LESSON / "stairs.svg").read_text("utf-8")
    drawn.write_text(original.replace("0 0 100 100", "0 0 90 90"), "utf-8")
    assert "the picture has the viewBox '0 0 90 90'" in faults(project)


def test_a_place_that_is_linked_to_keeps_its_name(project: Path) -> None:
    docs = project / "docs"
    handout, page = docs / LESSON / "handout.md", docs / LESSON / "index.md"
    text = page.read_text("utf-8").replace("(handout.md)", "(handout.md#take-one-step)")
    page.write_text(text, "utf-8")
    translated = docs / "es" / LESSON / "handout.md"
    words = translated.read_text("utf-8").replace("## Take one step", "## Dé un paso")
    translated.write_text(words, "utf-8")
    assert (
        f"docs/es/{LESSON}/handout.md, line 1: the page has no place 'take-one-step', to which "
        f"docs/{LESSON}/index.md links. Write '{{#take-one-step}}' behind the heading that is "
        "meant."
    ) in faults(project)
    translated.write_text(words.replace("Dé un paso", "Dé un paso {#take-one-step}"), "utf-8")
    load(project)
    assert handout.exists()


def test_a_folder_of_no_known_language_is_named(project: Path) -> None:
    (project / "docs/xx").mkdir()
    assert "docs/xx, line 1: 'xx' is no language known here. Known here: en, es." in faults(project)


def test_only_an_edition_has_another_language(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("languages: [en]", "languages: [en, es]")
    settings.write_text(text, "utf-8")
    assert (
        "mkdocs.yml, line 15: languages has more than English, but only an edition is built in "
        "more. Write it into edition.yaml, as docs/about/for-programs.md says."
    ) in faults(project)
