"""Lays out a pile of cards on sheets to cut up: fronts, and behind them their backs."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from macros.wording import said

COLUMNS = 2


def lay_out(part: HtmlElement, each: int) -> None:
    """Put the cards of `part` on sheets of `each`; a card without a back has an empty one."""
    cards = part.xpath(".//*[@data-card]")
    title, how = part.find("h2"), part.xpath("./*[@data-how]")[0]
    has_backs = bool(part.xpath(".//*[@data-under]"))
    sheets = []
    for start in range(0, len(cards), each):
        pile = cards[start : start + each]
        fronts = _sheet("paper__sheet", [_side(card, "data-front") for card in pile])
        fronts.insert(0, _strip(title if not start else _words(title.text_content()), how))
        sheets.append(fronts)
        if has_backs:
            backs = [_side(card, "data-under") for card in _mirrored(pile)]
            sheet = _sheet("paper__sheet paper__sheet--backs", backs)
            behind = said("print_list", "paper", "backs", title=title.text_content())
            sheet.insert(0, _strip(_words(behind), None))
            sheets.append(sheet)
    for child in list(part):
        part.remove(child)
    part.extend(sheets)


def _mirrored(pile: Sequence[HtmlElement]) -> Iterator[HtmlElement | None]:
    """Yield the cards row by row, each row from right to left; None stands for a gap."""
    full = [*pile, *[None] * (-len(pile) % COLUMNS)]
    for start in range(0, len(full), COLUMNS):
        yield from reversed(full[start : start + COLUMNS])


def _side(card: HtmlElement | None, side: str) -> HtmlElement:
    place = html.Element("li", {"class": "cards__card"})
    if card is not None:
        place.extend(deepcopy(card.xpath(f"./*[@{side}]")))
    return place


def _sheet(name: str, sides: list[HtmlElement]) -> HtmlElement:
    sheet = html.Element("div", {"class": name, "data-side": ""})
    grid = html.Element("ul", {"class": "paper__grid"})
    grid.extend(sides)
    sheet.append(grid)
    return sheet


def _strip(title: HtmlElement, how: HtmlElement | None) -> HtmlElement:
    strip = html.Element("div", {"class": "paper__strip"})
    strip.append(title if title.tag == "p" else deepcopy(title))
    if how is not None:
        strip.append(deepcopy(how))
    return strip


def _words(text: str) -> HtmlElement:
    element = html.Element("p", {"class": "paper__strip-title"})
    element.text = text
    return element
