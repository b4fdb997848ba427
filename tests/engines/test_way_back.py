"""Firefox shows the page before from memory where it may: no word comes back, and none is lost.

Such a page has the tab's store as it was when the page was left. Chromium without its windows
remembers no page, so its tests of this need the whole one.
"""

import pytest

from tests.engines.firefox import Firefox
from tests.engines.test_paths import FIELD, LESSON, SECRET, at, do, saved, value
from tests.engines.window import Window

READ_ANEW = (
    "performance.getEntriesByType('navigation')[0].type !== 'navigate'"
    " && document.readyState === 'complete'"
    " && document.documentElement.classList.contains('js')"
)
"""True once a page has been fetched again for the way back, and its scripts have run."""

NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });"
"""What a browser is like where the site has no https."""

OTHER_FIELD = "textarea.worksheet__input"
LATER = "the long way home"

SHOWN = (
    "document.body.innerText"
    " + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join()"
)


def go(window: Window, link: str, place: str) -> None:
    """Follow a link by its key, to where its address holds `place`."""
    window.act(link)
    window.until(f"location.pathname.includes('{place}') && document.readyState === 'complete'")


def way_back(window: Window) -> None:
    """Go back to the lesson, and wait until it is read anew."""
    window.driver.back()
    window.until("location.pathname.includes('my-triggers')")
    window.until(READ_ANEW)


@pytest.fixture(params=["https", "no https"])
def reader(request: pytest.FixtureRequest, firefox: Window) -> Window:
    """Firefox, as it is on a site with https and on one without."""
    assert isinstance(firefox.driver, Firefox)
    if request.param == "no https":
        firefox.driver.run_before(NO_LOCKS)
    return firefox


@pytest.fixture(params=["tab", "nothing"])
def written(request: pytest.FixtureRequest, reader: Window, address: str) -> Window:
    """A lesson with words that are kept in this tab, or not at all."""
    firefox = reader
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
    # Words come out of the store a moment after the page: what the store holds tells for good.
    assert written.ask("sessionStorage.length") == 0
    at(written, "nothing")
    assert SECRET not in str(written.ask(SHOWN))


def test_the_ordinary_way_back_brings_what_the_tab_keeps_and_nothing_else(written: Window) -> None:
    was_kept = written.ask("document.querySelector('.keep').dataset.state") == "tab"
    go(written, "[data-component=closing] a[href$='handout.html']", "handout")
    way_back(written)
    at(written, "tab" if was_kept else "nothing")
    written.until(f"Boolean(document.querySelector('{FIELD}').value) === {str(was_kept).lower()}")
    assert (value(written, FIELD) == SECRET) is was_kept


def test_what_another_lesson_wrote_is_not_lost_on_the_way_back(
    reader: Window, address: str
) -> None:
    reader.driver.open(f"{address}/{LESSON}")
    reader.focus(FIELD)
    reader.write("the bus")
    do(reader, "tab")
    saved(reader)
    reader.ask("void setTimeout(() => { location.href = '../riding-out-an-urge/index.html' })")
    reader.until("location.pathname.includes('riding') && document.readyState === 'complete'")
    reader.focus(OTHER_FIELD)
    reader.write(LATER)
    saved(reader)
    way_back(reader)
    at(reader, "tab")
    reader.focus(FIELD)
    reader.press("End")
    reader.write(" stop")
    saved(reader)
    reader.driver.open(f"{address}/mine/index.html")
    reader.until(f"document.body.innerText.includes('{LATER}')")
    assert SECRET in str(reader.ask(SHOWN))
