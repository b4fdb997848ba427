"""A side of paper that stays empty, so that what is printed behind it can be cut or folded."""

from lxml import html
from lxml.html import HtmlElement

from macros.wording import said


def empty_side(code: str) -> HtmlElement:
    """Return a side that says why nothing stands on it, in the language `code`."""
    side = html.Element("div", {"class": "paper__sheet", "data-side": ""})
    why = html.Element("p", {"class": "paper__empty"})
    why.text = said("print_list", "paper", "empty", code=code)
    side.append(why)
    return side
