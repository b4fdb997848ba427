"""Lines of a PDF end after the last word for which they have room."""

from collections.abc import Iterator

import pypdfium2
import pytest
from weasyprint.formatting_structure.boxes import Box, LineBox, TextBox

from macros.publish.pdf.layout import lay_out
from macros.publish.pdf.overflow import all_boxes
from tests.publish.shop import LETTER_LARGE, Shop


def _lines(source: str, width: float) -> list[str]:
    """Return the lines of some HTML on a page so many pixels wide."""
    document = lay_out(
        source, (), rules=f"@page {{ margin: 0; size: {width}px 500px }} body {{ margin: 0 }}"
    )
    boxes = all_boxes(document.pages[0]._page_box)
    return ["".join(_texts(line)).strip() for line in boxes if isinstance(line, LineBox)]


def _texts(line: Box) -> Iterator[str]:
    return (box.text for box in all_boxes(line) if isinstance(box, TextBox))


@pytest.mark.parametrize("element", ["strong", "em", "a"])
def test_no_word_stands_alone_where_only_the_space_after_the_line_is_too_wide(
    element: str,
) -> None:
    text = f"<p>The place is called a <{element}>turning point</{element}>. It comes early.</p>"
    for width in range(120, 200):
        first, *_ = _lines(text, width)
        assert first != "The", f"at {width} pixels"


def test_a_word_that_has_no_room_beside_the_first_goes_below() -> None:
    first, second, *_ = _lines("<p>The turningpointofall <em>things</em></p>", 120)
    assert (first, second) == ("The", "turningpointofall")


def test_every_paper_is_laid_out_so(shop: Shop) -> None:
    with pypdfium2.PdfDocument(shop.path("reading", LETTER_LARGE, "3.5")) as document:
        lines = [
            line for page in document for line in page.get_textpage().get_text_range().split("\n")
        ]
    assert [line for line in map(str.strip, lines) if line.startswith("The place where another")]
