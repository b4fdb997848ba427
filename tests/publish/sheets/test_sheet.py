"""What there is to print, and what its files are called."""

from macros.publish.sheets.paper import PAPERS
from macros.publish.sheets.sheet import all_sheets
from tests.publish.shop import (
    Shop,
)


def test_names_say_lesson_kind_and_paper(shop: Shop) -> None:
    assert (shop.pdfs / "6.1-my-triggers-worksheet-letter.pdf").exists()
    assert (shop.pdfs / "6.1-my-triggers-handout-a4-large.pdf").exists()
    names = [sheet.file_name(paper) for sheet in all_sheets(shop.library) for paper in PAPERS]
    assert len(set(names)) == len(names)
