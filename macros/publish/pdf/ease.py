"""Gives back to the words of a sheet what its tight layout left free on its sides."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box

from macros.publish.pdf.overflow import MM, all_boxes
from macros.publish.pdf.writing_room import SPARE, filled, free_before

STEPS, FEW_STEPS = (0.95, 0.75, 0.5, 0.25), (0.7, 0.3)
"""Shares of the room that are tried: what stays in one piece may need more than its height.

On many sides each try takes long.
"""
MANY = 4
"""So many sides, or more, are many."""
LEAST = 0.1
"""An ease that nobody would notice."""
LEAST_KEPT = 0.7
"""The part of its height that a sheet keeps where it is laid out as tightly as can be."""
WELL_USED, PAIRED = 0.5, (2, 4)
"""The part of a last side from which on it is no waste, but after so many others."""
LITTLE = 0.25
"""The part of a last side up to which words are closed up some more to spare it."""
MOST_ALONE = 3.0
"""The ease of words on a side whose room is no use to others: letters stay, lines stand apart."""
LOOSER = 0.3
"""The share by which words with an ease of 1 are higher, about."""
STEPS_ALONE = (1.4, 1.1, 0.8, 0.5)
"""Shares of the ease that seems to be free which are tried."""


def eases(loose: Document, tight: Document, sides: int) -> Iterator[float]:
    """Yield how far from `tight`, 0, to `loose`, 1, words might stand on so many `sides`."""
    page = tight.pages[0]._page_box
    wanted, needed = (_height(document, page.height) for document in (loose, tight))
    if wanted <= needed:
        return
    room = min(1.0, (sides * page.height - needed) / (wanted - needed))
    steps = STEPS if sides < MANY else FEW_STEPS
    yield from (ease for step in steps if (ease := room * step) > LEAST)


def may_spare_a_side(document: Document) -> bool:
    """Return whether closer lines might spare its last side, and that is worth it.

    It is where the side holds little, and in a short one where a sheet of paper begins with it.
    """
    others, used = len(document.pages) - 1, _used_of_last(document)
    is_wasted = used <= WELL_USED or others in PAIRED
    return bool(is_wasted and (others + used) * LEAST_KEPT <= others)


def sides_to_aim_at(loose: Document, tight: Document) -> int:
    """Return on how many sides a sheet shall stand: one less, or two to spare a sheet of paper."""
    less = len(loose.pages) - 1
    return less - 1 if less % 2 and len(tight.pages) < less else less


def takes_a_side_for_little(document: Document, tight: Document) -> bool:
    """Return whether little stands on its last side, which its `tight` layout does not need."""
    return len(tight.pages) < len(document.pages) and _used_of_last(document) <= LITTLE


def half_empty(document: Document) -> int:
    """Return how many sides before the last are half empty, since what follows is tall."""
    rooms = [free_before(*two) for two in pairwise(document.pages)]
    return sum(room > document.pages[0]._page_box.height * MM / 2 for room in rooms)


def eases_alone(most: float, share: float) -> Iterator[float]:
    """Yield how loose words might stand on a side of which a `share` is free, most first.

    `most` is how loose they stand already.
    """
    yield from (min(MOST_ALONE, most + share / LOOSER * step) for step in STEPS_ALONE)


def easing(selector: str, ease: float) -> str:
    """Return the rule of style that lets what is selected stand with an `ease`."""
    return f"{selector} {{ --ease: {ease:.2f} }}\n" if ease else ""


def sides_alone(document: Document) -> Iterator[tuple[str, float]]:
    """Yield a selector of the blocks of each side but the last, and the share of it that is free.

    What follows stands on the next side since it stays in one piece, and is left out.
    """
    for page, after in pairwise(document.pages):
        beyond = blocks_of(after)
        here = [number for number in blocks_of(page) if number not in beyond]
        room = free_before(page, after) - SPARE
        if here and room > SPARE:
            yield _between(here[0], here[-1]), room / (page._page_box.height * MM - room)


def blocks_of(page: Page) -> Sequence[int]:
    """Return the numbers of the blocks of an article, from 1, that stand on a side of it."""
    return [*boxes_of(page)]


def boxes_of(page: Page) -> Mapping[int, Box]:
    """Return the boxes of these blocks, by their numbers."""
    for box in all_boxes(page._page_box):
        if box.element is not None and box.element_tag == "article":
            elements = [one for one in box.element if isinstance(one.tag, str)]
            inside = {id(child.element): child for child in box.children}
            return {
                number: inside[id(one)]
                for number, one in enumerate(elements, start=1)
                if id(one) in inside
            }
    return {}


def _between(first: int, last: int) -> str:
    return f"article > :nth-child(n + {first}):nth-child(-n + {last})"


def _used_of_last(document: Document) -> float:
    """Return the part of its last side that a sheet has filled."""
    last = document.pages[-1]._page_box
    return filled(last) / float(last.height)


def _height(document: Document, page: float) -> float:
    """Return how high the words would be, in pixels, on one endless side."""
    return (len(document.pages) - 1) * page + filled(document.pages[-1]._page_box)
