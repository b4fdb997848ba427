"""Lets the words of a board sheet be as large as their sides allow: they are read from a wall."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from math import sqrt

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import TextBox

from macros.publish.pdf.ease import blocks_of, boxes_of
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
    fits, fails = _bounds(document)
    tried: dict[int, int] = {}
    while any(fails[block] - fits[block] > 1 for block in sides):
        tried = {block: (fits[block] + fails[block]) // 2 for block in sides}
        document = lay_out(_rules(tried))
        too_large = _too_large(document, sides)
        for block, size in tried.items():
            (fails if block in too_large else fits)[block] = size
    while tried != fits:
        tried = dict(fits)
        document = lay_out(_rules(tried))
        fits |= {block: max(0, tried[block] - 1) for block in _too_large(document, sides)}
    return document


def _bounds(document: Document) -> tuple[dict[int, int], dict[int, int]]:
    """Return for each block a size that its sides most likely have room for, and one too large.

    Words that are twice as large take twice the room where no line breaks anew, and four times
    where all do.
    """
    used: dict[int, list[float]] = {}
    for page in document.pages:
        share = _used(page)
        for block in blocks_of(page):
            used.setdefault(block, []).append(share)
    rooms = {block: len(parts) / sum(parts) for block, parts in used.items()}
    fits = {block: max(0, bisect_right(SIZES, sqrt(room)) - 1) for block, room in rooms.items()}
    return fits, {block: max(1, bisect_right(SIZES, room)) for block, room in rooms.items()}


def _too_large(document: Document, sides: Mapping[int, int]) -> set[int]:
    """Return the blocks that need other `sides` than before, or have a word that is too wide."""
    found, cut = _sides(document), _too_wide(document)
    return {block for block in sides if found[block] != sides[block] or block in cut}


def _used(page: Page) -> float:
    """Return which part of a side is used down to the end of its last block."""
    root = page._page_box
    low = max(box.position_y + box.margin_height() for box in boxes_of(page).values())
    return float((low - root.content_box_y()) / root.height)


def _rules(sizes: Mapping[int, int]) -> str:
    return "".join(
        f"article > :nth-child({block}) {{ --size: {SIZES[size]} }}\n"
        for block, size in sizes.items()
    )


def _sides(document: Document) -> Mapping[int, int]:
    """Return on how many sides each block stands, by its number."""
    return Counter(block for page in document.pages for block in blocks_of(page))


def _too_wide(document: Document) -> set[int]:
    """Return the blocks of the pages on which a word needs more than the width."""
    return {block for page in document.pages if _is_too_wide(page) for block in blocks_of(page)}


def _is_too_wide(page: Page) -> bool:
    root = page._page_box
    edge = root.content_box_x() + root.width + HAIR
    boxes = (box for box in all_boxes(root) if isinstance(box, TextBox))
    return any(box.position_x + box.width > edge for box in boxes)
