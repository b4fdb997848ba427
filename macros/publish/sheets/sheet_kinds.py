"""The kinds of sheets that can be printed: one table, a row a kind.

A new kind of paper is one row here, a template or a page that it is cut from, its name in
`overrides/words`, and a test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from macros.content.curriculum.lesson import Lesson

Preparation = Literal[
    "answers", "no-answers", "no-sources", "alone", "fold", "form", "fold-form", "cards"
]
"""What is done to a sheet's HTML; `pdf/preparations.py` has a function for each."""
PacketName = Literal["participants", "leaders", "workbook", "theme"]
"""The packets of a week or session for two sorts of readers, the workbook, and a theme's."""


@dataclass(frozen=True)
class Place:
    """Where one sheet of a lesson stands."""

    title: str
    """The sheet's own heading."""
    page: str
    """The built page inside the lesson's folder: 'index.html'."""
    id: str = ""
    """The component's id in that page; empty stands for the page's whole article."""


@dataclass(frozen=True, kw_only=True)
class SheetKind:
    """One kind of sheet."""

    name: str
    """What file names, the command line and `overrides/words` call it."""
    component: str = ""
    """The component that is such a sheet; empty where it is a whole page."""
    in_lesson: Callable[[Lesson], Iterator[Place]] | None = None
    """Finds the sheets of a lesson; None where the kind belongs to none."""
    pages: tuple[str, ...] = ()
    """The pages inside `docs`, outside the lessons, that are such a sheet; '#' goes before the id
    of a component that is one."""
    packets: tuple[PacketName, ...] = ()
    """The packets that hold it: of each lesson, or once where it belongs to none."""
    sides: int | None = None
    """How many sides it may have in standard print; None stands for any number."""
    good_sides: int | None = None
    """How many sides are aimed at in standard print, where a few sheets may have more."""
    sides_large: int | None = None
    """The same, in large print."""
    is_dense: bool = False
    """True where lines and headings stand close, since it is long or has to fit."""
    fillable: bool = False
    """True where it can be filled in on a screen."""
    is_key: bool = False
    """True for the answers to another sheet: it says so at its head, since it looks like that
    sheet and nobody may copy it for the group by mistake; and no page shows it as it is."""
    prepare: tuple[Preparation, ...] = ()
    """What is done to its HTML wherever it is printed, in this order."""
    prepare_pdf: tuple[Preparation, ...] = ()
    """What is done after that, where a PDF is made of it."""


class Titled(Protocol):
    """A data file with a heading."""

    @property
    def title(self) -> str:
        """The heading."""


def _files(lesson: Lesson, kind: str, files: Mapping[str, Titled]) -> Iterator[Place]:
    """Yield the data files of a `kind`, each on the page that calls it."""
    for name, file in files.items():
        page = lesson.called_in.get((kind, name), "index.md")
        yield Place(file.title, page.replace(".md", ".html"), name)


def _worksheets(lesson: Lesson) -> Iterator[Place]:
    return _files(lesson, "worksheet", lesson.worksheets)


def _quizzes(lesson: Lesson) -> Iterator[Place]:
    return _files(lesson, "quiz", lesson.quizzes)


def _checks(lesson: Lesson) -> Iterator[Place]:
    return _files(lesson, "check", lesson.checks)


def _cards(lesson: Lesson) -> Iterator[Place]:
    return _files(lesson, "cards", lesson.cards)


def _handout(lesson: Lesson) -> Iterator[Place]:
    yield Place(lesson.handout.title, "handout.html")


def _reading(lesson: Lesson) -> Iterator[Place]:
    yield Place(lesson.facts.title, "index.html")


def _run_sheet(lesson: Lesson) -> Iterator[Place]:
    if ("run_sheet", "") in lesson.called_in:
        yield Place(lesson.facts.title, "leader.html", "run-sheet")


def _plan(lesson: Lesson) -> Iterator[Place]:
    yield Place(lesson.plan.title, "leader.html")


READING = SheetKind(
    name="reading",
    in_lesson=_reading,
    packets=("participants", "workbook"),
    # Three; a lesson with many notices may have four, which are two sheets of paper as well.
    sides=4,
    good_sides=3,
    is_dense=True,
    prepare=("alone", "no-sources"),
)
HANDOUT = SheetKind(
    name="handout",
    in_lesson=_handout,
    pages=("print/agreement.md",),
    packets=("participants", "workbook"),
    sides=1,
)
WORKSHEET = SheetKind(
    name="worksheet",
    component="worksheet",
    in_lesson=_worksheets,
    packets=("participants", "workbook", "theme"),
    sides=1,
    fillable=True,
    prepare_pdf=("form",),
)
QUIZ = SheetKind(
    name="quiz",
    component="quiz",
    in_lesson=_quizzes,
    packets=("participants",),
    prepare=("no-answers",),
)
CHECK = SheetKind(
    name="check",
    component="check",
    in_lesson=_checks,
    packets=("participants", "workbook"),
)
RUN_SHEET = SheetKind(
    name="run-sheet",
    component="run-sheet",
    in_lesson=_run_sheet,
    packets=("leaders",),
    sides=1,
    sides_large=2,
)
HARD_MOMENTS = SheetKind(
    name="hard-moments",
    pages=("leaders/hard-moments.md",),
    packets=("leaders",),
    sides=2,
    is_dense=True,
)
PLAN = SheetKind(
    name="plan",
    in_lesson=_plan,
    packets=("leaders",),
    is_dense=True,
    prepare=("alone",),
)
KEY = SheetKind(
    name="key",
    component="quiz",
    in_lesson=_quizzes,
    packets=("leaders",),
    is_key=True,
    prepare=("answers",),
)
CARDS = SheetKind(
    name="cards",
    component="cards",
    in_lesson=_cards,
    packets=("leaders",),
    prepare_pdf=("cards",),
)
FOLD = SheetKind(
    name="fold",
    component="fold",
    pages=("print/safety-card.md", "mine/plan.md#pocket-plan"),
    sides=1,
    sides_large=1,
    fillable=True,
    prepare=("fold",),
    prepare_pdf=("fold-form",),
)
HELP = SheetKind(
    name="help",
    pages=("get-help.md",),
    is_dense=True,
)
ANY_ROOM = SheetKind(
    name="any-room",
    pages=("leaders/any-room.md",),
    is_dense=True,
)

SHEET_KINDS = (
    *(READING, HANDOUT, WORKSHEET, QUIZ, CHECK),
    *(RUN_SHEET, HARD_MOMENTS, PLAN, KEY, CARDS),
    *(FOLD, HELP, ANY_ROOM),
)
"""Every kind of sheet, in the order of lists and inside packets."""
