"""Lays out a card that folds small: its faces side by side on one page, two in a row."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from macros.rendering import render

_FACES = "descendant-or-self::*[@data-faces]/*"
_LINES = ".//*[@data-line]"
SMALL = 4
"""How many faces a card may have of which two fit on one side."""
_BLANK = re.compile("_{5,}")
"""How a page writes a line for a pen."""


def lay_out(part: HtmlElement, title: str, code: str) -> None:
    """Make `part` a heading, how to fold, and the faces of the card.

    The faces are those of a component, or where it has none the sections of a page: each second
    heading with what stands below it. A face then has the attribute `data-face`, and each line in
    it to write on `data-blank`. `code` is that of the language.
    """
    faces = [_named(face) for face in part.xpath(_FACES)] or [*_sections(part)]
    card = html.fragment_fromstring(render("fold", code, title=title, count=len(faces)))
    card.xpath("./*[@data-count]")[0].extend(faces)
    part[:] = [card]
    part.text = None


def fit(part: HtmlElement, large: bool) -> None:
    """Use the sides that a card has: a small one stands twice on one, to carry and to lend.

    In large print a card of many faces takes both sides of its sheet, half of them on each, so that
    there is room to write. Both sides have their faces in the same place, to be cut in one.
    """
    for faces in part.xpath(".//*[@data-count]"):
        if len(faces) in range(SMALL + 1):
            if not large:
                faces.addnext(deepcopy(faces))
        elif large:
            head = faces.getprevious()
            second = deepcopy(faces)
            second[:] = list(faces)[len(faces) // 2 :]
            turned = html.Element("div", {"class": f"{head.get('class')} fold__head--turned"})
            for side in (head, turned):
                side.set("data-side", "")
            faces.addnext(turned)
            turned.addnext(second)


def _named(face: HtmlElement) -> HtmlElement:
    """Return a component's face, with its name as a heading."""
    for name in face.xpath("./strong"):
        name.tag = "h2"
        name.set("class", "fold__name")
    for line in face.xpath(_LINES):
        line.tag = "p"
        line.set("class", "fold__row")
        line.append(_line())
    face.set("class", "fold__face")
    face.set("data-face", face.get("data-face", ""))
    return face


def _sections(part: HtmlElement) -> Iterator[HtmlElement]:
    face = None
    for child in list(part):
        if child.tag == "h2":
            child.set("class", "fold__name")
            if face is not None:
                yield face
            face = html.Element("div", {"class": "fold__face", "data-face": ""})
        if face is not None:
            face.append(child)
            _rule(child)
    if face is not None:
        yield face


def _rule(element: HtmlElement) -> None:
    """Let each run of underscores at the end of a paragraph or an entry be a line."""
    for row in element.iter("p", "li"):
        last = row[-1] if len(row) else None
        words = (row.text if last is None else last.tail) or ""
        if blank := _BLANK.search(words):
            row.set("class", "fold__row")
            if last is None:
                row.text = words[: blank.start()]
            else:
                last.tail = words[: blank.start()]
            row.append(_line())


def _line() -> HtmlElement:
    return html.Element("span", {"class": "fold__line", "data-blank": ""})
