"""Lays out a story to choose as pages of a pad: two to a sheet, which is folded between them."""

from lxml import html
from lxml.html import HtmlElement

from macros.publish.pdf.empty_side import empty_side
from macros.wording import said


def lay_out(part: HtmlElement, each: int, code: str) -> None:
    """Put a cover and the screens of `part` on sheets with `each` (1 or 2) pages.

    Folded with the words outside, a sheet is one leaf with a page on its front and one on its
    back, in order; behind it stands an empty side, which the fold hides. In large print nothing
    is folded: the sheets are bound like a book, printed on one side or both. `code` is that of
    the language.
    """
    cover = _cover(part, "leaf" if each > 1 else "leaf_large", code)
    pages = [cover, *part.xpath(".//*[@data-screen]")]
    sheets: list[HtmlElement] = []
    for start in range(0, len(pages), each):
        sheet = html.Element("div", {"class": "paper__leaf", "data-side": ""})
        sheet.extend(map(_page, pages[start : start + each]))
        if each > 1 and sheets:
            sheets.append(empty_side(code))
        sheets.append(sheet)
    part[:] = sheets


def _cover(part: HtmlElement, how_to_fold: str, code: str) -> HtmlElement:
    cover = html.Element("div")
    title, how = part.find("h2"), part.xpath("./*[@data-how]")[0]
    fold = html.Element("p", {"class": "paper__fold-it"})
    fold.text = said("print_list", "paper", how_to_fold, code=code)
    cover.extend([title, how, fold])
    return cover


def _page(screen: HtmlElement) -> HtmlElement:
    page = html.Element("div", {"class": "paper__pad-page"})
    page.extend(list(screen))
    if screen.get("id"):  # The number of the page is a link to it.
        page.set("id", screen.get("id"))
    return page
