"""Bars at the head and foot of the screen never cover what has the focus; large ones let go."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_notebook_in_browser import LESSON, press, saved, start, state
from tests.browser.test_read_aloud_in_browser import DEVICE, NEAR


class Look(NamedTuple):
    """A width, a height, how large letters are, and whether there is room for a bar that stays."""

    width: int
    height: int
    letters: str
    stays: bool


LOOKS = (
    Look(360, 740, "100%", True),
    Look(1280, 720, "100%", True),
    Look(360, 740, "200%", False),
    Look(320, 256, "100%", False),
)

OPEN = "() => document.querySelectorAll('.unfold').forEach((one) => (one.open = true))"
LARGE = "size => { document.documentElement.style.fontSize = size; }"

HIDDEN = """query => {
  const bars = [...document.querySelectorAll(query)].filter(bar => bar.checkVisibility());
  const one = document.activeElement;
  if (one === document.body) return "end";
  const { top, bottom } = one.getBoundingClientRect();
  const covers = bars.some(bar => {
    const box = bar.getBoundingClientRect();
    return !bar.contains(one) && top < box.bottom && bottom > box.top + 1 && box.top < innerHeight;
  });
  // What is higher than the room that is left begins at least where it can be seen.
  const header = document.querySelector(".header");
  if (one.matches(".skip")) return "";
  const isAbove = header.contains(one);
  const head = isAbove ? 0 : header.getBoundingClientRect().bottom;
  const isSeen = bottom > Math.max(head, 0) && top < innerHeight;
  return covers && top > head + 2 || !isSeen ? one.outerHTML.slice(0, 90) : "";
}"""
"""What has the focus, where a bar lies on it or it is not on the screen; 'end' after the last."""


def hidden(page: Page, bars: str, times: int = 40, key: str = "Tab") -> list[str]:
    """Press Tab, or another `key`, and return what had the focus and could not be seen."""
    found: list[str] = []
    for _ in range(times):
        page.keyboard.press(key)
        said = page.evaluate(HIDDEN, bars)
        if said == "end":
            break
        found += [said] if said else []
    return found


HEAD = """() => {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  return Math.max(0, document.querySelector(".header").getBoundingClientRect().bottom);
}"""
"""How many pixels of the screen the head of the page takes, halfway down the page."""


@pytest.mark.parametrize("look", [*LOOKS, Look(1280, 720, "200%", False)])
def test_the_head_of_the_page_scrolls_away_where_it_is_large(
    look: Look, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.goto(f"{address}/{LESSON}")
    page.evaluate(LARGE, look.letters)
    height = page.evaluate(HEAD)
    assert 44 <= height <= look.height / 5 if look.stays else height == 0
    page.evaluate("() => scrollTo(0, 0)")
    # Forwards what has the focus comes in at the foot, backwards at the head.
    assert hidden(page, "dialog") == []
    assert hidden(page, "dialog", key="Shift+Tab") == []


def position(page: Page, bar: str) -> str:
    """Return how `bar` stands on the screen."""
    found = page.locator(bar).evaluate("bar => getComputedStyle(bar).position")
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_the_bar_of_a_locked_notebook_never_covers_what_has_the_focus(
    look: Look, page: Page, address: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.reload()
    page.evaluate(OPEN)
    state(page, "locked")
    page.evaluate(LARGE, look.letters)
    page.locator("[data-sheet] :is(input, textarea)").first.focus()
    assert hidden(page, ".keep") == []
    assert position(page, ".keep") == ("sticky" if look.stays else "static")


@pytest.mark.parametrize("look", LOOKS)
def test_the_bar_that_reads_aloud_lets_go_where_it_is_large(
    look: Look, page: Page, address: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(DEVICE.replace("VOICES", NEAR))
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.goto(f"{address}/{LESSON}")
    page.evaluate(LARGE, look.letters)
    page.locator("[data-component=read-aloud] [data-open]").click()
    expect(page.locator(".aloud")).to_be_visible()
    press(page, "Pause")
    assert hidden(page, ".aloud") == []
    assert position(page, ".aloud") == ("fixed" if look.stays else "static")


def test_both_bars_leave_half_of_a_phone(page: Page, address: str) -> None:
    page.add_init_script(DEVICE.replace("VOICES", NEAR))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{LESSON}")
    page.locator("[data-component=read-aloud] [data-open]").click()
    press(page, "Pause")
    page.evaluate(OPEN)
    page.locator("[data-sheet] textarea").first.fill("x")
    state(page, "ask")
    assert hidden(page, ".keep, .aloud") == []
