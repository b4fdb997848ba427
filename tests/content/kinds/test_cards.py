"""Cards: a list that can be read, drawn from, and cut up."""

from pathlib import Path

import lxml.html
import pytest

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.cards import Cards
from macros.rendering import render
from tests.components import assert_sound, example, examples, faults


def pile_of(*fronts: str) -> dict[str, object]:
    return {"title": "T", "how": "H", "cards": [{"front": front} for front in fronts]}


def page_of(name: str) -> lxml.html.HtmlElement:
    cards = Cards.model_validate(example("cards", name))
    return lxml.html.fragment_fromstring(render("cards", cards=cards, id="c"))


def test_a_pile_has_four_to_forty_cards() -> None:
    assert faults(Cards, pile_of("a", "b", "c")) == [
        "cards has 3 entries, but needs 4 or more. Add what is missing."
    ]
    assert faults(Cards, pile_of(*(f"card {number}" for number in range(41)))) == [
        "cards has more than 40 entries. Keep the best 40."
    ]
    assert faults(Cards, pile_of(*(f"card {number}" for number in range(40)))) == []


def test_two_cards_with_the_same_front_are_a_fault() -> None:
    assert faults(Cards, pile_of("a", "b", "c", "A")) == [
        "card 4 has the same front as card 1. Change one of them or take it out."
    ]


def test_a_card_without_a_front_is_a_fault() -> None:
    pile = {**pile_of(), "cards": [{"front": "a"}, {"front": "b"}, {"front": "c"}, {"back": "d"}]}
    assert faults(Cards, pile) == ["card 4 has no 'front'. Add a line 'front: …'."]


@pytest.mark.parametrize("path", examples("cards"), ids=lambda path: path.stem)
def test_every_example_renders_to_sound_html(path: Path) -> None:
    cards = Cards.model_validate(read_yaml(path, path.name).data)
    assert_sound(render("cards", cards=cards, id="a-pile"))


def test_fronts_and_backs_can_be_read_without_a_script() -> None:
    root = page_of("fronts-and-backs")
    cards = root.xpath("//li")
    assert len(cards) == 9
    assert all(card.xpath("p[@data-front]") and card.xpath("details/p") for card in cards)
    assert not cards[0].xpath("ancestor-or-self::*[@hidden]")


def test_fronts_only_offer_no_back() -> None:
    assert page_of("fronts-only").xpath("//details | //*[@data-under]") == []


def test_some_with_a_back_have_one_on_paper_too() -> None:
    root = page_of("some-with-a-back")
    assert len(root.xpath("//details")) == len(root.xpath("//li/*[@data-under]")) == 3


def test_what_needs_a_script_is_hidden_until_the_script_shows_it() -> None:
    for button in page_of("fronts-and-backs").xpath("//button"):
        assert button.xpath("ancestor-or-self::*[@hidden]")
