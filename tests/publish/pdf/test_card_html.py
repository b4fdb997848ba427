"""Cards to cut up."""

import re

import pypdfium2
import pytest

from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.shop import LETTER, LETTER_LARGE, Edges, Shop, pages, places

BOTH_SIDES, ONE_SIDE, SOME_BACKS = "5.3", "4.5", "5.1"
"""Lessons of sixteen cards each: all have backs, none has one, the first four alone have them."""
EACH = {LETTER: 8, LETTER_LARGE: 4}
"""How many cards a side holds."""
MARGIN = 16 * 72 / 25.4
CAPITALS = 20
"""Points from the foot of a letter to the head of a capital, in letters of 30 points."""


def number_on_card(page: pypdfium2.PdfPage, number: int) -> Edges:
    """Return where the number of a card stands: in the middle of one of two columns."""
    half = (page.get_width() - 2 * MARGIN) / 2
    found = [
        one
        for one in places(page, str(number))
        if abs(abs(one.left - one.right) - half) <= 3 and one.top >= MARGIN
    ]
    assert len(found) == 1, number
    return found[0]


@pytest.mark.parametrize("paper", EACH, ids=lambda paper: paper.name)
def test_backs_of_cards_lie_behind_their_fronts(shop: Shop, paper: Paper) -> None:
    each = EACH[paper]
    with pypdfium2.PdfDocument(shop.path("cards", paper, BOTH_SIDES)) as document:
        assert len(document) == 2 * 16 // each
        for card in range(16):
            front, back = document[card // each * 2], document[card // each * 2 + 1]
            before, behind = number_on_card(front, card + 1), number_on_card(back, card + 1)
            assert before.left == pytest.approx(behind.right, abs=2)
            assert before.top == pytest.approx(behind.top, abs=1)


@pytest.mark.parametrize("lesson", ["1.1", "2.1", "3.1", "5.3"])
def test_no_word_of_a_card_in_large_print_runs_into_its_number(shop: Shop, lesson: str) -> None:
    (sheet,) = chosen(all_sheets(shop.library), [lesson], ["cards"])
    (printed,) = shop.make([sheet], LETTER_LARGE)
    assert printed.faults == ()


def test_cards_say_how_to_print_them(shop: Shop) -> None:
    assert "turned on the long edge" in pages(shop.path("cards", LETTER, BOTH_SIDES))[0]
    assert "long edge" not in " ".join(pages(shop.path("cards", LETTER, ONE_SIDE)))


def test_cards_without_backs_have_an_empty_side_behind_them(shop: Shop) -> None:
    sides = pages(shop.path("cards", LETTER, ONE_SIDE))
    assert ["This side stays empty" in words for words in sides] == [False, True, False]
    assert not re.search("Backs:", " ".join(sides))


def test_a_sheet_on_which_no_card_has_a_back_has_none_behind_it(shop: Shop) -> None:
    sides = pages(shop.path("cards", LETTER, SOME_BACKS))
    assert ["Backs:" in words for words in sides] == [False, True, False]


@pytest.mark.parametrize("paper", EACH, ids=lambda paper: paper.name)
def test_a_few_words_on_a_card_can_be_read_on_a_wall(shop: Shop, paper: Paper) -> None:
    with pypdfium2.PdfDocument(shop.path("cards", paper, "6.1")) as document:
        (sign,) = places(document[0], "People")
        assert document[0].get_height() - sign.top - sign.bottom >= CAPITALS
