"""Gives back to the words of a sheet what its tight layout left free on the last side."""

from collections.abc import Iterator

from weasyprint import Document

from macros.publish.pdf.writing_room import end_of_words

STEPS = (0.95, 0.75, 0.5, 0.25)
"""Shares of the room that are tried: what stays in one piece may need more than its height."""
LEAST = 0.1
"""An ease that nobody would notice."""
LEAST_KEPT = 0.7
"""The part of its height that a sheet keeps where it is laid out as tightly as can be."""


def eases(loose: Document, tight: Document, sides: int) -> Iterator[float]:
    """Yield how far from `tight`, 0, to `loose`, 1, words might stand on so many `sides`."""
    page = tight.pages[0]._page_box
    wanted, needed = (_height(document, page.height) for document in (loose, tight))
    if wanted <= needed:
        return
    room = min(1.0, (sides * page.height - needed) / (wanted - needed))
    yield from (ease for step in STEPS if (ease := room * step) > LEAST)


def may_spare_a_side(document: Document) -> bool:
    """Return whether its last side holds so little that closer lines might spare it."""
    last = document.pages[-1]._page_box
    others = len(document.pages) - 1
    used = (end_of_words(last) - float(last.content_box_y())) / last.height
    return bool((others + used) * LEAST_KEPT <= others)


def _height(document: Document, page: float) -> float:
    """Return how high the words would be, in pixels, on one endless side."""
    last = document.pages[-1]._page_box
    return (len(document.pages) - 1) * page + end_of_words(last) - float(last.content_box_y())
