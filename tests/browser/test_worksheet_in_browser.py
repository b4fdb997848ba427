"""A worksheet in a browser: filled by keyboard, drawn live, cleared, printed, unscripted."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.content.kinds.worksheet import Worksheet
from macros.rendering import render
from tests import components
from tests.browser.printed import words_printed
from tests.browser.standing import stand

NORMAL = "a-normal-sheet-of-five-parts"
EXAMPLES = [path.stem for path in components.examples("worksheet")]


def sheet_page(name: str, around: str = "{}") -> str:
    """A whole page that holds an example's sheet, with `around` written round it."""
    sheet = Worksheet.model_validate(components.example("worksheet", name))
    return stand(around.format(render("worksheet", worksheet=sheet, id="s")), "worksheet")


def opened(page: Page, name: str) -> Locator:
    page.set_content(sheet_page(name))
    return page.locator("#s")


def values(page: Page) -> dict[str, str]:
    read = page.evaluate("EvenKeel.sheet.read(document.getElementById('s'))")
    assert isinstance(read, dict)
    return read


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[id="s.{name}"]')


@pytest.fixture
def without_script(page: Page) -> Iterator[Page]:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_whole_sheet_can_be_filled_by_keyboard_alone(page: Page) -> None:
    opened(page, NORMAL)
    press, write = page.keyboard.press, page.keyboard.type
    press("Tab")
    write("the bus stop")
    press("Tab")
    press("Space")
    for _ in range(6):
        press("Tab")
    write("rain")
    press("Tab")
    press("Space")
    for _ in range(3):
        press("ArrowRight")
    press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Take back this answer"
    press("Tab")
    write("payday")
    press("Tab")
    write("8")
    assert values(page) == {
        "s.places": "the bus stop",
        "s.inside.1": "Boredom",
        "s.inside.other": "rain",
        "s.strength": "3",
        "s.strongest.1.1": "payday",
        "s.strongest.1.2": "8",
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_written_into_any_sheet_is_read_back(page: Page, name: str) -> None:
    opened(page, name)
    given = page.evaluate(
        """() => {
          const given = {};
          document.querySelectorAll("#s [name]").forEach((field) => {
            const options = field.options && field.options[field.options.length - 1].value;
            given[field.name] = options || (field.type === "date" ? "2026-11-27"
              : /radio|checkbox/.test(field.type) ? field.value : "word");
          });
          EvenKeel.sheet.write(document.getElementById("s"), given);
          return given;
        }"""
    )
    assert values(page) == given


@pytest.mark.parametrize("name", EXAMPLES)
def test_axe_finds_no_fault_in_any_sheet(page: Page, name: str) -> None:
    opened(page, name)
    assert Axe().run(page, context="#s").response["violations"] == []


def test_axe_finds_no_fault_in_the_dark_with_a_question_open(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    sheet = opened(page, NORMAL)
    sheet.get_by_label("Anger").check()
    sheet.get_by_label("7", exact=True).check()
    sheet.get_by_role("button", name="Clear this sheet").click()
    assert Axe().run(page, context="#s").response["violations"] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_narrow_phone_needs_no_scrolling_sideways_and_fingers_find_their_place(
    page: Page, name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = page.locator("#s :is(.worksheet__input, .worksheet__choice, button):visible")
    boxes = targets.evaluate_all("all => all.map((box) => box.getBoundingClientRect().toJSON())")
    assert [box for box in boxes if box["height"] < 44 or box["width"] < 42] == []


def test_large_text_on_a_phone_needs_no_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    opened(page, NORMAL)
    page.add_style_tag(content="html { font-size: 200%; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_field_grows_with_what_is_typed(page: Page) -> None:
    opened(page, "one-short-line")
    line = field(page, "place")
    before = line.bounding_box()
    line.fill("a long way of saying where " * 20)
    after = line.bounding_box()
    assert before
    assert after
    assert after["height"] > 3 * before["height"]
    assert line.evaluate("field => field.scrollHeight <= field.clientHeight")


def test_a_picked_answer_can_be_taken_back(page: Page) -> None:
    sheet = opened(page, "pick-one")
    undo = sheet.get_by_role("button", name="Take back this answer")
    expect(undo).to_be_hidden()
    sheet.get_by_label("See it").check()
    undo.click()
    assert values(page) == {}
    expect(undo).to_be_hidden()
    expect(sheet.get_by_label("See it")).to_be_focused()


def test_clearing_asks_first_says_how_much_goes_and_keeps_by_default(page: Page) -> None:
    sheet = opened(page, NORMAL)
    field(page, "places").fill("the bus stop")
    sheet.get_by_label("Anger").check()
    sheet.get_by_role("button", name="Clear this sheet").press("Enter")
    expect(sheet.get_by_role("alertdialog")).to_contain_text("2 answers")
    expect(sheet.get_by_role("button", name="Keep my answers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet.get_by_role("alertdialog")).to_be_hidden()
    expect(sheet.get_by_role("button", name="Clear this sheet")).to_be_focused()
    assert len(values(page)) == 2


def test_escape_keeps_the_answers(page: Page) -> None:
    sheet = opened(page, "one-short-line")
    field(page, "place").fill("at home")
    sheet.get_by_role("button", name="Clear this sheet").click()
    expect(sheet.get_by_role("alertdialog")).to_contain_text("1 answer will")
    page.keyboard.press("Escape")
    expect(sheet.get_by_role("alertdialog")).to_be_hidden()
    assert values(page) == {"s.place": "at home"}


def test_a_confirmed_clearing_empties_fields_drawing_and_words(page: Page) -> None:
    sheet = opened(page, "wheel-of-eight-areas")
    field(page, "balance.1").select_option("7")
    sheet.get_by_role("button", name="Clear this sheet").click()
    sheet.get_by_role("button", name="Clear it").click()
    assert values(page) == {}
    expect(sheet.get_by_role("status")).to_have_text("The sheet is empty again.")
    expect(sheet.locator("[data-slice]").first).to_have_attribute("transform", "scale(0)")
    expect(sheet.locator("[data-facts]")).to_have_text("The drawing fills in as you answer.")
    assert sheet.locator("[data-typed]").count() == 0


def test_clearing_an_empty_sheet_only_says_so(page: Page) -> None:
    sheet = opened(page, "pick-one")
    sheet.get_by_role("button", name="Clear this sheet").click()
    expect(sheet.get_by_role("status")).to_have_text("Nothing is written here yet.")
    expect(sheet.get_by_role("alertdialog")).to_be_hidden()


def test_the_wheel_fills_its_slice_and_says_the_same_in_words(page: Page) -> None:
    sheet = opened(page, "wheel-of-eight-areas")
    sheet.get_by_label("Sleep").select_option("3")
    sheet.get_by_label("Money").select_option("10")
    slices = sheet.locator("[data-slice]")
    expect(slices.nth(0)).to_have_attribute("transform", "scale(0)")
    expect(slices.nth(1)).to_have_attribute("transform", "scale(0.3)")
    expect(slices.nth(4)).to_have_attribute("transform", "scale(1)")
    expect(sheet.locator("[data-facts]")).to_have_text("Sleep: 3, Money: 10.")


def test_the_chart_joins_days_and_leaves_a_gap_where_one_is_missing(page: Page) -> None:
    sheet = opened(page, "seven-days-of-mood-and-urge")
    for day, number in ((1, "0"), (2, "10"), (4, "5")):
        field(page, f"week.1.{day}").select_option(number)
    path = sheet.locator("[data-line]").first.get_attribute("d")
    assert path
    assert [command for command in path if command.isalpha()] == ["M", "L", "M"]
    heights = [float(point.split()[1]) for point in re.split("[ML]", path)[1:]]
    assert heights == [184.0, 14.0, 99.0]
    expect(sheet.locator("[data-facts]")).to_have_text("Mood: day 1: 0, day 2: 10, day 4: 5.")


def test_measures_differ_in_dashes_and_points_and_not_in_color_alone(page: Page) -> None:
    sheet = opened(page, "two-weeks-of-sleep")
    lines = sheet.locator("[data-line]").all()
    assert len({line.get_attribute("stroke-dasharray") for line in lines}) == 3
    points = sheet.locator(".worksheet__points[data-shape]").all()
    assert len({point.get_attribute("data-shape") for point in points}) == 3


def test_an_entry_stands_in_its_ring_with_its_mark_and_in_words(page: Page) -> None:
    sheet = opened(page, "three-rings-of-people")
    field(page, "people.1.1").fill("J.")
    field(page, "people.1.1.mark").select_option("risk")
    field(page, "people.3.2").fill("Neighbor")
    places = sheet.locator("[data-place]")
    expect(places.nth(0).locator("text")).to_have_text("J.")
    expect(places.nth(0).locator("use")).to_have_attribute("href", "#s.people-mark-2")
    expect(places.nth(9).locator("text")).to_have_text("Nei…")
    expect(sheet.locator("[data-facts]")).to_have_text(
        "Close: J. (risk).\nFar away for now: Neighbor.", use_inner_text=True
    )


def test_a_name_of_many_letters_does_not_fit_in_a_ring(page: Page) -> None:
    opened(page, "three-rings-of-people")
    field(page, "people.1.1").press_sequentially("Bartholomew the Third")
    assert values(page)["s.people.1.1"] == "Bartholomew "


def test_typed_html_stays_words(page: Page) -> None:
    sheet = opened(page, "three-rings-of-people")
    field(page, "people.1.1").fill("<b>x</b>")
    expect(sheet.locator("[data-facts]")).to_have_text("Close: <b>x</b>.")
    assert sheet.locator("b").count() == 0


def test_leaving_asks_only_while_something_is_typed(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(sheet_page("one-short-line"), "utf-8")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(file.as_uri())
    line = field(page, "place")
    line.fill("at home")
    line.fill("")
    page.reload()
    assert asked == []
    field(page, "place").fill("at home")
    page.reload()
    assert asked == ["beforeunload"]
    expect(field(page, "place")).to_have_value("")


def test_leaving_quickly_is_never_held_up(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(sheet_page("one-short-line"), "utf-8")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(file.as_uri())
    field(page, "place").fill("at home")
    page.evaluate("document.documentElement.classList.add('leaving')")
    page.goto("about:blank")
    assert asked == []


def test_nothing_typed_is_stored_or_put_into_the_address(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(sheet_page("pick-one"), "utf-8")
    page.goto(file.as_uri())
    page.get_by_label("See it").check()
    page.keyboard.press("Enter")
    assert page.url == file.as_uri()
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_a_sheet_teaches_and_takes_answers_without_script(without_script: Page) -> None:
    without_script.set_content(sheet_page("wheel-of-eight-areas"))
    sheet = without_script.locator("#s")
    expect(sheet.get_by_label("Sleep")).to_be_editable()
    expect(sheet.locator("svg").first).to_be_visible()
    assert sheet.locator("button:visible").count() == 0
    expect(sheet.locator("[data-facts]")).to_be_hidden()


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_a_normal_sheet_fits_on_one_page(page: Page, size: str) -> None:
    page.set_content(sheet_page(NORMAL).replace("<h1>One component</h1>", ""))
    assert len(words_printed(page, size)) == 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_typed_is_words_printed(page: Page, name: str) -> None:
    opened(page, name)
    given: list[str] = page.evaluate(
        """() => {
          const given = [];
          document.querySelectorAll("#s :is(textarea, input[type=text])").forEach((field, n) => {
            const long = "word" + n + " and the rest of it".repeat(9) + "end" + n;
            field.value = field.maxLength > 0 ? "Q" + n : long;
            given.push(field.value);
          });
          document.getElementById("s").dispatchEvent(new Event("input"));
          return given;
        }"""
    )
    paper = "".join(words_printed(page))
    assert [words for words in given if "".join(words.split()) not in paper] == []


def test_a_marked_choice_and_a_date_are_seen_on_paper(page: Page) -> None:
    opened(page, "tick-what-fits-and-add-one").get_by_label("Short fuse").check()
    assert "✓Shortfuse" in words_printed(page)[-1]
    opened(page, "a-day-in-the-calendar")
    field(page, "start").fill("2026-11-27")
    assert "11/27/2026" in words_printed(page)[-1]


def test_words_typed_without_script_are_printed_too(without_script: Page) -> None:
    without_script.set_content(sheet_page("three-lines-to-write-on"))
    without_script.locator('[id="s.places"]').fill("the bus stop")
    paper = without_script.locator('[id="s.places"]')
    without_script.emulate_media(media="print")
    expect(paper).to_be_visible()
    paper.fill("")
    expect(paper).to_be_hidden()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_blank_sheet_leaves_room_for_a_hand(page: Page, name: str) -> None:
    """Lines at least 8 mm apart, boxes and rows at least 10 mm high, at 96 pixels to the inch."""
    opened(page, name)
    page.set_viewport_size({"width": 695, "height": 900})
    page.emulate_media(media="print")
    least = {".worksheet__rule": 8, ".worksheet__row .worksheet__cell": 10, ".worksheet__link": 14}
    least |= {".worksheet__box": 28, ".worksheet__day": 10, ".worksheet__steps label": 10}
    for place, height in least.items():
        heights = page.locator(f"#s {place}:visible").evaluate_all(
            "all => all.map((box) => box.getBoundingClientRect().height)"
        )
        assert [found for found in heights if found < height * 96 / 25.4] == [], place
    assert page.locator("#s :is(textarea, input, select):visible").count() == 0


def test_printing_one_sheet_leaves_the_rest_out_keeps_the_foot_and_ends_with_it(page: Page) -> None:
    around = '<p id="lesson">Lesson</p>{}<div class="print-footer"><p>Help: 911</p></div>'
    page.set_content(sheet_page("pick-one", around))
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print this sheet").click()
    assert page.evaluate("window.asked")
    assert page.evaluate("document.documentElement.dataset.printing") == "s"
    page.emulate_media(media="print")
    expect(page.locator("#lesson")).to_be_hidden()
    expect(page.locator(".print-footer")).to_be_visible()
    expect(page.locator("#s h2")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#lesson")).to_be_visible()
    assert page.locator("[data-printing], [data-folded]").count() == 0
