"""Makes the fields of a worksheet's HTML into the fields of its PDF form."""

import re

from lxml import html
from lxml.html import HtmlElement

from macros.publish.sheets.sheet import Sheet
from macros.wording import said

SHORT = 16
"""Letters that stand on one line."""
LETTER, EDGES, WIDEST = 2.1, 4.0, 75.0
"""Millimeters of a letter in a table, of a cell's two edges, and that a column has at most."""
_FIELDS = ".//input | .//textarea | .//select"
_WRITTEN = ("text", "date")
"""Types of a field for one line of words."""
_PLACES = ".//*[@data-x and @data-y]"
"""Where in a drawing an answer belongs, in the drawing's own units."""


def make_fillable(part: HtmlElement, sheet: Sheet) -> None:
    """Prepare every field of a worksheet for a PDF form.

    Each gets a name that no other sheet has, so that packets can join sheets. What is drawn in on
    paper gets its fields in the drawing; every other one may run over several lines.
    """
    for figure in part.xpath(".//figure[@data-drawing]"):
        _place_in_drawing(figure)
    for table in part.iter("table"):
        _fit_first_column(table)
    for field in part.xpath(_FIELDS):
        # A dot parts the levels of a PDF field name, so it may not stand inside one.
        field.set("title", _title(field, part))
        field.set("name", f"{sheet.number or sheet.stem}_{field.get('name')}".replace(".", "_"))
        if field.get("type") in _WRITTEN and field.get("maxlength") is None:
            field.tag = "textarea"
            del field.attrib["type"]
        field.attrib.pop("placeholder", None)
        # What stands for no answer must not print.
        for option in field.xpath("./option[@value='']"):
            option.text = ""


def _title(field: HtmlElement, part: HtmlElement) -> str:
    """Return what names a field in a PDF: its own words, or those of its question and its label."""
    if own := field.get("title") or field.get("aria-label"):
        return str(own)
    names = part.xpath(".//label[@for=$id]", id=field.get("id"))
    return " ".join(_words(one) for one in [*field.xpath("ancestor::fieldset[1]/legend"), *names])


def _words(name: HtmlElement) -> str:
    """Return the words of a legend or label; what asks has its number before them."""
    is_asked = name.tag == "legend" or name.get("data-ask") is not None
    return " ".join(name.text_content().split()[is_asked:])


def _fit_first_column(table: HtmlElement) -> None:
    """Let a column of given words be as wide as they need, long ones on two lines."""
    heads = table.xpath("./thead//th")
    given = [" ".join(one.text_content().split()) for one in table.xpath(".//th[@scope='row']")]
    if heads and given:
        said = [*given, " ".join(heads[0].text_content().split())]
        letters = max(max(map(len, re.split(r"[ -]", one))) for one in said)
        letters = max(
            letters, *(len(one) if len(one) <= SHORT else len(one) // 2 + 3 for one in given)
        )
        heads[0].set("style", f"width: {min(letters * LETTER + EDGES, WIDEST):.1f}mm")


def make_lines_fillable(part: HtmlElement, sheet: Sheet) -> None:
    """Put a field on every line of a card that folds; it says the heading over it and its words."""
    for place, face in enumerate(part.xpath(".//*[@data-face]")):
        over = face.xpath("normalize-space(string(./h2))")
        lines = face.xpath(".//*[@data-blank]")
        for number, line in enumerate(lines, start=1):
            words = line.getparent().xpath("normalize-space(string(.))")
            which = words or said("worksheet", "line", code=sheet.language, n=number)
            field = html.Element("textarea", {"class": "fold__input"})
            field.set("name", f"{sheet.stem}_{place}_{number}")
            field.set("title", f"{over} {which}")
            line.append(field)


def questions(document: str) -> dict[str, str]:
    """Return the question over each group of choices in a sheet's document, by its field's name."""
    part = html.document_fromstring(document)
    asked = {}
    for group in part.xpath(".//fieldset"):
        legend = group.xpath("normalize-space(string(./*[@data-asked]))")
        for name in group.xpath(".//input[@type='radio']/@name"):
            asked[str(name)] = re.sub(r"^\d+ ", "", legend)
    return asked


def _place_in_drawing(figure: HtmlElement) -> None:
    """Move the fields beside a wheel or rings into the drawing, each to where a pen would write."""
    beside = figure.getparent().xpath("./*[@data-beside-drawing]")
    if not beside:
        return
    fields = beside[0].xpath(_FIELDS)
    drawing = figure.find("svg")
    over = html.Element("div", {"class": f"paper__over paper__over--{figure.get('data-drawing')}"})
    drawing.addprevious(over)
    over.append(drawing)
    left, top, width, height = map(float, drawing.get("viewbox").split())
    places = (
        (float(one.get("data-x")), float(one.get("data-y"))) for one in drawing.xpath(_PLACES)
    )
    for field in fields:
        is_mark = field.get("data-mark") is not None
        if not is_mark:
            x, y = next(places)
        spot = html.Element("div", {"class": f"paper__spot{' paper__spot--mark' * is_mark}"})
        across, down = 100 * (x - left) / width, 100 * (y - top) / height
        spot.set("style", f"left: {across:.2f}%; top: {down:.2f}%")
        spot.append(field)
        over.append(spot)
    beside[0].drop_tree()
    # A slice grows out of the middle as its number is picked, and no PDF can do that.
    for slice_ in drawing.xpath(".//*[@data-slice]"):
        slice_.drop_tree()
