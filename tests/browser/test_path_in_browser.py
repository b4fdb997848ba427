"""A story to choose in a browser: a screen at a time, by keys or taps; without scripts, all."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.content.kinds.path import StoryPath
from macros.rendering import render
from tests.browser.printed import printed_pdf
from tests.browser.standing import stand
from tests.components import example

WET = StoryPath.model_validate(example("path", "a-wet-morning"))
SMALLEST_TARGET = 44


def path_page() -> str:
    return stand(render("path", path=WET, id="p"), "path")


@pytest.fixture
def path(page: Page) -> Page:
    page.set_content(path_page())
    return page


def screen(page: Page) -> Locator:
    """Return the one screen that is shown."""
    return page.locator("[data-screen]").filter(visible=True)


def at(page: Page, number: int) -> None:
    """Expect one screen, and the keyboard at its head."""
    expect(screen(page)).to_have_count(1)
    expect(screen(page).locator("[data-page]")).to_have_text(f"Page {number}")
    expect(screen(page).locator("[data-page]")).to_be_focused()


def test_walking_needs_no_page(path: Page) -> None:
    walked = """() => {
      const walk = EvenKeel.walk([[1, 2], [2, 3], [], []]);
      const seen = [walk.forward(), walk.pick(7), walk.back()];
      walk.pick(0), walk.forward(), walk.pick(1), walk.forward();
      seen.push(walk.here(), walk.forward(), JSON.stringify(walk.taken()));
      walk.back(), walk.back(), walk.forward();
      seen.push(walk.here(), walk.picked());
      walk.back(), walk.pick(1), walk.forward();
      seen.push(walk.here(), walk.taken().length, walk.forward());
      walk.restart();
      return [...seen, walk.here(), walk.picked() === undefined];
    }"""
    told = '[{"screen":0,"pick":0},{"screen":1,"pick":1}]'
    # Back again keeps what was picked; another pick forgets what came after it.
    expected = [False, False, False, 3, False, told, 1, 1, 2, 1, False, 0, True]
    assert path.evaluate(walked) == expected


def test_a_tap_leads_to_the_next_screen_and_the_keyboard_goes_along(path: Page) -> None:
    expect(screen(path)).to_have_count(1)
    path.get_by_role("link", name="She calls her sister").click()
    at(path, 2)
    path.get_by_role("button", name="Back").click()
    at(path, 1)
    expect(path.get_by_role("link", name="She calls")).to_have_attribute("aria-current", "true")
    path.get_by_role("button", name="Forward").click()
    at(path, 2)


def test_a_letter_a_number_and_the_arrows_do_the_same(path: Page) -> None:
    path.get_by_role("link", name="She runs").focus()
    path.keyboard.press("b")
    at(path, 2)
    path.keyboard.press("ArrowRight")
    at(path, 2)
    path.keyboard.press("2")
    at(path, 3)
    path.keyboard.press("ArrowLeft")
    path.keyboard.press("ArrowLeft")
    at(path, 1)
    path.keyboard.press("ArrowLeft")
    path.keyboard.press("d")
    path.keyboard.press("Control+c")
    at(path, 1)
    path.keyboard.press("ArrowRight")
    at(path, 2)


def test_the_end_tells_the_way_that_led_there(path: Page) -> None:
    path.get_by_role("link", name="She calls").click()
    path.get_by_role("link", name="Ana says yes").click()
    expect(screen(path)).to_contain_text("The end: Ana is ten minutes late")
    told = screen(path).locator("ol li").all_inner_texts()
    assert told == ["She calls her sister & asks for a ride.", "Ana says yes."]
    expect(path.get_by_role("button", name="Forward")).to_be_disabled()
    path.get_by_role("link", name="Start again").click()
    at(path, 1)
    expect(path.locator("[aria-current]")).to_have_count(0)


def test_what_was_chosen_stays_nowhere(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "path.html"
    file.write_text(path_page(), encoding="utf-8")
    page.goto(file.as_uri())
    before = page.evaluate("history.length")
    page.get_by_role("link", name="She runs").click()
    expect(screen(page)).to_contain_text("The end:")
    assert page.url == file.as_uri()
    assert page.evaluate("history.length") == before
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_a_script_every_page_stands_there_and_choices_lead_to_them(
    plain: Page, tmp_path: Path
) -> None:
    file = tmp_path / "path.html"
    file.write_text(path_page(), encoding="utf-8")
    plain.goto(file.as_uri())
    expect(screen(plain)).to_have_count(len(WET.screens))
    expect(plain.get_by_role("button")).to_have_count(0)
    plain.get_by_role("link", name="She calls her sister").click()
    assert plain.url.endswith("#p-2")
    expect(plain.locator("#p-2")).to_be_in_viewport()
    expect(plain.get_by_text("What was chosen").filter(visible=True)).to_have_count(0)


def test_on_paper_every_page_says_where_to_turn(path: Page) -> None:
    said = " ".join(sheet.extract_text() for sheet in printed_pdf(path).pages)
    said = re.sub(r"\s+", " ", said)
    for number, one in enumerate(WET.screens, start=1):
        assert f"Page {number} " in said
        for way in one.ways:
            assert f"{way.text} Go to page {WET.pages[way.to]}" in said
    assert "What was chosen" not in said


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_it_fits_a_narrow_screen_and_a_thumb(size: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(path_page())
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for target in page.locator("[data-to], [data-back], [data-forward]").filter(visible=True).all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET


def test_what_was_picked_is_told_without_color(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.set_content(path_page())
    page.get_by_role("link", name="She calls").click()
    page.keyboard.press("ArrowLeft")
    borders = page.locator("[data-screen]").first.locator("[data-to]")
    styles = borders.evaluate_all("ways => ways.map((way) => getComputedStyle(way).borderTopStyle)")
    assert styles == ["solid", "double", "solid"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(path_page())
    for key in ("b", "a"):
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        screen(page).get_by_role("link").first.press(key)
