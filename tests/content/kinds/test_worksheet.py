"""A worksheet: what an author may write, what a page then holds, where its drawings run."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from markdown import markdown

from macros.content.kinds import worksheet_geometry as drawing
from macros.content.kinds.worksheet import PART_KINDS, Worksheet
from macros.rendering import render
from tests import components

EXAMPLES = components.examples("worksheet")
PART = {"id": "one", "ask": "What helps?"}


def example(name: str) -> Worksheet:
    return Worksheet.model_validate(components.example("worksheet", name))


def read(path: Path) -> Worksheet:
    return example(path.stem)


def page(worksheet: Worksheet, name: str = "sheet") -> html.HtmlElement:
    return html.fragment_fromstring(render("worksheet", worksheet=worksheet, id=name))


def faults(*parts: object) -> list[str]:
    """What an author is told about a sheet with these parts."""
    sheet = {"title": "A sheet", "why": "It helps.", "minutes": 5, "parts": list(parts)}
    return components.faults(Worksheet, sheet)


def test_a_misspelt_kind_is_answered_with_the_near_word() -> None:
    told = faults({**PART, "kind": "weel"})
    assert "part 1, kind is 'weel', which is not known here. Did you mean 'wheel'?" in told


def test_a_part_without_a_kind_is_told_all_kinds() -> None:
    told = "\n".join(faults(PART))
    assert "part 1 has no 'kind'." in told
    assert ", ".join(PART_KINDS) in told


def test_a_part_that_is_only_words_is_told_what_a_part_is() -> None:
    told = "\n".join(faults("Which places?"))
    assert "part 1 is not a set of keys." in told


@pytest.mark.parametrize("kind", PART_KINDS)
def test_every_kind_is_open_to_authors_and_its_examples_show_it(kind: str) -> None:
    shown = {part.kind for path in EXAMPLES for part in read(path).parts}
    assert kind in shown


def test_a_misspelt_key_of_a_part_is_answered_with_the_near_word() -> None:
    told = faults({**PART, "kind": "wheel", "aeras": ["Sleep", "Money", "Fun"]})
    assert "part 1 has 'aeras', which is not known here. Did you mean 'areas'?" in told


def test_two_parts_with_one_id_are_a_fault_at_the_second() -> None:
    short = {**PART, "kind": "short"}
    assert faults(short, short) == [
        "part 2 has the id 'one', as part 1 does. Give it a name of its own."
    ]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            {"kind": "scale", "from": 5, "to": 5, "low": "none", "high": "most"},
            "part 1 goes from 5 to 5. Let 'from' be less than 'to'.",
        ),
        (
            {"kind": "scale", "from": 0, "to": 100, "low": "none", "high": "most"},
            "part 1 goes from 0 to 100, too many numbers to choose from. "
            "Use 10 steps or fewer, such as 0 to 10.",
        ),
        (
            {"kind": "table", "columns": ["Trigger", "Plan"]},
            "part 1 has neither 'rows' nor 'labels'. Add a line such as 'rows: 4'.",
        ),
        (
            {"kind": "table", "columns": ["Day", "Plan"], "rows": 2, "labels": ["Mon", "Tue"]},
            "part 1 has both 'rows' and 'labels'. Take 'rows' out; each label is a row.",
        ),
        (
            {"kind": "choose", "options": ["Alone", "With Sam", "alone"]},
            "part 1, option 3 says 'alone' again, as number 1 of the list does. "
            "Change one of them, or take it out.",
        ),
        (
            {"kind": "wheel", "areas": ["Sleep", "Money", "Sleep"]},
            "part 1, area 3 says 'Sleep' again, as number 1 of the list does. "
            "Change one of them, or take it out.",
        ),
        (
            {"kind": "chain", "links": ["Before", "During", "Before"]},
            "part 1, link 3 says 'Before' again, as number 1 of the list does. "
            "Change one of them, or take it out.",
        ),
        (
            {"kind": "lines", "lines": 2, "plan": "trigger"},
            "part 1, plan is 'trigger', which is not known here. Use 'triggers', "
            "'warning-signs', 'people', 'tools', 'slip' or 'reasons'.",
        ),
    ],
)
def test_a_fault_says_where_it_is_and_how_to_mend_it(part: dict[str, object], told: str) -> None:
    assert faults({**PART, **part}) == [told]


def test_two_measures_with_one_name_are_a_fault_at_the_second() -> None:
    told = faults({**PART, "kind": "tracker", "days": 7, "measures": [{"name": "Mood"}] * 2})
    assert "part 1, measure 2 says 'Mood' again" in told[0]


def test_a_name_too_long_for_a_drawing_is_a_fault_with_the_limit() -> None:
    areas = ["Sleep", "Money", "The people that I grew up with"]
    told = faults({**PART, "kind": "wheel", "areas": areas})
    assert "part 1, area 3 is 30 letters long, too long to stand in a drawing" in told[0]
    assert "Use 24 letters or fewer" in told[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
class TestEveryExample:
    """Each walks all example sheets."""

    def test_is_well_formed(self, path: Path) -> None:
        written = str(render("worksheet", worksheet=read(path), id=path.stem))
        opened = Counter(re.findall(r"<(section|fieldset|div|label|table|svg|figure|g)\b", written))
        closed = Counter(re.findall(r"</(section|fieldset|div|label|table|svg|figure|g)>", written))
        assert opened == closed
        assert page(read(path)).tag == "section"

    def test_comes_through_markdown_unchanged(self, path: Path) -> None:
        written = str(render("worksheet", worksheet=read(path), id=path.stem))
        assert markdown(written, extensions=["attr_list", "tables"]) == written

    def test_a_caption_stands_first_or_last_in_its_figure(self, path: Path) -> None:
        between = "preceding-sibling::* and following-sibling::*"
        assert page(read(path)).xpath(f".//figure/figcaption[{between}]") == []

    def test_uses_no_style_attribute_and_no_form(self, path: Path) -> None:
        sheet = page(read(path))
        assert sheet.xpath(".//@style | .//form | .//script | .//@onclick") == []

    def test_has_each_id_once_and_points_only_to_ids_that_stand_there(self, path: Path) -> None:
        sheet = page(read(path))
        ids = Counter(sheet.xpath("descendant-or-self::*/@id"))
        assert [name for name, times in ids.items() if times > 1] == []
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            for named in sheet.xpath(f"descendant-or-self::*/@{attribute}"):
                assert set(named.split()) <= set(ids), attribute

    def test_names_each_field_after_the_sheet_and_the_part(self, path: Path) -> None:
        sheet = page(read(path), "my-sheet")
        names = Counter(sheet.xpath(".//*[@name][not(@type='radio')]/@name"))
        assert all(times == 1 for times in names.values())
        for part in sheet.xpath(".//*[@data-part]"):
            start = f"my-sheet.{part.get('data-part')}"
            for name in part.xpath(".//@name"):
                assert name == start or name.startswith(start + ".")

    def test_gives_every_field_a_name_that_is_said(self, path: Path) -> None:
        sheet = page(read(path))
        labelled = set(sheet.xpath(".//label/@for"))
        for field in sheet.xpath(".//*[@name]"):
            assert field.get("aria-label") or field.get("id") in labelled, field.get("id")
            # Read out twice, it would only be in the way.
            assert not (field.get("aria-label") and field.get("title")), field.get("id")

    def test_keeps_what_is_typed_out_of_the_browsers_memory(self, path: Path) -> None:
        fields = page(read(path)).xpath(".//*[@name]")
        assert [f.get("name") for f in fields if f.get("autocomplete") != "off"] == []

    def test_requires_no_answer(self, path: Path) -> None:
        assert page(read(path)).xpath(".//@required | .//@pattern | .//@min") == []


def test_a_table_field_is_named_by_sheet_part_row_and_column() -> None:
    sheet = page(example("table-with-empty-rows"), "trigger-map")
    field = sheet.xpath(".//*[@name='trigger-map.strongest.2.1']")[0]
    assert field.get("id") == "trigger-map.strongest.2.1"
    assert field.get("aria-label") == "Which triggers are strongest? row 2, Trigger"


def test_a_given_first_cell_is_a_heading_and_names_its_row() -> None:
    sheet = page(example("table-with-given-rows"))
    row = sheet.xpath(".//tbody/tr")[1]
    assert row.xpath("./th[@scope='row']")[0].text_content() == "Afternoon"
    assert [field.get("aria-label").split("? ")[1] for field in row.xpath(".//textarea")] == [
        "Afternoon, What",
        "Afternoon, With whom",
        "Afternoon, Where",
    ]


def test_an_example_stands_beside_the_first_line_in_words_marked_as_such() -> None:
    sheet = page(example("three-lines-to-write-on"))
    shown = sheet.xpath(".//*[@id='sheet.places-example']")[0]
    assert shown.text_content() == "Example Ray wrote: the lot behind my old job"
    assert sheet.xpath(".//textarea")[0].get("aria-describedby") == shown.get("id")


def test_the_page_says_what_happens_to_what_is_typed() -> None:
    said = page(example("one-short-line")).xpath(".//*[@class='worksheet__privacy']")[0]
    for promise in ("gone when you close it", "leaves this device", "one word", "names"):
        assert promise in said.text_content()


def test_a_part_that_feeds_the_plan_says_which_place() -> None:
    plans = page(example("a-normal-sheet-of-five-parts")).xpath(".//@data-plan")
    assert plans == ["triggers", "triggers", "triggers", "tools"]


def test_an_authors_angle_brackets_stay_words() -> None:
    sheet = Worksheet.model_validate(
        {
            "title": "Is 3 < 5?",
            "why": "It *helps*.",
            "minutes": 1,
            "parts": [{"id": "a", "ask": 'Say "5 < 7"', "kind": "short"}],
        }
    )
    shown = page(sheet)
    label = " ".join(shown.xpath("string(.//label[@data-ask])").split())
    assert label == '1 Say "5 < 7"'
    assert shown.xpath(".//p/em")[0].text == "helps"


def test_buttons_wait_for_the_script() -> None:
    sheet = page(example("pick-one"))
    for button in sheet.xpath(".//button"):
        assert button.xpath("ancestor-or-self::*[@hidden]"), button.text_content()


def test_a_blank_wheel_has_a_spoke_a_slice_and_a_name_for_each_area() -> None:
    sheet = page(example("wheel-of-eight-areas"))
    names = [" ".join(text.itertext()) for text in sheet.xpath(".//svg/text[not(@class)]")]
    assert names == list(example("wheel-of-eight-areas").parts[0].areas)
    assert len(sheet.xpath(".//*[@data-slice]")) == 8
    assert len(sheet.xpath(".//svg/circle")) == 10


def test_slices_of_the_wheel_meet_and_close_the_circle() -> None:
    cut = drawing.slices(["One", "Two", "Three", "Four"])
    assert cut[0].start == drawing.Point(0.0, -120.0)
    assert cut[1].start == drawing.Point(120.0, 0.0)
    assert [piece.end for piece in cut] == [piece.start for piece in (*cut[1:], cut[0])]


def test_a_label_hangs_on_the_side_that_points_away_from_the_wheel() -> None:
    right, _, _, left = (piece.label for piece in drawing.slices(["Ab", "Bc", "Cd", "De"]))
    assert (right.anchor, left.anchor) == ("start", "end")
    assert right.at.x > 0 > left.at.x


def test_a_long_label_is_set_in_lines_and_no_word_is_cut() -> None:
    label = drawing.label_at("Family and close friends", 130, 90)
    assert label.lines == ("Family and", "close friends")


@pytest.mark.parametrize("spaces", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_entries_stand_inside_their_ring_at_even_angles(count: int, spaces: int) -> None:
    inside = drawing.CORE_RADIUS
    for ring in drawing.rings(["Ring"] * count, spaces):
        far = [(place.x**2 + place.y**2) ** 0.5 for place in ring.places]
        assert all(inside < distance < ring.radius for distance in far)
        steps = [
            round(((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5)
            for a, b in zip(ring.places, ring.places[1:], strict=False)
        ]
        assert max(steps) - min(steps) <= 1
        assert ring.letters >= 3
        inside = ring.radius


def test_a_chart_runs_from_its_lowest_number_at_the_bottom_to_the_highest_at_the_top() -> None:
    chart = drawing.chart(7, [(0, 10), (0, 10)])
    assert (chart.steps[0], chart.steps[-1]) == (chart.bottom, chart.top)
    assert [mark.says for mark in chart.marks] == ["0", "5", "10"]
    assert len(chart.days) == 7
    assert list(chart.days) == sorted(chart.days)


def test_a_chart_of_unlike_measures_bears_no_numbers_on_its_side() -> None:
    assert drawing.chart(7, [(0, 10), (0, 14)]).marks == ()
