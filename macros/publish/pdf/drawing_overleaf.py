"""Lets words go on where a drawing has no room and goes overleaf: a side would end with a gap."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import html
from lxml.html import HtmlElement
from weasyprint import Document

from macros.publish.pdf.ease import blocks_of, boxes_of
from macros.publish.pdf.overflow import MM
from macros.publish.pdf.writing_room import GAP, free_before

FEW_LINES = 16.0
"""Millimeters of three lines: less is no room for words that go on overleaf."""
HEADINGS = ("h2", "h3")
"""What stands over a drawing, and stays with its words."""
WORDS, BOX = ("p", "ul", "ol"), "notice"
"""What can stand before a drawing; a box does where all of it has room."""


def widest_gap(document: Document) -> float:
    """Return how many millimeters the emptiest side but the last ends with."""
    return max((free_before(*two) for two in pairwise(document.pages)), default=0)


def words_ahead(source: str, document: Document) -> str:
    """Return the HTML of a document with words before each drawing that left a gap to them.

    `source` is its HTML as it is. Words of the drawing's own section only are set before it.
    """
    page = html.document_fromstring(source)
    blocks = [one for one in page.xpath("//article[1]/*") if isinstance(one.tag, str)]
    moves = [*_moves(blocks, document)]
    for drawing, after in moves:
        after.addnext(drawing)
    return _written(page) if moves else source


def _moves(
    blocks: list[HtmlElement], document: Document
) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Yield each drawing that shall go behind some words, and the last of these."""
    heights = _heights(document)
    for before, after in pairwise(document.pages):
        room = free_before(before, after)
        known = blocks_of(before)
        found = [number for number in blocks_of(after) if number not in known]
        if room < GAP * before._page_box.height * MM or not found:
            continue
        heading = blocks[found[0] - 1].tag in HEADINGS
        number = found[0] + heading
        if number <= len(blocks) and blocks[number - 1].tag == "figure":
            room -= heights[found[0]] if heading else 0
            words = _words_for(room, number, blocks, heights)
            if words:
                yield blocks[number - 1], words[-1]


def _words_for(
    room: float, drawing: int, blocks: list[HtmlElement], heights: Mapping[int, float]
) -> list[HtmlElement]:
    """Return the words behind a drawing that a room has place for; the last may go on overleaf."""
    words: list[HtmlElement] = []
    for number, block in enumerate(blocks[drawing:], start=drawing + 1):
        is_box = block.get("data-component") == BOX
        if not (is_box or block.tag in WORDS) or room < (heights[number] if is_box else FEW_LINES):
            break
        words.append(block)
        room -= heights[number]
    # What leads to the next words is not parted from them.
    while words and words[-1].text_content().rstrip().endswith(":"):
        words.pop()
    return words


def _heights(document: Document) -> dict[int, float]:
    """Return how high each block is, in millimeters, by its number."""
    found: dict[int, float] = {}
    for page in document.pages:
        for number, box in boxes_of(page).items():
            found[number] = found.get(number, 0) + float(box.margin_height()) * MM
    return found


def _written(page: HtmlElement) -> str:
    return str(html.tostring(page, encoding="unicode", doctype=page.getroottree().docinfo.doctype))
