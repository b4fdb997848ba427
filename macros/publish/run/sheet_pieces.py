"""Writes the page where staff tick sheets and print just those, without any PDF."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from markupsafe import Markup

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.publish.pdf.sheet_html import components_of, cut_for_browser
from macros.publish.sheets.sheet import Sheet, loose_sheets, sheets_of
from macros.rendering import needed, render
from macros.wording import said

COMPONENT = "choose-sheets"


def write_choose_page(library: Library, site: Path) -> None:
    """Write `print/choose.html` into the built `site`, in the frame of its print page.

    A page opened from a USB stick may not load another one, so this page holds every sheet.
    """

    def shown(sheets: Iterable[Sheet]) -> Iterator[tuple[Sheet, Markup]]:
        for sheet in sheets:
            yield sheet, Markup(cut_for_browser(site, sheet).content)

    def of_lesson(lesson: Lesson) -> Iterator[tuple[Sheet, Markup]]:
        return shown(sheets_of(lesson))

    frame = site / "print" / "index.html"
    if not frame.exists():
        return
    tree = html.parse(str(frame))
    article = tree.xpath("//article")[0]
    heading = article.find("h1")
    heading.set("class", "no-print")
    heading.text = said("print_list", "choose_sheets", "title")
    loose = [*shown(loose_sheets(library))]
    choose_html = render(COMPONENT, loose=loose, themes=library.themes, shown=of_lesson)
    choose = html.fragment_fromstring(choose_html)
    article[:] = [heading, choose]
    head = tree.find("head")
    # In a finished site they lie elsewhere, beside the styles that the page has.
    components = re.sub(r"(site\.css|components/.*)$", "components", heading.xpath("link/@href")[0])
    looks = [file for name in components_of(choose) for file in needed(name, choose_html)]
    for file in dict.fromkeys(looks):
        if file.endswith(".css"):
            link = {"rel": "stylesheet", "href": f"{components}/{file}"}
            heading.append(html.Element("link", link))
    # The sheets are there for paper: only what lays them out and prints them runs.
    for file in needed(COMPONENT, choose_html):
        if file.endswith(".js"):
            head.append(html.Element("script", {"defer": "", "src": f"{components}/{file}"}))
    for gone in tree.xpath("//script[contains(@src, '/print-list/')]"):
        gone.drop_tree()
    page = html.tostring(tree, encoding="utf-8", doctype=tree.docinfo.doctype)
    half = frame.with_name("choose.html.half")
    half.write_bytes(page)
    half.replace(frame.with_name("choose.html"))
