"""Takes a sheet out of its built page, and makes it ready to stand alone on paper."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html
from lxml.html import HtmlElement

from macros.publish.pdf.preparations import OTHERWISE_IN_LARGE, PREPARATIONS
from macros.publish.sheets.sheet import Sheet
from macros.rendering import OVERRIDES

_GONE = (
    ".//*[self::template or self::script or self::link or self::button or @hidden or @data-scripted"
    " or @data-component='session-papers']"
)
"""What is for screens and scripts; what a style keeps off paper stays, since the style is there.

The papers of a session name their own sides, which nobody knows before they are made.
"""
POINTERS = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
"""The attributes that call another element by its id."""
_OUTSIDE = re.compile(r"(https?|tel|sms|mailto):")


class MissingError(Exception):
    """A sheet that the built site does not hold."""


@dataclass(frozen=True)
class SheetHtml:
    """A sheet's HTML."""

    content: str
    """The HTML of the sheet."""
    language: str
    """The language of the page, such as 'en'."""
    url: str
    """The address of the page on the web, or '' where the program has not set `site_url`."""
    sides: int = 0
    """How many sides of paper it is laid out on; 0 where that is left to the words."""
    components: tuple[str, ...] = ()
    """The components in it, by name, each of which may have a style of its own."""


def cut(site: Path, sheet: Sheet, large: bool) -> SheetHtml:
    """Return `sheet` as it stands in the built `site`, made ready for PDF.

    `large` is True for large print, where fewer cards fit on a page. Raises MissingError.
    """
    is_otherwise = large and not OTHERWISE_IN_LARGE.isdisjoint(sheet.kind.prepare_pdf)
    return _cut(site / sheet.page, _changed(site / sheet.page), sheet, is_otherwise)


# Standard and large print of most sheets are cut alike, one after the other.
@lru_cache(maxsize=2)
def _cut(path: Path, changed: int, sheet: Sheet, large: bool) -> SheetHtml:
    part = _part(path, changed, sheet)
    for name in sheet.kind.prepare_pdf:
        PREPARATIONS[name](part, sheet, large)
    _head_questions(part)
    if part.find(".//h1") is None:
        _raise_headings(part)
    _name_drawings(part)
    return _sheet_html(part, _parsed(path, changed))


def cut_for_browser(site: Path, sheet: Sheet) -> SheetHtml:
    """Return `sheet` as it stands in the built `site`, for a browser that prints it elsewhere.

    Its ids are its own, so that it can stand beside any other sheet. Raises MissingError.
    """
    path = site / sheet.page
    part = _part(path, _changed(path), sheet)
    # Its headings stand below that of the page it is shown on.
    for heading in part.iter("h1"):
        heading.tag = "h2"
    _own_ids(part, sheet.stem)
    return _sheet_html(part, _parsed(path, _changed(path)))


def _part(path: Path, changed: int, sheet: Sheet) -> HtmlElement:
    """Return a copy of a sheet without what is for screens only."""
    page = _parsed(path, changed)
    found = page.named.get(sheet.id) if sheet.id else page.root.find(".//article")
    if found is None:
        raise MissingError(
            f"{sheet.page} has no {sheet.kind.name}{' ' * bool(sheet.id)}{sheet.id}."
        )
    part = deepcopy(found)
    part.tail = None
    for element in part.xpath(_GONE):
        element.drop_tree()
    for name in sheet.kind.prepare:
        PREPARATIONS[name](part, sheet, False)
    _mend_links(part, page.canonical)
    return part


def _sheet_html(part: HtmlElement, page: "_Page") -> SheetHtml:
    sides = len(part.xpath(".//*[@data-side]"))
    content = html.tostring(part, encoding="unicode")
    return SheetHtml(content, page.language, page.canonical, sides, components_of(part))


def components_of(part: HtmlElement) -> tuple[str, ...]:
    """Return the names of the components in `part`, from A to Z."""
    return tuple(sorted({*map(str, part.xpath("descendant-or-self::*/@data-component"))}))


@dataclass(frozen=True)
class _Page:
    """A built page."""

    root: HtmlElement
    named: Mapping[str, HtmlElement]
    """The elements that have an id, by it."""
    language: str
    canonical: str
    """The page's own address on the web, or ''."""


def _changed(path: Path) -> int:
    """Return when a page was last changed."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        raise MissingError(f"{path} is not there. Build the site first: make site.") from None


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int) -> _Page:
    root = html.document_fromstring(path.read_bytes())
    named = {name: one for one in root.iter(etree.Element) if (name := one.get("id"))}
    canonical = str(root.xpath("string(head/link[@rel='canonical']/@href)"))
    return _Page(root, named, root.get("lang", "en"), canonical)


def _head_questions(part: HtmlElement) -> None:
    """Let each question be a heading, so that a screen reader goes from one to the next.

    A question inside a question, such as a thing to sort, is a heading below that of the other.
    """
    for asked in part.xpath(".//legend | .//label[@data-ask]"):
        depth = len(asked.xpath("ancestor::fieldset")) or 1
        asked.tag = f"h{2 + depth}"
        asked.set("data-asked", "")


def _raise_headings(part: HtmlElement) -> None:
    """Let a component's first heading be the document's main one, and the others follow it."""
    for level in range(2, 7):
        for heading in part.iter(f"h{level}"):
            heading.tag = f"h{level - 1}"


def _mend_links(part: HtmlElement, canonical: str) -> None:
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


def _own_ids(part: HtmlElement, start: str) -> None:
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


def _name_drawings(part: HtmlElement) -> None:
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
