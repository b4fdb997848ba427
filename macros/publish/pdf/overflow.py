"""Finds what does not fit on its page: too many pages, too wide, or down into the foot."""

from collections.abc import Iterator

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box, MarginBox, ReplacedBox, TextBox

from macros.publish.sheets.paper import Paper

MM = 25.4 / 96
"""Millimeters in one CSS pixel."""
UNPRINTABLE = 5.0
"""Millimeters along each edge that an office printer leaves white."""
REACHED = 16.0
"""Millimeters from an edge that every printer reaches: whom to call stands no nearer to one."""
FEW = 30
"""Letters that tell which part is meant."""
HAIR = 1.0
"""Pixels that rounding may cost."""


def faults(document: Document, paper: Paper, most_pages: int | None) -> Iterator[str]:
    """Yield what does not fit, with what its author can do about it."""
    pages = document.pages
    if most_pages and len(pages) > most_pages:
        yield (
            f"needs {len(pages)} pages and has to fit on {most_pages}. Take out a line to write "
            "on, or make a paragraph, a hint, an example or what stands above the cards shorter."
        )
    for number, page in enumerate(pages, start=1):
        if wide := _beyond_the_edge(page, paper):
            yield (
                f"is {wide:.0f} mm too wide on page {number}. Give its table fewer columns, "
                "or use shorter words."
            )
        if low := _below_the_text(page, paper):
            yield (
                f"has a part that is {low:.0f} mm taller than page {number}. Make that part "
                "shorter, or make two of it."
            )
        if low := _below_what_is_reached(page, paper):
            yield (
                f"has whom to call {low:.0f} mm too low on page {number}: not every printer "
                f"reaches the last {REACHED:.0f} mm. Write a shorter name or phone in the "
                "program's settings."
            )
        for words in _out_of_their_place(page):
            yield f"has no room on page {number} for all of '{words}'. Use fewer words there."


def _beyond_the_edge(page: Page, paper: Paper) -> float:
    edge = page.width - UNPRINTABLE / MM / paper.zoom
    ends = (box.position_x + box.margin_width() for box in _printed(page._page_box))
    return _excess(max(ends, default=0), edge, paper)


def _below_the_text(page: Page, paper: Paper) -> float:
    root = page._page_box
    bottom = root.content_box_y() + root.height
    in_foot = {
        box for child in root.children if isinstance(child, MarginBox) for box in all_boxes(child)
    }
    ends = (
        box.position_y
        + box.margin_height()
        - (page.height - UNPRINTABLE / MM / paper.zoom - bottom)
        if box in in_foot
        else box.position_y + box.margin_height()
        for box in _printed(root)
    )
    return _excess(max(ends, default=0), bottom, paper)


def _below_what_is_reached(page: Page, paper: Paper) -> float:
    """Return by how many mm whom to call stands too low in the foot of a `page`."""
    allowed = page.height - REACHED / MM / paper.zoom
    ends = (
        box.position_y + box.margin_height()
        for box in all_boxes(page._page_box)
        if _is_marked(box, "data-reached")
    )
    return _excess(max(ends, default=0), allowed, paper)


def _out_of_their_place(page: Page) -> Iterator[str]:
    """Yield the first words of each part whose place has a height, and that needs more."""
    for box in all_boxes(page._page_box):
        if _is_marked(box, "data-bounded"):
            bottom = box.position_y + box.margin_height()
            ends = (one.position_y + one.margin_height() for one in _printed(box))
            if max(ends, default=0) > bottom + HAIR:
                words = " ".join(
                    one.text.strip() for one in _printed(box) if isinstance(one, TextBox)
                )
                yield f"{words[:FEW]} …"


def _is_marked(box: Box, mark: str) -> bool:
    is_whole = box.element is not None and not isinstance(box, TextBox)
    return is_whole and mark in box.element.attrib and box.element_tag == box.element.tag


def _excess(found: float, allowed: float, paper: Paper) -> float:
    return (found - allowed) * MM * paper.zoom if found > allowed + HAIR else 0


def _printed(root: Box) -> Iterator[Box]:
    """Yield every box that leaves ink: a run of words, or a drawing."""
    return (box for box in all_boxes(root) if isinstance(box, TextBox | ReplacedBox))


def all_boxes(box: Box) -> Iterator[Box]:
    """Yield a box of a laid out page, and all in it."""
    # A box that is placed absolutely hides behind a placeholder.
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from all_boxes(child)
