"""Leave quickly: what was kept in this tab is gone on every page, and Back does not show it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_notebook_in_browser import (
    LESSON,
    OTHER,
    SECRET,
    place,
    press,
    saved,
    start,
    state,
    stored,
)
from tests.conftest import FLAGS

PAGES = (
    "index.html",
    "get-help.html",
    "404.html",
    "lessons/index.html",
    "lessons/relapse-prevention/index.html",
    OTHER,
    "lessons/relapse-prevention/my-triggers/leader.html",
    "lessons/relapse-prevention/my-triggers/handout.html",
    "leaders/index.html",
    "leaders/calendar.html",
    "print/index.html",
    "about/privacy.html",
    "mine/index.html",
    "mine/plan.html",
    "mine/tools.html",
    "mine/breathing.html",
    "mine/urge-wave.html",
    "mine/balance.html",
)
"""One page of each kind."""

SHOWN = """() => document.body.innerText
  + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join()"""

READ_ANEW = """() => performance.getEntriesByType("navigation")[0].type === "reload"
  && document.documentElement.classList.contains("js")"""
"""True once a page that came out of memory has been fetched again."""


def shows(page: Page) -> str:
    """Return all that a page shows, its fields included."""
    said = page.evaluate(SHOWN)
    assert isinstance(said, str)
    return said


@pytest.fixture
def remembering(browser: Browser) -> Iterator[Page]:
    """A page in a browser that keeps pages in memory for the way back, as people's own do.

    Chromium without its windows never does.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    own = browser.browser_type.executable_path
    path = next(filter(None, map(shutil.which, names)), own)
    if not Path(path).exists():
        pytest.skip("no whole Chromium: its headless shell remembers no page")
    found = browser.browser_type.launch(
        executable_path=path,
        args=list(FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield found.new_page()
    found.close()


@pytest.mark.parametrize("path", PAGES)
def test_from_every_kind_of_page_the_words_of_this_tab_are_gone(
    path: str, page: Page, address: str
) -> None:
    start(page, address, "tab")
    saved(page)
    page.goto(f"{address}/{path}")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    assert page.url.endswith(LESSON)
    expect(place(page)).to_have_value("")
    assert SECRET not in shows(page)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()


def test_three_shifts_take_them_along_as_well(page: Page, address: str) -> None:
    start(page, address, "tab")
    saved(page)
    page.goto(f"{address}/mine/breathing.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/leave.*")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_word_typed_a_moment_ago_is_not_put_back(page: Page, address: str) -> None:
    start(page, address, "tab")
    place(page).press_sequentially(", late")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    assert page.evaluate("sessionStorage.length") == 0


def test_what_is_kept_on_the_device_stays(page: Page, address: str) -> None:
    start(page, address)
    saved(page)
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    assert SECRET in (stored(page) or "")


def test_whoever_leaves_before_the_scripts_have_come_leaves_nothing_behind(
    page: Page, address: str
) -> None:
    slow = page.context.new_page()
    start(slow, address, "tab")
    saved(slow)
    slow.route("**/quick-exit.js", lambda route: route.abort())
    slow.goto(f"{address}/get-help.html")
    slow.get_by_role("link", name="Leave quickly").click()
    slow.wait_for_url("**/leave.*")
    assert slow.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("path", [LESSON, "mine/index.html", "mine/plan.html"])
def test_a_page_that_the_browser_remembers_shows_no_word_on_the_way_back(
    path: str, remembering: Page, address: str
) -> None:
    page = remembering
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    start(page, address, "tab")
    place(page, "with-help").fill(SECRET)
    saved(page)
    page.goto(f"{address}/{path}")
    state(page, "tab")
    assert SECRET in shows(page)
    page.get_by_role("link", name="Get help").first.evaluate("link => location.href = link.href")
    page.wait_for_url("**/get-help.html")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    page.evaluate("history.back()")
    page.wait_for_url(f"**/{path}")
    page.wait_for_function(READ_ANEW)
    state(page, "nothing")
    assert SECRET not in shows(page)
    assert asked == []


def test_words_of_this_tab_outlive_the_ordinary_way_back(remembering: Page, address: str) -> None:
    page = remembering
    start(page, address, "tab")
    saved(page)
    page.evaluate("location.href = '../../../get-help.html'")
    page.wait_for_url("**/get-help.html")
    page.evaluate("history.back()")
    page.wait_for_url(f"**/{LESSON}")
    page.wait_for_function(READ_ANEW)
    expect(place(page)).to_have_value(SECRET)


def test_words_that_nothing_keeps_are_not_asked_about_on_the_way_back(
    remembering: Page, address: str
) -> None:
    page = remembering
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{address}/{LESSON}")
    place(page).press_sequentially(SECRET)
    press(page, "Keep nothing")
    page.evaluate("location.href = '../../../get-help.html'")
    page.wait_for_url("**/get-help.html")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    page.evaluate("history.back()")
    page.wait_for_url(f"**/{LESSON}")
    page.wait_for_function(READ_ANEW)
    assert SECRET not in shows(page)
    assert asked in ([], ["beforeunload"])
