"""Lays out a pile of cards on sheets to cut up: fronts, and behind them their backs."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from macros.publish.pdf.empty_side import empty_side
from macros.wording import said

COLUMNS = 2
LONG = 70
"""Letters on a card that large print sets a little smaller, clear of its number."""
SHORT = 32
"""Letters on a card that can be a sign on a wall: where no card has a back, they are set large."""
_BACKS = ".//*[@data-under]"
Numbered = tuple[int, HtmlElement]
"""A card, and its number in the pile."""


def lay_out(part: HtmlElement, each: int, code: str) -> None:
    """Put the cards of `part` on sheets of `each`, with their backs on the sides behind them.

    A sheet without backs has an empty side behind it, or the next cards would be printed there.
    `code` is that of their language.
    """
    cards = [*enumerate(part.xpath(".//*[@data-card]"), start=1)]
    title, how = part.find("h2"), part.xpath("./*[@data-how]")[0]
    words = title.text_content()
    has_backs = bool(part.xpath(_BACKS))
    if has_backs:
        _add(how, said("print_list", "paper", "both_sides", code=code))
    sides = []
    for start in range(0, len(cards), each):
        pile = cards[start : start + each]
        strip = _strip(_words("paper__strip-title", words)) if start else _strip(title, how)
        fronts = [_card(card, "data-front", may_be_sign=not has_backs) for card in pile]
        sides.append(_side("paper__sheet", strip, fronts))
        if any(card.xpath(_BACKS) for _, card in pile):
            strip = _strip(_words("paper__strip-title", _behind(words, code)))
            backs = [_card(card, "data-under") for card in _mirrored(pile)]
            sides.append(_side("paper__sheet paper__sheet--backs", strip, backs))
        elif pile[-1] != cards[-1]:
            sides.append(empty_side(code))
    for child in list(part):
        part.remove(child)
    part.extend(sides)


def _behind(title: str, code: str) -> str:
    return said("print_list", "paper", "backs", code=code, title=title)


def _mirrored(pile: Sequence[Numbered]) -> Iterator[Numbered | None]:
    """Yield the cards row by row, each row from right to left; None stands for a gap."""
    full = [*pile, *[None] * (-len(pile) % COLUMNS)]
    for start in range(0, len(full), COLUMNS):
        yield from reversed(full[start : start + COLUMNS])


def _card(numbered: Numbered | None, side: str, *, may_be_sign: bool = False) -> HtmlElement:
    """Return one side of a card, with its number: so a pile that fell down is sorted again."""
    place = html.Element("li", {"class": "cards__card"})
    if numbered:
        number, card = numbered
        words = html.Element("div", {"class": "paper__card-words", "data-bounded": ""})
        words.extend(deepcopy(card.xpath(f"./*[@{side}]")))
        length = len(words.text_content())
        if length > LONG:
            words.classes.add("paper__card-words--long")
        elif may_be_sign and length <= SHORT:
            words.classes.add("paper__card-words--sign")
        place.extend([words, _words("paper__card-number", str(number))])
    return place


def _side(name: str, strip: HtmlElement, cards: list[HtmlElement]) -> HtmlElement:
    side = html.Element("div", {"class": name, "data-side": ""})
    grid = html.Element("ul", {"class": "paper__grid"})
    grid.extend(cards)
    side.extend([strip, grid])
    return side


def _strip(title: HtmlElement, how: HtmlElement | None = None) -> HtmlElement:
    strip = html.Element("div", {"class": "paper__strip", "data-bounded": ""})
    strip.append(title if title.tag == "p" else deepcopy(title))
    if how is not None:
        strip.append(deepcopy(how))
    return strip


def _words(name: str, text: str) -> HtmlElement:
    element = html.Element("p", {"class": name})
    element.text = text
    return element


def _add(element: HtmlElement, words: str) -> None:
    """Add a sentence to the end of a paragraph."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''} {words}"
    else:
        element.text = f"{element.text or ''} {words}"
