"""What calls made stays while nothing that they are made from changes, and no longer."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from macros import OF_ITS_LESSON, kept_calls, kept_results
from macros import lesson_macros as showing
from macros import session_macros as leading
from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.kept_calls import FOLDER, KeptCalls
from tests.conftest import PROJECT

LESSON = "lessons/relapse-prevention/my-triggers"
OTHER = "lessons/relapse-prevention/riding-out-an-urge"
OWN_WORDS = "Call {{ program.crisis }}. {{ story() }}"


class Pages:
    """Renders pages of one project, again and again, and counts what was made."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.made = 0

    def render(self, library: Library, text: str, place: str) -> str | None:
        """Return the page at `place`, as the next run has it."""
        kept_results.forget()
        calls = KeptCalls(self.project, library, ["program", "story"])
        names = {"program": library.program, "story": self._count, "tonight": self._count}
        return calls.rendered(text, place, names)

    def makes(self, library: Library, text: str = OWN_WORDS, folder: str = LESSON) -> bool:
        """Return whether the next run makes the page of the lesson in `folder`."""
        before = self.made
        assert self.render(library, text, f"{folder}/index.md")
        return self.made > before

    def _count(self) -> str:
        self.made += 1
        return f"The words of call {self.made}."


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path)


def other_minutes(library: Library, folder: str) -> Library:
    """Return `library` with one fact of the lesson in `folder` changed."""
    themes = tuple(
        replace(
            theme,
            lessons=tuple(
                replace(each, facts=each.facts.model_copy(update={"minutes": 59}))
                if each.folder == folder
                else each
                for each in theme.written
            ),
        )
        for theme in library.themes
    )
    return replace(library, themes=themes)


def test_a_run_makes_nothing_that_was_made_before(pages: Pages, library: Library) -> None:
    made = pages.render(library, OWN_WORDS, f"{LESSON}/index.md")
    assert made == f"Call {library.program.crisis}. The words of call 1."
    assert pages.render(library, OWN_WORDS, f"{LESSON}/index.md") == made


def test_other_words_and_another_place_are_made(pages: Pages, library: Library) -> None:
    assert pages.makes(library)
    assert pages.makes(library, f"{OWN_WORDS} And more.")
    assert pages.makes(library, folder=OTHER)


def test_a_lesson_is_made_again_when_it_changes_itself_alone(
    pages: Pages, library: Library
) -> None:
    pages.makes(library)
    assert not pages.makes(other_minutes(library, OTHER))
    assert pages.makes(other_minutes(library, LESSON))


@pytest.mark.parametrize(
    "text",
    [
        "{{ tonight() }}",
        "{{ story() }} {{ tonight() }}",
        "{{ program.phone ~ tonight() }}",
        "{% if tonight() %}{{ story() }}{% endif %}",
        "{{ (tonight)() }}",
    ],
)
def test_what_looks_at_every_lesson_is_made_again_when_one_changes(
    text: str, pages: Pages, library: Library
) -> None:
    assert pages.makes(library, text)
    assert not pages.makes(library, text)
    assert pages.makes(other_minutes(library, OTHER), text)


def test_a_page_of_no_lesson_is_made_again_when_one_changes(pages: Pages, library: Library) -> None:
    first = pages.render(library, "{{ story() }}", "get-help.md")
    assert pages.render(library, "{{ story() }}", "get-help.md") == first
    assert pages.render(other_minutes(library, OTHER), "{{ story() }}", "get-help.md") != first


def test_a_fact_of_the_program_makes_all_again(pages: Pages, library: Library) -> None:
    pages.makes(library)
    program = library.program.model_copy(update={"phone": "555-0100"})
    assert pages.makes(replace(library, program=program))


def test_another_language_makes_its_lessons_again(pages: Pages, library: Library) -> None:
    others: dict[str, Library] = {}
    english = replace(library, others=others)
    others["es"] = replace(library, language="es", english=english)
    assert pages.makes(library)
    assert pages.makes(english)
    assert not pages.makes(english)
    others["es"] = replace(other_minutes(library, LESSON), language="es", english=english)
    assert pages.makes(english)


def test_a_plan_says_on_the_day_that_its_numbers_are_old(
    pages: Pages, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = library.helplines.model_copy(update={"checked": date(2026, 1, 1)})
    library = replace(library, helplines=checked)

    class Day(date):
        now = date(2026, 1, 2)

        @classmethod
        def today(cls) -> "Day":
            return cls(cls.now.year, cls.now.month, cls.now.day)

    monkeypatch.setattr(kept_calls, "date", Day)
    assert pages.makes(library)
    Day.now = date(2026, 1, 3)
    assert not pages.makes(library)
    Day.now = date(2026, 12, 1)
    assert pages.makes(library)


@pytest.mark.parametrize("text", ["{{ unknown() }}", "{{ story( }}", "{% if %}"])
def test_what_is_wrong_is_left_to_the_generator_which_says_so(
    text: str, pages: Pages, library: Library
) -> None:
    assert pages.render(library, text, f"{LESSON}/index.md") is None


@pytest.mark.parametrize("text", ["{{ story() }}", "{% if program %}{{ story() }}{% endif %}"])
def test_what_goes_wrong_in_a_call_is_raised(text: str, tmp_path: Path, library: Library) -> None:
    def wrong() -> str:
        raise UndefinedError("a template of ours")

    calls = KeptCalls(tmp_path, library, [])
    names = {"program": library.program, "story": wrong}
    with pytest.raises(UndefinedError, match="a template of ours"):
        calls.rendered(text, "get-help.md", names)


def test_what_no_page_calls_any_more_is_deleted(tmp_path: Path, library: Library) -> None:
    Pages(tmp_path).makes(library)
    kept_results.forget()
    calls = KeptCalls(tmp_path, library, ["program"])
    calls.rendered("{{ program.crisis }}", "get-help.md", {"program": library.program})
    assert len([*(tmp_path / FOLDER).iterdir()]) == 2
    calls.results.sweep()
    assert len([*(tmp_path / FOLDER).iterdir()]) == 1


WHOLE = """
from dataclasses import replace
from pathlib import Path
from macros.content.loading import load
from macros.kept_calls import KeptCalls
library = replace(load(Path("tests/curriculum")), translated=frozenset("abcdefghij"))
calls = KeptCalls(Path(), library, [])
print(calls.whole, calls.around)
"""
"""Says what stands for a curriculum."""


def test_a_curriculum_is_known_again_in_another_run() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", WHOLE],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "macro",
    [
        showing.opening,
        showing.closing,
        showing.handout,
        showing.story,
        showing.try_it,
        leading.agenda,
        leading.run_sheet,
        leading.chart_note,
    ],
)
@pytest.mark.parametrize("page", ["index", "leader", "handout"])
def test_a_lesson_shows_the_same_when_it_is_alone(
    macro: Callable[[CalledFrom], str], page: str, library: Library
) -> None:
    assert macro in OF_ITS_LESSON
    here = CalledFrom(library, f"{LESSON}/{page}.md")
    assert [*here.alone.library.lessons] == [LESSON]
    assert macro(here.alone) == macro(here)


def test_a_lesson_that_is_alone_is_so_in_every_language(library: Library) -> None:
    others: dict[str, Library] = {}
    english = replace(library, others=others)
    others["es"] = replace(library, language="es", english=english)
    for each in english.in_every_language:
        alone = each.alone(LESSON)
        assert alone.language == each.language
        assert [one.language for one in alone.in_every_language] == ["en", "es"]
        assert [[*one.lessons] for one in alone.in_every_language] == [[LESSON], [LESSON]]
