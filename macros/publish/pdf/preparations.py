"""What is done to a sheet's HTML before it is printed, by the names in the table of kinds."""

import re
from collections.abc import Callable, Mapping

from lxml.html import HtmlElement

from macros.content.kinds.text import plain
from macros.publish.pdf import card_html, fold_html, folded_pages
from macros.publish.pdf.form_html import make_fillable, make_lines_fillable
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kind import Preparation
from macros.publish.sheets.sheet_kinds import SHEET_KINDS

Prepare = Callable[[HtmlElement, Sheet, bool], None]
"""Changes the HTML of a sheet; the last argument is True for large print."""

_LETTERS = re.compile(r"([1-9]\d*(?:\.\d+)?)(?:px)?")
"""A size of letters in the measure of their drawing; others go by the page around it."""
_ANSWERS = ".//*[@data-answer]"
_SHORT = 90
"""Letters of a paragraph that takes one line."""
_BOXES = ("div", "aside", "section")
"""What slides, words to say and notices are, unlike paragraphs and lists."""
_WAYS = ("handout", "room", "unfold")
"""Components that only lead to other sheets, hold them, or show them to a room."""


def _show_answers(part: HtmlElement, _sheet: Sheet, _large: bool) -> None:
    part.set("data-answers", "show")
    for answer in part.xpath(_ANSWERS):
        answer.set("open", "")


def _drop_answers(part: HtmlElement, _sheet: Sheet, _large: bool) -> None:
    # Hidden is not enough: what stands in the file can be read out of the file.
    for answer in part.xpath(_ANSWERS):
        answer.drop_tree()
    for question in part.xpath(".//*[@data-right]"):
        del question.attrib["data-right"]


def _drop_sources(part: HtmlElement, _sheet: Sheet, _large: bool) -> None:
    """Leave out the numbers of sources, each with the space before it, and the list of them."""
    for cited in part.xpath(".//*[@data-component='cite']"):
        before, around = cited.getprevious(), cited.getparent()
        if before is None:
            around.text = (around.text or "").rstrip()
        else:
            before.tail = (before.tail or "").rstrip()
        cited.drop_tree()
    for closing in part.xpath(".//*[@data-component='closing']"):
        closing.drop_tree()


def _drop_other_sheets(part: HtmlElement, _sheet: Sheet, _large: bool) -> None:
    """Leave out of a page what is printed as a sheet of its own."""
    others = {*_WAYS, *(kind.component for kind in SHEET_KINDS)}
    for component in part.xpath(".//*[@data-component]"):
        if component.get("data-component") in others:
            component.drop_tree()


def _steps(part: HtmlElement, _sheet: Sheet, _large: bool) -> None:
    """Mark the lines that only lead from the heading of a step to what the leader does or says."""
    for heading in part.xpath(".//h3[@data-at]"):
        line = heading.getnext()
        while leads := _leads_to(line):
            line.set("data-leads", leads)
            line = line.getnext()


def _leads_to(line: HtmlElement | None) -> str:
    """Return 'words' for a label such as 'Props:', 'box' for a short line before one, or ''."""
    if line is None or line.tag != "p":
        return ""
    first = line[0] if len(line) and not (line.text or "").strip() else None
    if first is not None and first.tag == "strong" and (first.text or "").endswith(":"):
        return "words"
    after, is_short = line.getnext(), len(line.text_content().strip()) <= _SHORT
    return "box" if is_short and after is not None and after.tag in _BOXES else ""


def _board(part: HtmlElement, sheet: Sheet, _large: bool) -> None:
    """Leave of a plan what a leader without a projector puts up: its times, and its slides."""
    slides = part.xpath(".//*[@data-slide]")
    for title in part.xpath(".//*[@data-title]"):
        title.tag = "h2"
    times = part.xpath(".//*[@data-component='agenda']")
    for agenda in times:
        agenda[:] = agenda.xpath(".//table")[:1]
    for heading in part.xpath("./h1"):
        heading.text = plain(sheet.title)
        part[:] = [heading, *times, *slides]


def _fold(part: HtmlElement, sheet: Sheet, _large: bool) -> None:
    fold_html.lay_out(part, sheet.title, sheet.language)


def _fit_fold(part: HtmlElement, _sheet: Sheet, large: bool) -> None:
    fold_html.fit(part, large)


def _form(part: HtmlElement, sheet: Sheet, _large: bool) -> None:
    make_fillable(part, sheet)


def _fold_form(part: HtmlElement, sheet: Sheet, _large: bool) -> None:
    make_lines_fillable(part, sheet)


def _cards(part: HtmlElement, sheet: Sheet, large: bool) -> None:
    card_html.lay_out(part, 4 if large else 8, sheet.language)


def _pages(part: HtmlElement, sheet: Sheet, large: bool) -> None:
    folded_pages.lay_out(part, 1 if large else 2, sheet.language)


def _drawings(part: HtmlElement, _sheet: Sheet, large: bool) -> None:
    """Say how many of its smallest letters a drawing is high, so that large print can size it."""
    for drawing in part.xpath(".//*[@data-component='picture']//svg") if large else ():
        found = map(_LETTERS.fullmatch, drawing.xpath(".//@font-size"))
        if sizes := [float(size[1]) for size in found if size]:
            *_, height = re.split(r"[\s,]+", drawing.get("viewbox").strip())
            drawing.set("style", f"--letters: {float(height) / min(sizes):.2f}")


PREPARATIONS: Mapping[Preparation, Prepare] = {
    "answers": _show_answers,
    "no-answers": _drop_answers,
    "no-sources": _drop_sources,
    "alone": _drop_other_sheets,
    "steps": _steps,
    "board": _board,
    "fold": _fold,
    "fit-fold": _fit_fold,
    "form": _form,
    "fold-form": _fold_form,
    "cards": _cards,
    "pages": _pages,
    "drawings": _drawings,
}
OTHERWISE_IN_LARGE: frozenset[Preparation] = frozenset(("fit-fold", "cards", "pages", "drawings"))
"""Those that lay large print out otherwise."""
