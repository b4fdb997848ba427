"""Each block of a board sheet has the largest words that its sides have room for."""

from collections.abc import Sequence
from functools import partial

from weasyprint.formatting_structure.boxes import TextBox

from macros.publish.pdf.board_sides import SIZES, as_large_as_fits
from macros.publish.pdf.layout import lay_out
from macros.publish.pdf.overflow import all_boxes

PAGE = """@page { size: 100mm 100mm; margin: 0 }
:root { --size: 1 } body, p { margin: 0 }
p { font: calc(10mm * var(--size))/1 "Paper Sans"; break-before: page }
"""


def sizes(*blocks: str) -> Sequence[float]:
    """Return how many times as large the words of each block are printed, and try their sides."""
    words = "".join(f"<p>{block}</p>" for block in blocks)
    source = f"<!doctype html><html><body><main><article>{words}</article></main></body></html>"
    lay = partial(lay_out, source, (), False)
    document = as_large_as_fits(lay(PAGE), lambda rules: lay(PAGE + rules))
    assert len(document.pages) == len(lay(PAGE).pages)
    boxes = [
        next(box for box in all_boxes(page._page_box) if isinstance(box, TextBox))
        for page in document.pages
    ]
    return [round(box.style["font_size"] * 25.4 / 96 / 10, 2) for box in boxes]


def test_few_words_are_the_largest_and_others_as_large_as_their_side_allows() -> None:
    few, many = sizes("Stop", "One step at a time. " * 6)
    assert few == SIZES[-1]
    assert SIZES[0] < many < SIZES[-1]


def test_no_word_is_wider_than_its_side() -> None:
    (size,) = sizes("Overwhelmingly")
    assert SIZES[0] < size < SIZES[-1]


def test_words_that_fill_two_sides_take_no_third() -> None:
    first, second = sizes("One step at a time. " * 18)
    assert first == second
