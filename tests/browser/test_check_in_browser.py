"""The self-check in a browser: by keyboard, with help at hand, without scripts and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.content.kinds.check import Check
from macros.rendering import render
from tests.browser.standing import stand
from tests.components import example

HEARD = "window.heard = 0; document.addEventListener('even-keel:help', () => { window.heard += 1 })"


def check_page(name: str = "four-words-and-a-safety-line") -> str:
    check = Check.model_validate(example("check", name))
    return stand(render("check", check=check, id="c", help_url="get-help.html"), "check")


def pick(page: Page, number: int, word: str) -> None:
    page.locator(f"#c-i{number}").get_by_role("radio", name=word, exact=True).check()


def see(page: Page) -> None:
    """Press the button by keyboard."""
    page.get_by_role("button", name="See where you are").focus()
    page.keyboard.press("Enter")


def result(page: Page) -> Locator:
    return page.locator("[data-result]")


@pytest.fixture
def check(page: Page) -> Page:
    page.set_content(check_page())
    page.evaluate(HEARD)
    return page


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ([0, 0, 0], {"open": [], "total": 0, "band": 0}),
        ([1, 1, 1], {"open": [], "total": 3, "band": 0}),
        ([2, 1, 1], {"open": [], "total": 4, "band": 1}),
        ([3, 3, 3], {"open": [], "total": 9, "band": 2}),
        ([3, None, 3], {"open": [1], "total": 6, "band": None}),
    ],
)
def test_adding_up_needs_no_page(
    check: Page, points: list[int | None], found: dict[str, object]
) -> None:
    assert check.evaluate("p => EvenKeel.score(p, [0, 4, 8])", points) == found


def test_the_band_is_found_by_keyboard_alone(check: Page) -> None:
    for _ in range(30):
        check.keyboard.press("Tab")
        if check.evaluate("document.activeElement.name") == "c-i1":
            break
    for keys in (["ArrowRight"] * 3, ["ArrowRight"] * 3, ["Space"], ["Space"]):
        for key in keys:
            check.keyboard.press(key)
        check.keyboard.press("Tab")
    check.keyboard.press("Enter")
    expect(result(check)).to_contain_text("A lot is landing on you")
    expect(result(check)).to_contain_text("One next step:")
    expect(result(check)).to_contain_text("Tell your leader before you leave the room.")
    expect(result(check)).to_have_attribute("aria-live", "polite")


def test_no_number_is_shown_to_anybody_as_a_grade(check: Page) -> None:
    for number in (1, 2, 3, 4):
        pick(check, number, "Not at all")
    see(check)
    expect(result(check)).to_contain_text("There is room in your cup")
    assert "point" not in check.locator("#c").inner_text()


def test_lines_left_open_are_named_and_never_guessed(check: Page) -> None:
    pick(check, 1, "A lot")
    pick(check, 3, "A lot")
    see(check)
    expect(result(check)).to_contain_text("Not answered yet: 2, 4.")
    expect(result(check)).to_contain_text("Skipping is fine.")
    expect(result(check).locator("h3")).to_have_count(0)


def test_nothing_picked_asks_kindly(check: Page) -> None:
    see(check)
    expect(result(check)).to_contain_text("Pick an answer on each line first.")


def test_a_new_answer_takes_the_old_band_away(check: Page) -> None:
    for number in (1, 2, 3, 4):
        pick(check, number, "Not at all")
    see(check)
    pick(check, 1, "A lot")
    expect(result(check)).to_be_empty()


def test_a_safety_answer_shows_help_in_its_place_at_once(check: Page) -> None:
    safety = check.locator("[data-safety]")
    expect(safety).to_be_hidden()
    pick(check, 4, "A little")
    expect(safety).to_be_visible()
    expect(safety.get_by_role("link", name="Get help now")).to_have_attribute(
        "href", "get-help.html"
    )
    assert check.evaluate("window.heard") == 0
    pick(check, 4, "Not at all")
    expect(safety).to_be_hidden()


def test_a_safety_answer_opens_the_help_panel_with_the_button(check: Page) -> None:
    pick(check, 4, "Some")
    see(check)
    assert check.evaluate("window.heard") == 1
    expect(result(check)).to_be_empty()


def test_no_band_stands_next_to_thoughts_of_harm(check: Page) -> None:
    # A low total would tell a person in danger that the week was light.
    for number in (1, 2, 3):
        pick(check, number, "Not at all")
    pick(check, 4, "A lot")
    see(check)
    expect(result(check)).to_be_empty()
    expect(check.locator("[data-safety]")).to_be_visible()


def test_no_other_answer_opens_the_help_panel(check: Page) -> None:
    for number in (1, 2, 3):
        pick(check, number, "A lot")
    pick(check, 4, "Not at all")
    see(check)
    assert check.evaluate("window.heard") == 0


def test_answers_can_be_cleared(check: Page) -> None:
    for number in (1, 2, 3, 4):
        pick(check, number, "A lot")
    see(check)
    check.get_by_role("button", name="Clear my answers").press("Enter")
    expect(check.locator("input:checked")).to_have_count(0)
    expect(result(check)).to_be_empty()
    expect(check.locator("[data-safety]")).to_be_hidden()


def assert_adds_up_by_hand(page: Page) -> None:
    expect(page.get_by_text("My total:")).to_be_visible()
    expect(page.locator("#c-i3").get_by_text("3 points")).to_be_visible()
    expect(page.get_by_text("8 to 12 points")).to_be_visible()
    expect(page.locator("[data-safety]")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_scripts_it_can_be_added_up_by_hand(page: Page) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.set_content(check_page())
    assert_adds_up_by_hand(bare)
    context.close()


def test_on_paper_it_can_be_added_up_by_hand(check: Page) -> None:
    pick(check, 1, "A lot")
    see(check)
    check.emulate_media(media="print")
    assert_adds_up_by_hand(check)
    expect(result(check)).to_be_hidden()


def test_on_a_phone_answers_stand_in_a_column_and_on_a_laptop_in_a_row(check: Page) -> None:
    def tops() -> set[float]:
        boxes = [label.bounding_box() for label in check.locator("#c-i1 label").all()]
        return {round(box["y"]) for box in boxes if box}

    assert len(tops()) == 1
    check.set_viewport_size({"width": 360, "height": 640})
    assert len(tops()) == 4


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_narrow_phone_never_scrolls_sideways(page: Page, size: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(check_page())
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    pick(page, 4, "A lot")
    see(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_everything_to_touch_is_large_enough(check: Page) -> None:
    pick(check, 4, "A lot")
    for element in check.locator("button, label, a").all():
        if element.is_visible():
            box = element.bounding_box()
            assert box
            assert box["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(check: Page, scheme: str) -> None:
    check.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for number in (1, 2, 3, 4):
        pick(check, number, "A lot")
    see(check)
    found = Axe().run(check)
    assert found.violations_count == 0, found.generate_report()
