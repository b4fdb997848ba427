"""Lets the words of a board sheet be as large as their sides allow: they are read from a wall."""

from collections.abc import Callable, Mapping

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import TextBox

from macros.publish.pdf.ease import blocks_of
from macros.publish.pdf.overflow import HAIR, all_boxes

LayOut = Callable[[str], Document]
"""Lays the sheet out with some more rules of style."""
SIZES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.55, 1.7, 1.9)
"""How many times as large words may be; the largest can be read from the other end of a room."""


def as_large_as_fits(document: Document, lay_out: LayOut) -> Document:
    """Return the pages of a sheet with the words of each block as large as its sides allow.

    `document` has its words in the first of the sizes. Blocks stand on sides of their own, so that
    one layout tries a size for each of them.
    """
    sides = _sides(document)
    fits, fails = dict.fromkeys(sides, 0), dict.fromkeys(sides, len(SIZES))
    tried = fits
    while any(fails[block] - fits[block] > 1 for block in sides):
        tried = {block: (fits[block] + fails[block]) // 2 for block in sides}
        document = lay_out(_rules(tried))
        found, cut = _sides(document), _too_wide(document)
        for block, size in tried.items():
            is_good = found.get(block) == sides[block] and block not in cut
            (fits if is_good else fails)[block] = size
    return document if tried == fits else lay_out(_rules(fits))


def _rules(sizes: Mapping[int, int]) -> str:
    return "".join(
        f"article > :nth-child({block}) {{ --size: {SIZES[size]} }}\n"
        for block, size in sizes.items()
    )


def _sides(document: Document) -> dict[int, int]:
    """Return on how many sides each block stands, by its number."""
    every = [block for page in document.pages for block in blocks_of(page)]
    return {block: every.count(block) for block in every}


def _too_wide(document: Document) -> set[int]:
    """Return the blocks of the pages on which a word needs more than the width."""
    return {block for page in document.pages if _is_too_wide(page) for block in blocks_of(page)}


def _is_too_wide(page: Page) -> bool:
    root = page._page_box
    edge = root.content_box_x() + root.width + HAIR
    boxes = (box for box in all_boxes(root) if isinstance(box, TextBox))
    return any(box.position_x + box.width > edge for box in boxes)
