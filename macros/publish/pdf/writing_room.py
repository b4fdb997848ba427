"""Gives the free space of a sheet to those who write on it: rows and lines grow into it."""

from collections.abc import Iterator

from weasyprint import Document
from weasyprint.formatting_structure.boxes import Box

from macros.publish.pdf.overflow import MM, all_boxes

ROWS = ("data-rule", "data-row")
"""What marks a line, and the row of a table, to write on."""
SPARE = 5.0
"""Millimeters left free at the end of a page, so that the last line is not taken for the foot's."""
LEAST = 0.3
"""Millimeters a row that nobody would notice."""


def growth(document: Document) -> float:
    """Return by how many millimeters each row could grow, before large print is blown up.

    The style bounds it: no row needs more than 16 mm.
    """
    last = document.pages[-1]._page_box
    free = float(last.content_box_y() + last.height - end_of_words(last)) * MM - SPARE
    rows = sum(len({*_rows(page._page_box)}) for page in document.pages)
    more: float = free / rows if rows else 0
    return more if more > LEAST else 0


def end_of_words(page: Box) -> float:
    """Return how far down the words of a page go, beside its foot, in pixels."""
    ends = (box.position_y + box.margin_height() for box in all_boxes(page) if _is(box, "main"))
    return float(max(ends, default=page.content_box_y() + page.height))


def _rows(page: Box) -> Iterator[int]:
    """Yield how far down each row stands; those side by side grow together."""
    for box in all_boxes(page):
        if box.element is not None and any(name in box.element.attrib for name in ROWS):
            yield round(box.position_y)


def _is(box: Box, tag: str) -> bool:
    return box.element is not None and box.element_tag == tag
