"""What there is to print: every sheet of every lesson, read from the library alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.publish.sheets.paper import Paper
from macros.wording import said

Kind = Literal["worksheet", "handout", "quiz", "key", "check", "cards", "plan", "fold", "help"]

SHEET_KINDS: tuple[Kind, ...] = (
    *("worksheet", "handout", "quiz", "key", "check", "cards", "plan"),
    *("fold", "help"),
)
"""Every kind of sheet, in the order of lists."""

ONE_SIDE: tuple[Kind, ...] = ("worksheet", "handout", "fold")
"""The kinds that fit on one side of one page in standard print."""
FILLABLE: tuple[Kind, ...] = ("worksheet", "fold")
"""The kinds that can be filled in on a screen."""


@dataclass(frozen=True)
class Sheet:
    """One thing to print: a component of a built page, or the whole article of one."""

    kind: Kind
    number: str
    """The lesson's number: '6.1'; empty for a sheet that belongs to none."""
    lesson: str
    """The lesson's folder name: 'my-triggers'; of a sheet that belongs to none, its own name."""
    title: str
    """The sheet's own heading, as its author wrote it."""
    page: str
    """The built page inside the site: 'lessons/relapse-prevention/my-triggers/index.html'."""
    id: str = ""
    """The component's id in that page; empty stands for the page's whole article."""
    twin: bool = False
    """True where the lesson has a second sheet of this kind, so that the name must say which."""

    @property
    def stem(self) -> str:
        """The file name without paper and ending: '6.1-my-triggers-worksheet'."""
        if not self.number:
            return f"{self.lesson}-worksheet" if self.kind == "worksheet" else self.lesson
        which = f"-{self.id}" if self.twin else ""
        return f"{self.number}-{self.lesson}-{self.kind}{which}"

    def file_name(self, paper: Paper) -> str:
        """Return the PDF's name: '6.1-my-triggers-worksheet-letter.pdf'."""
        return f"{self.stem}-{paper.name}.pdf"


HELP = "get-help"
"""The name of the sheet with every number to call."""
POCKET = "pocket-plan"
"""The name of the plan that folds, and the id of its component."""
LOOSE: tuple[tuple[Kind, str, str], ...] = (
    ("handout", "print/agreement.md", ""),
    ("fold", "print/safety-card.md", ""),
    ("fold", "mine/plan.md", POCKET),
    ("help", f"{HELP}.md", ""),
)
"""What belongs to no lesson, beside the worksheets of other pages: kind, page inside `docs`, and
the component of that page."""


def all_sheets(library: Library) -> tuple[Sheet, ...]:
    """Return every sheet, lesson by lesson in the order of the nav, then those of no lesson."""
    lessons = library.lessons.values()
    return (*(sheet for lesson in lessons for sheet in sheets_of(lesson)), *loose_sheets(library))


def loose_sheets(library: Library) -> Iterator[Sheet]:
    """Yield the sheets that belong to no lesson; what a program took out is left out."""
    for kind, path, part in LOOSE:
        if facts := library.pages.get(path):
            name = part or PurePosixPath(path).stem
            title = said("my_plan", "card", "title") if part else facts.title
            yield Sheet(kind, "", name, title, _built(path), part)
    for page in library.sheet_pages:
        if not page.number:
            for name, worksheet in page.worksheets.items():
                yield Sheet("worksheet", "", name, worksheet.title, _built(page.path), name)


def _built(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"


def sheets_of(lesson: Lesson) -> Iterator[Sheet]:
    """Yield the sheets of one lesson; what it does not have is left out."""
    yield from _components(lesson, "worksheet", {n: s.title for n, s in lesson.worksheets.items()})
    yield _page(lesson, "handout", "handout.html", lesson.handout.title)
    quizzes = {name: quiz.title for name, quiz in lesson.quizzes.items()}
    yield from _components(lesson, "quiz", quizzes)
    yield from _components(lesson, "key", quizzes)
    yield from _components(lesson, "check", {n: c.title for n, c in lesson.checks.items()})
    yield from _components(lesson, "cards", {n: c.title for n, c in lesson.cards.items()})
    yield _page(lesson, "plan", "leader.html", lesson.plan.title)


def chosen(
    sheets: Sequence[Sheet], lessons: Sequence[str] = (), kinds: Sequence[Kind] = ()
) -> tuple[Sheet, ...]:
    """Return the sheets of `lessons` (numbers or folder names) and `kinds`; nothing means all."""
    return tuple(
        sheet
        for sheet in sheets
        if (not lessons or sheet.number in lessons or sheet.lesson in lessons)
        and (not kinds or sheet.kind in kinds)
    )


def _components(lesson: Lesson, kind: Kind, titles: dict[str, str]) -> Iterator[Sheet]:
    page = f"{lesson.folder}/index.html"
    for name, title in titles.items():
        yield Sheet(kind, lesson.number, _slug(lesson), title, page, name, len(titles) > 1)


def _page(lesson: Lesson, kind: Kind, page: str, title: str) -> Sheet:
    return Sheet(kind, lesson.number, _slug(lesson), title, f"{lesson.folder}/{page}")


def _slug(lesson: Lesson) -> str:
    return lesson.folder.rpartition("/")[2]
