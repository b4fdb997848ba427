"""The pieces in which the sheets come to the page where they are ticked: one for each lesson."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.curriculum.library import Library
from macros.publish.sheets.sheet import Sheet, loose_sheets, sheets_of

CHOOSE = "print/choose.md"
"""The page where sheets are ticked."""
PIECES_FOLDER = "print/sheets"
"""Where the pieces lie in the built site, in the folder of their language."""
LOOSE = "loose"
"""The name of the piece with the sheets of no lesson."""


@dataclass(frozen=True)
class Piece:
    """The sheets that come together."""

    name: str
    """The lesson's number, and the name of the piece's file without its ending: '6.1'."""
    sheets: tuple[Sheet, ...]


def pieces(library: Library) -> Iterator[Piece]:
    """Yield every piece: the sheets of each lesson, and those of none."""
    yield Piece(LOOSE, (*loose_sheets(library),))
    for lesson in library.lessons.values():
        yield Piece(lesson.number, (*sheets_of(lesson),))
