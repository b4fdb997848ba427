"""Gives the free space of a sheet to those who write on it: rows and lines grow into it."""

from collections.abc import Collection, Iterator
from itertools import pairwise, starmap

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box, InlineBlockBox

from macros.publish.pdf.overflow import MM, all_boxes

ROWS = ("data-rule", "data-row")
"""What marks a line, and the row of a table, to write on."""
SPARE = 5.0
"""Millimeters left free at the end of a page, so that the last line is not taken for the foot's."""
STEPS = (1.0, 0.6, 0.3)
"""Shares of the room that are tried where a row that goes overleaf may take more of it."""
GAP = 0.2
"""The part of a side from which on it is left empty, since what follows is tall."""
LEAST = 0.3
"""Millimeters a row that nobody would notice."""


def growths(document: Document) -> Iterator[float]:
    """Yield by how many millimeters each row could grow, before large print is blown up.

    The style bounds it: no row needs more than 16 mm.
    """
    rows = sum(len({*_rows(page._page_box)}) for page in document.pages)
    most = (free(document) - SPARE) / rows if rows else 0
    steps = STEPS if len(document.pages) > 1 else STEPS[:1]
    yield from (more for step in steps if (more := most * step) > LEAST)


def growths_alone(document: Document) -> Iterator[tuple[str, float]]:
    """Yield which parts stand on one of some sides alone, and by how much their rows grow.

    The parts are a selector, and the growth is in millimeters; the last side comes first.
    """
    sides = [*_alone(document)]
    for page, parts, room in reversed(sides if len(sides) > 1 else []):
        rows = {*_rows(page._page_box, parts)}
        more = (room - SPARE) / len(rows) if rows else 0
        if more > LEAST:
            yield _selector(parts), more


def choices_alone(document: Document) -> Iterator[str]:
    """Yield the rules of style by which choices fill a side that is left empty after them.

    They stand one under another where that fits, and farther apart. No other side has their parts.
    """
    for page, parts, left in [*_alone(document)][:-1]:
        room = left - SPARE
        if not parts or room < GAP * page._page_box.height * MM:
            continue
        choices = [box for box in all_boxes(page._page_box) if _is_choice(box)]
        heights = [float(box.margin_height()) * MM for box in choices]
        rows: dict[int, float] = {}
        for box, height in zip(choices, heights, strict=True):
            row = round(box.position_y)
            rows[row] = max(height, rows.get(row, 0))
        if rows:
            more = sum(heights) - sum(rows.values())
            in_one = more < room
            apart = (room - more) / len(choices) if in_one else room / len(rows)
            width = "--choice: 100%; " if in_one else ""
            yield f"{_selector(parts)} {{ {width}--apart: {apart / 2:.2f}mm }}\n"


def _alone(document: Document) -> Iterator[tuple[Page, Collection[str], float]]:
    """Yield each page with the parts that stand on no other, and the millimeters left under it."""
    pages = document.pages
    sides = [{*parts_of(page)} for page in pages]
    rooms = [*starmap(free_before, pairwise(pages)), free(document)]
    for number, (page, room) in enumerate(zip(pages, rooms, strict=True)):
        yield page, sides[number].difference(*sides[:number], *sides[number + 1 :]), room


def growing(selector: str, more: float) -> str:
    """Return the rule of style by which rows in what is selected grow by `more` millimeters."""
    return f"{selector} {{ --grow: {more:.2f}mm }}\n" if more else ""


def _selector(parts: Collection[str]) -> str:
    return ", ".join(f'[data-part="{part}"]' for part in sorted(parts))


def free(document: Document) -> float:
    """Return how many millimeters are left under the words of the last page."""
    last = document.pages[-1]._page_box
    return (float(last.height) - filled(last)) * MM


def free_before(page: Page, after: Page) -> float:
    """Return how many millimeters are left under the words of a page that is not the last.

    What goes on in the page `after` it reaches down to the foot here, words or none.
    """
    box, over = page._page_box, {id(one.element) for one in all_boxes(after._page_box)}
    ends = (
        one.position_y + one.margin_height()
        for main in all_boxes(box)
        if _is(main, "main")
        for one in all_boxes(main)
        if id(one.element) not in over
    )
    top = box.content_box_y()
    return float(top + box.height - max(ends, default=top)) * MM


def filled(page: Box) -> float:
    """Return how much of a page's height its words take, beside its foot, in pixels."""
    ends = (box.position_y + box.margin_height() for box in all_boxes(page) if _is(box, "main"))
    top = page.content_box_y()
    return float(max(ends, default=top + page.height) - top)


def _rows(page: Box, parts: Collection[str] | None = None) -> Iterator[int]:
    """Yield how far down each row stands, in all or some parts; rows side by side are one."""
    for box in all_boxes(page):
        if parts is not None and _mark(box, "data-part") in parts:
            yield from _rows(box)
        elif parts is None and any(_mark(box, name) is not None for name in ROWS):
            yield round(box.position_y)


def parts_of(page: Page) -> Iterator[str]:
    """Yield the name of each part of a sheet that stands on a page."""
    for box in all_boxes(page._page_box):
        if name := _mark(box, "data-part"):
            yield name


def _mark(box: Box, name: str) -> str | None:
    return None if box.element is None else box.element.get(name)


def _is_choice(box: Box) -> bool:
    return isinstance(box, InlineBlockBox) and _is(box, "label")


def _is(box: Box, tag: str) -> bool:
    return box.element is not None and box.element_tag == tag
