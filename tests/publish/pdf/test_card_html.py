"""Cards to cut up."""

import re

from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.shop import LETTER, Shop, pages


def test_backs_of_cards_lie_behind_their_fronts(shop: Shop) -> None:
    (lesson, name, cards) = next(
        (lesson, name, cards)
        for lesson in shop.library.lessons.values()
        for name, cards in lesson.cards.items()
        if all(card.back for card in cards.cards[:8]) and len(cards.cards) >= 8
    )
    sheet = chosen(all_sheets(shop.library), [lesson.number], ["cards"])[0]
    assert sheet.id == name
    sides = pages(shop.path("cards", LETTER, lesson.number))
    assert len(sides) == 2 * -(-len(cards.cards) // 8)
    back = re.sub(r"\W+", "", sides[1])
    first, second = (re.sub(r"\W+", "", card.back or "") for card in cards.cards[:2])
    assert back.index(second) < back.index(first)
