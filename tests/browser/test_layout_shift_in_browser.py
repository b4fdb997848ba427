"""What is on the screen stays where it is while the rest of a page comes."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

MOST_SHIFT = 0.01
"""Of `layout-shift`: the share of the window that moved, times how far it went."""
LATE = 0.15
"""Seconds that a style takes to come."""
SLOWER = 4
"""How many times slower than this machine a phone is."""
LESSON = "lessons/relapse-prevention/my-triggers/index.html"
PLAN = "lessons/relapse-prevention/my-triggers/leader.html"
WATCHES = """
window.shift = 0;
function watch(type, told) {
  new PerformanceObserver((list) => list.getEntries().forEach(told))
    .observe({ type, buffered: true });
}
watch("layout-shift", (one) => (window.shift += one.value));
watch("largest-contentful-paint", (one) => (window.largest = one.startTime));
"""
CAME = """performance.getEntriesByType("resource")
  .find((one) => one.name.endsWith(".css")).responseEnd"""
LARGEST = "window.largest"
FIRST = "performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0]"


@pytest.fixture(params=[360, 1280])
def watched(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone or a laptop, whose styles come late, and whose shifts count."""
    context = browser.new_context(viewport={"width": request.param, "height": 760})
    context.add_init_script(WATCHES)

    def late(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    page = context.new_page()
    page.route("**/*.css", late)
    yield page
    context.close()


@pytest.mark.parametrize("path", [LESSON, PLAN, "index.html", "print/index.html", "get-help.html"])
def test_nothing_moves_while_the_styles_come(watched: Page, address: str, path: str) -> None:
    watched.goto(f"{address}/{path}")
    watched.wait_for_load_state("networkidle")
    assert watched.evaluate("window.shift") < MOST_SHIFT


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("part", ["trigger-map", "outside-or-inside"])
def test_nothing_moves_when_what_a_part_does_comes_late(
    browser: Browser, address: str, part: str, width: int
) -> None:
    """A link leads to a sheet or a quiz, and the tools at its end are still on their way.

    A slow phone shows the page before any script has run.
    """
    context = browser.new_context(viewport={"width": width, "height": 760})
    context.add_init_script(WATCHES)
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def late(route: Route) -> None:
        time.sleep(2 * LATE)
        route.continue_()

    page.route(re.compile(r"/near[^/]*\.js$"), late)
    page.goto(f"{address}/{LESSON}#{part}")
    expect(page.locator(".keep")).to_have_count(1)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shift") < MOST_SHIFT
    context.close()


def test_the_first_words_show_before_the_styles_have_come(watched: Page, address: str) -> None:
    watched.goto(f"{address}/{LESSON}")
    watched.wait_for_load_state("networkidle")
    came = watched.evaluate(CAME)
    assert watched.evaluate(FIRST) < came
    # The opening too, in which the largest words of the first screen stand.
    assert watched.evaluate(LARGEST) < came
