"""Takes a sheet out of its built page, and makes it ready to stand alone on paper."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from macros.publish.page_spaces import without_long_spaces
from macros.publish.pdf.part_alone import (
    head_questions,
    mend_links,
    name_drawings,
    own_ids,
    raise_headings,
)
from macros.publish.pdf.preparations import OTHERWISE_IN_LARGE, PREPARATIONS
from macros.publish.sheets.sheet import Sheet

_GONE = (
    ".//*[self::template or self::script or self::link or self::button or @hidden or @data-scripted"
    " or @data-component='session-papers' or @data-component='deck']"
)
"""What is for screens and scripts; what a style keeps off paper stays, since the style is there.

The papers of a session name their own sides, which nobody knows before they are made.
"""


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
    path = site / sheet.page
    part = _part(path, _changed(path), sheet)
    for name in sheet.kind.prepare_pdf:
        PREPARATIONS[name](part, sheet, large)
    head_questions(part)
    if part.find(".//h1") is None:
        raise_headings(part)
    name_drawings(part)
    return _sheet_html(part, _parsed(path, _changed(path)))


def is_otherwise_in_large(sheet: Sheet) -> bool:
    """Return whether `sheet` is cut otherwise for large print; most are not."""
    return not OTHERWISE_IN_LARGE.isdisjoint(sheet.kind.prepare_pdf)


def cut_for_browser(site: Path, sheet: Sheet) -> SheetHtml:
    """Return `sheet` as it stands in the built `site`, for a browser that prints it elsewhere.

    Its ids are its own, so that it can stand beside any other sheet. Raises MissingError.
    """
    path = site / sheet.page
    part = _part(path, _changed(path), sheet)
    # Its headings stand below that of the page it is shown on.
    for heading in part.iter("h1"):
        heading.tag = "h2"
    own_ids(part, sheet.stem)
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
        _drop(element)
    for name in sheet.kind.prepare:
        PREPARATIONS[name](part, sheet, False)
    mend_links(part, page.canonical)
    return part


def _drop(element: HtmlElement) -> None:
    """Take `element` out with the space around it, of which there may be more before `finish`."""
    before, around = element.getprevious(), element.getparent()
    words = before.tail if before is not None else around.text
    if not (element.tail or "").strip() and (words or " ")[-1].isspace():
        element.tail = None
    element.drop_tree()


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
    root = html.document_fromstring(without_long_spaces(path.read_text("utf-8")))
    named = {name: one for one in root.iter(etree.Element) if (name := one.get("id"))}
    canonical = str(root.xpath("string(head/link[@rel='canonical']/@href)"))
    return _Page(root, named, root.get("lang", "en"), canonical)
