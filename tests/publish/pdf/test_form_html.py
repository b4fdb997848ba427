"""Fields of a worksheet for its PDF form: where they lie, and how they are found."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from macros.content.kinds import worksheet_geometry as drawing
from macros.content.kinds.worksheet import Worksheet
from macros.publish.pdf.form_html import make_fillable
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kinds import WORKSHEET
from macros.rendering import render
from tests import components
from tests.conftest import PROJECT

SHEET = Sheet(WORKSHEET, "6.1", "my-triggers", "A sheet", "page.html", "sheet")


def test_a_field_lies_in_the_drawing_where_the_template_says() -> None:
    part = html.fragment_fromstring(
        """<section><div data-beside-drawing><select name="a.1"></select></div>
        <figure data-drawing="wheel"><svg viewBox="-100 -50 200 100">
        <path data-slice data-x="50" data-y="25" d="nothing that anybody reads"/></svg></figure>
        </section>"""
    )
    make_fillable(part, SHEET)
    (spot,) = part.xpath(".//*[@name='6_1_a_1']/..")
    assert spot.get("style") == "left: 75.00%; top: 75.00%"
    assert not part.xpath(".//*[@data-beside-drawing] | .//*[@data-slice]")


def test_the_answer_of_a_slice_stands_on_the_line_that_halves_it() -> None:
    first, second, *_ = drawing.slices(["One", "Two", "Three", "Four"])
    assert first.answer == drawing.point_at(84, 45)
    assert second.answer == drawing.point_at(84, 135)


def test_words_may_run_over_lines_where_no_drawing_bounds_them() -> None:
    part = html.fragment_fromstring(
        """<div><span><textarea name="a"></textarea><i data-rule></i><i data-rule></i></span>
        <input type="date" name="b"><input type="text" name="c" maxlength="12"></div>"""
    )
    make_fillable(part, SHEET)
    assert part.xpath(".//textarea/@name") == ["6_1_a", "6_1_b"]
    assert part.xpath(".//input/@name") == ["6_1_c"]


def test_no_module_of_the_print_room_looks_for_a_style_class() -> None:
    sources = (PROJECT / "macros" / "publish").rglob("*.py")
    assert [path.name for path in sources if "@class" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("words", "width"),
    [
        (["Night 1", "Night 2"], "18.7mm"),
        (["What I say when a friend asks me to come along"], "58.6mm"),
    ],
)
def test_a_column_of_given_words_is_as_wide_as_they_need(words: list[str], width: str) -> None:
    rows = "".join(f"<tr><th scope='row'>{one}</th><td></td></tr>" for one in words)
    part = html.fragment_fromstring(
        f"<div><table><thead><tr><th>When</th><th>What</th></tr></thead>{rows}</table></div>"
    )
    make_fillable(part, SHEET)
    assert part.xpath(".//thead//th/@style") == [f"width: {width}"]


@pytest.mark.parametrize("path", components.examples("worksheet"), ids=lambda path: path.stem)
def test_the_name_of_every_field_says_its_question_and_no_other_has_it(path: Path) -> None:
    worksheet = Worksheet.model_validate(components.example("worksheet", path.stem))
    part = html.fragment_fromstring(render("worksheet", worksheet=worksheet, id="sheet"))
    asks = {
        one.get("data-part"): " ".join(one[0].text_content().split()[1:])
        for one in part.xpath(".//*[@data-part]")
    }
    make_fillable(part, SHEET)
    names: Counter[str] = Counter()
    for one in part.xpath(".//*[@data-part]"):
        for field in one.xpath(".//*[@name]"):
            assert field.get("title").startswith(asks[one.get("data-part")])
            names[field.get("title")] += 1
    assert names
    assert [name for name, times in names.items() if times > 1] == []
