"""Firefox shows the page before from memory, as people's own browsers do: no word comes back.

Chromium without its windows remembers no page, so its tests of this need the whole one.
"""

import pytest

from tests.engines.test_paths import FIELD, LESSON, SECRET, at, do, saved, value
from tests.engines.window import Window

READ_ANEW = (
    "performance.getEntriesByType('navigation')[0].type === 'reload'"
    " && document.documentElement.classList.contains('js')"
)
"""True once a page that came out of memory has been fetched again."""

SHOWN = (
    "document.body.innerText"
    " + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join()"
)


def go(window: Window, link: str, place: str) -> None:
    """Follow a link by its key, to where its address holds `place`."""
    window.act(link)
    window.until(f"location.pathname.includes('{place}') && document.readyState === 'complete'")


def way_back(window: Window) -> None:
    """Go back to the lesson, which the browser has in memory, and wait until it is read anew."""
    window.driver.back()
    window.until("location.pathname.includes('my-triggers')")
    window.until(READ_ANEW)


@pytest.fixture(params=["tab", "nothing"])
def written(request: pytest.FixtureRequest, firefox: Window, address: str) -> Window:
    """A lesson with words that are kept in this tab, or not at all."""
    firefox.driver.open(f"{address}/{LESSON}")
    firefox.focus(FIELD)
    firefox.write(SECRET)
    do(firefox, request.param)
    at(firefox, request.param)
    if request.param == "tab":
        saved(firefox)
    return firefox


def test_after_leaving_quickly_no_word_comes_back_from_memory(written: Window) -> None:
    go(written, "[data-component=closing] a[href$='handout.html']", "handout")
    written.focus("a.skip")
    written.press("Shift", "Shift", "Shift")
    written.until("location.pathname.includes('leave.')")
    # The page of leaving takes the place of the handout.
    way_back(written)
    at(written, "nothing")
    assert SECRET not in str(written.ask(SHOWN))


def test_the_ordinary_way_back_brings_what_the_tab_keeps_and_nothing_else(written: Window) -> None:
    was_kept = written.ask("document.querySelector('.keep').dataset.state") == "tab"
    go(written, "[data-component=closing] a[href$='handout.html']", "handout")
    way_back(written)
    at(written, "tab" if was_kept else "nothing")
    written.until(f"Boolean(document.querySelector('{FIELD}').value) === {str(was_kept).lower()}")
    assert (value(written, FIELD) == SECRET) is was_kept
