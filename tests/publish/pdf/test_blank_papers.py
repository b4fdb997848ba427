"""Blank papers for the office, for notes, and for a room without a projector."""

from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Name

from macros.publish.sheets.paper import PAPERS, Paper
from tests.publish.pdf.test_writing_room import CLEAR, FOOT, LARGE_FOOT, free
from tests.publish.shop import LETTER, SAMPLE, Shop, pages

BLANK = {
    "sign-in": ["Name or initials", "Time in", "where nobody else reads it"],
    "certificate": ["This is to certify that", "Signature and title"],
    "ruled": ["What this is about"],
}
FULL = 12
"""Millimeters of white under what fills its side."""
QUARTER = 66
"""The same, where one size larger would be too large."""


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", BLANK)
def test_a_blank_paper_fills_one_side_and_keeps_nothing(
    shop: Shop, name: str, paper: Paper
) -> None:
    path = shop.path(name, paper, name)
    (words,) = pages(path)
    assert all(part in words for part in BLANK[name])
    with pikepdf.open(path) as pdf:
        assert Name.AcroForm not in pdf.Root


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_frame_of_a_certificate_fills_its_side(shop: Shop, paper: Paper) -> None:
    with pypdfium2.PdfDocument(shop.path("certificate", paper, "certificate")) as document:
        side = document[0].render(scale=1, grayscale=True).to_pil()
    assert CLEAR <= free(side, LARGE_FOOT if paper.large else FOOT) <= FULL


def test_board_sheets_have_the_times_and_one_slide_to_a_side_in_large_letters(shop: Shop) -> None:
    lesson = next(one for one in shop.library.lessons.values() if one.number == SAMPLE)
    path = shop.path("board", LETTER)
    first, *slides = pages(path)
    assert "Check-in" in first
    source = (shop.site / lesson.folder / "leader.html").read_text("utf-8")
    assert len(slides) == source.count("data-slide") > 3
    assert sum(size > 30 for size in sizes(path, 1)) >= 4
    blocks = first.count(" pm ")
    assert sum(size > 24 for size in sizes(path, 0)) >= blocks > 5


def test_the_words_of_a_board_sheet_are_as_large_as_their_sides_allow(shop: Shop) -> None:
    path = shop.path("board", LETTER)
    with pypdfium2.PdfDocument(path) as document:
        sides = [page.render(scale=1, grayscale=True).to_pil() for page in document]
    white = [free(side, FOOT) for side in sides]
    assert min(white) >= CLEAR
    assert max(white) <= QUARTER


def sizes(path: Path, side: int) -> list[float]:
    """Return how large each run of words on a side is, in points."""
    found: list[float] = []

    def note(words: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if words.strip():
            found.append(size * abs(cm[3]) * abs(tm[3]))

    pypdf.PdfReader(path).pages[side].extract_text(visitor_text=note)
    return found


def test_cards_to_practice_saying_no_are_in_the_print_room(shop: Shop) -> None:
    words = " ".join(pages(shop.path("cards", LETTER, "say-no")))
    assert "Practice your no" in words
    assert "Backs: Practice your no" in words
