"""Lets a part of a page stand elsewhere: its links, its ids, its headings, its drawings."""

import re
from functools import cache
from urllib.parse import urljoin

from lxml import etree, html
from lxml.html import HtmlElement

from macros.rendering import OVERRIDES

POINTERS = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
"""The attributes that call another element by its id."""
_OUTSIDE = re.compile(r"(https?|tel|sms|mailto):")


def head_questions(part: HtmlElement) -> None:
    """Let each question be a heading, so that a screen reader goes from one to the next.

    A question inside a question, such as a thing to sort, is a heading below that of the other.
    """
    for asked in part.xpath(".//legend | .//label[@data-ask]"):
        depth = len(asked.xpath("ancestor::fieldset")) or 1
        asked.tag = f"h{2 + depth}"
        asked.set("data-asked", "")


def raise_headings(part: HtmlElement) -> None:
    """Let a component's first heading be the document's main one, and the others follow it."""
    for level in range(2, 7):
        for heading in part.iter(f"h{level}"):
            heading.tag = f"h{level - 1}"


def mend_links(part: HtmlElement, canonical: str) -> None:
    """Keep links that work from a PDF; the others become words.

    A link to a neighbour page would hold this machine's folder names.
    """
    for link in part.xpath(".//a[@href]"):
        if _OUTSIDE.match(link.get("href")):
            continue
        if canonical:
            link.set("href", urljoin(canonical, link.get("href")))
        else:
            link.drop_tag()


def own_ids(part: HtmlElement, start: str) -> None:
    """Put `start` before each id, and wherever one is called; a call of what is not there goes."""
    ids = {*map(str, part.xpath("descendant-or-self::*/@id"))}
    for element in part.iter(etree.Element):
        if name := element.get("id"):
            element.set("id", f"{start}-{name}")
        for pointer in POINTERS & {*element.attrib}:
            kept = [f"{start}-{one}" for one in element.get(pointer).split() if one in ids]
            if kept:
                element.set(pointer, " ".join(kept))
            else:
                del element.attrib[pointer]


def name_drawings(part: HtmlElement) -> None:
    """Give each drawing its text alternative where PDF looks for it: in a title of its own."""
    for drawing in part.iter("svg"):
        around = drawing.xpath("ancestor::*[@role='img'][1]/@aria-label")
        said = drawing.get("aria-label") or (around[0] if around else "")
        for title in drawing.xpath("./title"):
            title.drop_tree()
        # A drawing does not see the page's style, so it brings its own.
        style = html.Element("style")
        style.text = _drawing_style()
        drawing.insert(0, style)
        if said and not drawing.get("aria-hidden"):
            title = html.Element("title")
            title.text = said
            drawing.insert(0, title)


@cache
def _drawing_style() -> str:
    return (OVERRIDES / "print" / "drawing.css").read_text(encoding="utf-8")
