"""An edition in two languages: where its pages lead and what they say; English stays as it was."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from markdown import markdown

from macros import wording
from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import at_length
from macros.content.files.language_file import language
from macros.content.files.yaml_lines import read_yaml
from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.edition.laid_together import lay_together
from macros.lesson_macros import notice, try_it, worksheet
from macros.plan_clock import PlanClock
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.sheet_html import SheetHtml
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import all_sheets
from macros.publish.web.page_words import PageWords
from macros.publish.web.search_index import write_search_index
from macros.rendering import render
from macros.session_macros import agenda, run_sheet
from macros.site_macros import all_lessons, glossary, lessons, tonight, tools
from tests.conftest import PROJECT

LESSON = "lessons/small-steps/one-step"


def here(library: Library, place: str) -> CalledFrom:
    """Return where a macro stands that is called in the page at `place`."""
    return CalledFrom.place(library, place)


def without(together: Path, edition: Path, project: Path, *places: str) -> Library:
    """Return the curriculum of the edition where these pages are not translated."""
    for place in places:
        (project / "docs/es" / place).unlink()
    lay_together(edition, project)
    return load(together)


def test_an_edition_in_english_holds_no_other_language(project: Path, edition: Path) -> None:
    (edition / "edition.yaml").write_text("name: Harbor\n", "utf-8")
    together = lay_together(edition, project)[1]
    assert not (together / "docs/es").exists()
    assert load(together).others == {}
    ours = (project / "mkdocs.yml").read_text("utf-8")
    assert "  other_languages: []\n" in (together / "mkdocs.yml").read_text("utf-8")
    assert "  /[a-z][a-z]/\n" in ours


def test_templates_learn_what_there_is_in_a_language(together: Path) -> None:
    settings = read_yaml(together / "mkdocs.yml", "mkdocs.yml")
    (table,) = settings.at(("extra", "other_languages"))
    assert isinstance(table, dict)
    assert (table["code"], table["name"], table["reviewed"]) == ("es", "Español", "not yet")
    assert table["pages"][f"{LESSON}/index.html"] == "Ñ One step"
    assert table["words"]["page"]["skip"] != "Skip to the text"
    assert "/[a-z][a-z]/" not in settings.at(("exclude_docs",))
    assert "/es/\n" in settings.at(("not_in_nav",))


def test_an_unknown_language_and_one_without_english_are_refused(
    project: Path, edition: Path
) -> None:
    for typed, answer in (
        ("[en, xx]", "line 2: languages has 'xx', which is no language known here. Known here: en"),
        ("[es]", "line 2: languages are es. Write 'en' first, and each language once"),
    ):
        (edition / "edition.yaml").write_text(f"name: Harbor\nlanguages: {typed}\n", "utf-8")
        with pytest.raises(CurriculumError) as found:
            lay_together(edition, project)
        assert answer in str(found.value)


def test_own_privacy_words_are_wanted_in_every_language(project: Path, edition: Path) -> None:
    settings = edition / "edition.yaml"
    settings.write_text("languages: [en, es]\nprivacy_words: [It stays here.]\n", "utf-8")
    with pytest.raises(CurriculumError, match="privacy_words_in has no 'es'"):
        lay_together(edition, project)
    settings.write_text(
        "languages: [en, es]\nprivacy_words: [It stays here.]\n"
        "privacy_words_in: {es: [Se queda.]}\n",
        "utf-8",
    )
    library = load(lay_together(edition, project)[1])
    assert library.notices["N11"].text[-1] == "It stays here."
    assert library.others["es"].notices["N11"].text[-1] == "Se queda."


def test_links_lead_to_the_page_in_the_language_or_to_the_english_one(
    together: Path, edition: Path, project: Path
) -> None:
    library = without(together, edition, project, "mine/steady.md", "mine/my-plan-b.worksheet.yaml")
    page = here(library, "es/mine/tools.md")
    assert (page.code, page.path, page.root) == ("es", "mine/tools.md", "../../")
    assert page.link(f"{LESSON}/index.md") == "../lessons/small-steps/one-step/index.html"
    assert page.link("mine/steady.md") == "../../mine/steady.html"
    assert page.link("components/x.htm") == "../../components/x.htm"
    assert page.marks(f"{LESSON}/index.md") == ""
    assert page.marks("mine/steady.md") == ' lang="en" hreflang="en"'
    assert page.leads("mine/steady.md") == ' hreflang="en"'
    html = tools(page)
    assert 'href="../../mine/steady.html" lang="en" hreflang="en"' in html
    english = here(library, "mine/tools.md")
    assert english.link("mine/steady.md") == "steady.html"
    assert "lang=" not in tools(english)


def test_a_link_in_a_page_leads_to_english_where_there_is_no_other(
    together: Path, edition: Path, project: Path
) -> None:
    steady = project / "docs/es/mine/steady.md"
    tools_page = project / "docs/es/mine/tools.md"
    tools_page.write_text(
        tools_page.read_text("utf-8") + "\n[Uno](steady.md) y [una lección]"
        "(../lessons/small-steps/one-step/index.md), [afuera](https://example.org).\n",
        "utf-8",
    )
    lay_together(edition, project)
    laid = together / "docs/es/mine/tools.md"
    assert "[Uno](steady.md)" in laid.read_text("utf-8")
    steady.unlink()
    (project / "docs/es/mine/my-plan-b.worksheet.yaml").unlink()
    lay_together(edition, project)
    words = laid.read_text("utf-8")
    assert "[Uno](../../mine/steady.md) y [una lección](../lessons/small-steps/" in words
    assert words.startswith("---\n")
    load(together)


def test_what_an_edition_hides_is_hidden_in_every_language(project: Path, edition: Path) -> None:
    settings = edition / "edition.yaml"
    settings.write_text("languages: [en, es]\nhide: [mine/steady.md]\n", "utf-8")
    tools_page = project / "docs/es/mine/tools.md"
    tools_page.write_text(tools_page.read_text("utf-8") + "\n[Uno](steady.md).\n", "utf-8")
    together = lay_together(edition, project)[1]
    assert not (together / "docs/es/mine/steady.md").exists()
    assert "\nUno.\n" in (together / "docs/es/mine/tools.md").read_text("utf-8")


def test_a_clinics_own_translation_takes_the_place_of_ours(project: Path, edition: Path) -> None:
    own = edition / "docs/es/mine/steady.md"
    own.parent.mkdir(parents=True)
    text = (project / "docs/es/mine/steady.md").read_text("utf-8")
    own.write_text(text.replace("Ñ Steady", "Firme"), "utf-8")
    together = lay_together(edition, project)[1]
    assert load(together).others["es"].pages["mine/steady.md"].title == "Firme"
    assert "Firme" in (together / "mkdocs.yml").read_text("utf-8")
    nav = read_yaml(together / "mkdocs.yml", "mkdocs.yml").at(("nav",))
    assert "es/" not in json.dumps(nav)


def test_lists_hold_every_lesson_each_in_its_own_words(
    together: Path, edition: Path, project: Path
) -> None:
    library = load(together)
    page = here(library, "es/lessons/small-steps/index.md")
    assert "Ñ One step" in lessons(page)
    assert "lang=" not in lessons(page)
    assert "Ñ One step" in all_lessons(here(library, "es/lessons/index.md"))
    shutil.rmtree(project / "docs/es" / LESSON)
    library = without(together, edition, project)
    page = here(library, "es/lessons/small-steps/index.md")
    link = '<a href="../../../lessons/small-steps/one-step/index.html" lang="en" hreflang="en">One'
    assert link in lessons(page)
    assert glossary(here(library, "es/lessons/index.md")).count("Step") == 0
    assert '"language": "en"' in tonight(page)
    assert '"folder": "lessons/small-steps/one-step/"' in tonight(page)


def test_the_interface_is_in_the_language_of_the_page(library: Library) -> None:
    spanish = lessons(here(library, "es/lessons/small-steps/index.md"))
    english = lessons(here(library, "lessons/small-steps/index.md"))
    assert "Lecciones de este tema" in spanish
    assert "1 minute" not in spanish
    assert "Lessons in this theme" in english
    card = render("certificate", "es", program=library.program)
    assert "Certificate" not in card


def test_a_notice_stands_in_both_languages_until_somebody_has_read_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = notice(here(library, f"es/{LESSON}/index.md"), "N2")
    start = '<div lang="en" data-original><div class="notice__first">'
    assert f"{start}<p><strong>Stay safe" in re.sub(r">\s+<", "><", html)
    assert 'lang="en"' not in notice(here(library, f"{LESSON}/index.md"), "N2")
    read = language("es").model_copy(update={"reviewed": "2026-12-01"})
    monkeypatch.setattr(wording, "language", lambda _code: read)
    assert "data-original" not in notice(here(library, f"es/{LESSON}/index.md"), "N2")


def test_a_plan_keeps_its_times_and_says_its_names(library: Library) -> None:
    there = library.lessons[LESSON].session
    own = library.others["es"].lessons[LESSON].session
    for minutes in (15, 60, 90, 180):
        times = [
            [(each.starts, each.minutes, each.step.meant) for each in at_length(session, minutes)]
            for session in (there, own)
        ]
        assert times[0] == times[1], minutes
    assert [block.name for block in own.blocks][:2] == ["Llegada", "Ronda inicial"]
    assert [block.meant for block in own.blocks] == [block.name for block in there.blocks]
    page = here(library, f"es/{LESSON}/leader.md")
    assert "Palabras de privacidad · Momento de calma" in run_sheet(page)
    shown = agenda(page)
    assert "Llegada" in shown
    assert "Arrive" not in re.sub(r"data-[\w-]+='[^']*'", "", shown)
    purposes = json.loads(re.search(r"data-purposes='([^']*)'", shown)[1])  # type: ignore[index]
    assert "A practicar" in purposes
    assert "Nadie ha revisado todavía la traducción" in shown


def test_the_clock_stands_in_the_headings_of_a_translated_plan(library: Library) -> None:
    PlanClock.program = library.program
    plan = "\n\n".join(
        f"## {block.name} ({block.minutes} min)\n\n### Paso ({block.minutes} min, al menos 1)"
        for block in library.others["es"].lessons[LESSON].session.blocks
    )
    html = markdown(plan, extensions=["toc", "macros.plan_clock"])
    assert '<h2 data-at="llegada"' in html
    assert "al menos" not in html
    assert "0:10" in html


def test_sections_of_a_lesson_are_shown_again_under_their_own_heading(library: Library) -> None:
    assert "Pruébelo en casa" in try_it(here(library, f"es/{LESSON}/handout.md"))


def test_an_answer_that_was_picked_is_known_in_the_other_language(
    together: Path, edition: Path, project: Path
) -> None:
    for folder, words in (("docs", "[Yes, No]"), ("docs/es", "[Sí, No]")):
        path = project / folder / LESSON / "my-step.worksheet.yaml"
        text = path.read_text("utf-8")
        path.write_text(
            f"{text.rstrip()}\n  - {{id: ready, ask: Ready?, kind: choose, options: {words}}}\n",
            "utf-8",
        )
    lay_together(edition, project)
    library = load(together)
    english = worksheet(here(library, f"{LESSON}/index.md"), "my-step")
    spanish = worksheet(here(library, f"es/{LESSON}/index.md"), "my-step")
    assert 'value="Yes" data-also=\'["S\\u00ed"]\'' in english
    assert 'value="Sí" data-also=\'["Yes"]\'' in spanish
    assert 'name="my-step.ready"' in english
    assert 'name="my-step.ready"' in spanish


def test_search_has_an_index_for_each_language(library: Library, tmp_path: Path) -> None:
    pages = {
        f"{folder}{page}": PageWords(title, Counter([word]))
        for folder, title, word in (("", "One step", "stairs"), ("es/", "Un paso", "escalera"))
        for page in (f"{LESSON}/index.html", f"{LESSON}/leader.html", "mine/steady.html")
    }
    write_search_index(tmp_path, pages, library)
    english = (tmp_path / "search/pages.js").read_text("utf-8")
    spanish = (tmp_path / "search/es/pages.js").read_text("utf-8")
    assert "stairs" in english
    assert "escalera" not in english
    assert '"es/mine/steady.html"' in spanish
    assert "stairs" not in spanish
    assert f'"es/{LESSON}/leader.html"' in (tmp_path / "search/es/leaders.js").read_text("utf-8")
    # What people type is that of the page in the language.
    assert "begining" in spanish


def test_a_sheet_with_notices_in_two_languages_may_have_a_side_more(library: Library) -> None:
    sheets = {sheet.kind.name: sheet for sheet in all_sheets(library.others["es"])}

    def most(kind: str, content: str) -> int | None:
        found = SheetHtml(content, "es", "")
        return job(sheets[kind], Paper("letter"), found, library.program).most_pages

    doubled = str(notice(here(library, f"es/{LESSON}/index.md"), "N2"))
    assert (most("reading", "Ñ"), most("reading", doubled)) == (3, 4)
    assert (most("handout", "Ñ"), most("handout", doubled)) == (1, 1)


def test_times_of_each_day_are_told_with_the_days_of_the_language(
    project: Path, edition: Path
) -> None:
    settings = "languages: [en, es]\ndays: [Monday, Saturday]\ncalendar: []\n"
    settings += "starts: {Monday: 6:00 pm, Saturday: 9:30 am}\n"
    (edition / "edition.yaml").write_text(settings, "utf-8")
    page = here(load(lay_together(edition, project)[1]), f"es/{LESSON}/leader.md")
    assert '<option value="5">sábado</option>' in agenda(page)
    assert "lunes 6:00 pm; sábado 9:30 am" in agenda(page)
    assert "6:00 pm" in run_sheet(page)
    assert "Saturday" not in run_sheet(page)


def test_whom_to_call_stands_in_both_languages_in_the_foot_of_a_translated_sheet(
    library: Library,
) -> None:
    def printed(code: str) -> Job:
        sheets = {sheet.kind.name: sheet for sheet in all_sheets(library.others["es"])}
        return job(sheets["handout"], Paper("letter"), SheetHtml("Ñ", code, ""), library.program)

    danger = '\u003cspan lang="en">In danger now: call 911. Any crisis, any time: call 988'
    assert danger in printed("es").document
    assert "two-languages-room.css" in [style.name for style in printed("es").styles]
    (english, *_) = [sheet for sheet in all_sheets(library) if sheet.kind.name == "handout"]
    own = job(english, Paper("letter"), SheetHtml("A", "en", ""), library.program)
    assert "lang=" not in own.document.partition("\u003cfooter")[2]
    assert not [style for style in own.styles if "two-languages" in style.name]


def test_the_safety_card_says_danger_in_both_languages_until_somebody_has_read_it() -> None:
    text = (PROJECT / "docs/es/print/safety-card.md").read_text("utf-8")
    in_english = text.count('{ lang="en" }')
    assert in_english == (2 if language("es").reviewed == "not yet" else 0)
