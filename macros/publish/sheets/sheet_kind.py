"""What one kind of sheet is: where it stands, how it is prepared, and how many sides it has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from macros.content.curriculum.lesson import Lesson

Preparation = Literal[
    "answers",
    "no-answers",
    "no-sources",
    "alone",
    "steps",
    "board",
    "fold",
    "fit-fold",
    "form",
    "fold-form",
    "cards",
    "pages",
    "drawings",
]
"""What is done to a sheet's HTML; `pdf/preparations.py` has a function for each."""
PacketName = Literal["participants", "leaders", "workbook"]
"""The packets of a session for two sorts of readers, and the workbook."""


@dataclass(frozen=True)
class SheetPlace:
    """Where one sheet of a lesson stands."""

    title: str
    """The sheet's own heading."""
    page: str
    """The built page inside the lesson's folder: 'index.html'."""
    id: str = ""
    """The component's id in that page; empty stands for the page's whole article."""
    is_cut: bool = False
    """True where it is cut out or folded, unlike others of its kind."""


@dataclass(frozen=True, kw_only=True)
class SheetKind:
    """One kind of sheet."""

    name: str
    """What file names, the command line and `overrides/words` call it."""
    component: str = ""
    """The component that is such a sheet; empty where it is a whole page."""
    in_lesson: Callable[[Lesson], Iterator[SheetPlace]] | None = None
    """Finds the sheets of a lesson; None where the kind belongs to none."""
    pages: tuple[str, ...] = ()
    """The pages inside `docs`, outside the lessons, that are such a sheet; '#' goes before the id
    of a component that is one."""
    packets: tuple[PacketName, ...] = ()
    """The packets that hold it: of each lesson, or once where it belongs to none."""
    sides: int | None = None
    """How many sides it may have in standard print; None stands for any number."""
    sides_large: int | None = None
    """The same, in large print."""
    is_large: bool = False
    """True where its letters are large as they are, so that there is no large print of it."""
    closes_up: bool = False
    """True where `tight.css` spares a side that would be nearly empty."""
    is_dense: bool = False
    """True where lines and headings stand close, since it is long or has to fit."""
    fillable: bool = False
    """True where it can be filled in on a screen."""
    grows: bool = False
    """True where rows and lines to write on grow into what is free on the last side."""
    is_cut: bool = False
    """True where it is cut out of its paper or folded, so that no other sheet may stand on its
    back."""
    is_key: bool = False
    """True for the answers to another sheet: it says so at its head, since it looks like that
    sheet and nobody may copy it for the group by mistake; and no page shows it as it is."""
    prepare: tuple[Preparation, ...] = ()
    """What is done to its HTML wherever it is printed, in this order."""
    prepare_pdf: tuple[Preparation, ...] = ()
    """What is done after that, where a PDF is made of it."""
