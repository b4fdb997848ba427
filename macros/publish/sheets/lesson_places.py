"""Where the sheets of each kind stand in a lesson.

These are functions of a module, since a kind of sheet goes from one process to another.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from macros.content.curriculum.lesson import Lesson
from macros.publish.sheets.sheet_kind import SheetPlace


class Titled(Protocol):
    """A data file with a heading."""

    @property
    def title(self) -> str:
        """The heading."""


def _files(lesson: Lesson, kind: str, files: Mapping[str, Titled]) -> Iterator[SheetPlace]:
    """Yield the data files of a `kind`, each on the page that calls it."""
    for name, file in files.items():
        page = lesson.called_in.get((kind, name), "index.md")
        yield SheetPlace(file.title, page.replace(".md", ".html"), name)


def worksheets(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the worksheets of a lesson."""
    return _files(lesson, "worksheet", lesson.worksheets)


def quizzes(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the quizzes of a lesson."""
    return _files(lesson, "quiz", lesson.quizzes)


def checks(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the self-checks of a lesson."""
    return _files(lesson, "check", lesson.checks)


def cards(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the cards of a lesson."""
    return _files(lesson, "cards", lesson.cards)


def paths(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the stories to choose of a lesson."""
    return _files(lesson, "path", lesson.paths)


def handout(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the lesson's handout."""
    yield SheetPlace(lesson.handout.title, "handout.html", is_cut=lesson.handout.cut)


def reading(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the lesson itself, to be read."""
    yield SheetPlace(lesson.facts.title, "index.html")


def run_sheet(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the run sheet, where the plan calls it."""
    if ("run_sheet", "") in lesson.called_in:
        yield SheetPlace(lesson.facts.title, "leader.html", "run-sheet")


def plan(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the leader's plan."""
    yield SheetPlace(lesson.plan.title, "leader.html")


def board(lesson: Lesson) -> Iterator[SheetPlace]:
    """Yield the plan, of which a leader without a projector puts up the times and the slides."""
    yield SheetPlace(lesson.facts.title, "leader.html")
