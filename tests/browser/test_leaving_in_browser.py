"""Leave quickly: what was kept in this tab is gone on every page, and Back does not show it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keeping import place, press, saved, start, state, stored
from tests.browser.kept_words import LESSON, OTHER, SECRET
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
    # Words come out of the store a moment after the page: what the store holds tells for good.
    assert page.evaluate("sessionStorage.length") == 0
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


@pytest.mark.parametrize("field", ["textarea", "input[type=checkbox]", "#keep-new", "select"])
def test_three_shifts_leave_from_a_field_too(field: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}" if field != "select" else f"{address}/mine/balance.html")
    if field == "#keep-new":
        place(page).fill(SECRET)
        press(page, "On this device")
    page.locator(f"main {field}").first.focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_text("Press Shift one more time")).to_be_in_viewport()
    page.keyboard.press("Shift")
    page.wait_for_url("**/leave.*")


@pytest.mark.parametrize("way", ["Present", "Get help"])
def test_three_shifts_leave_from_an_open_window_of_the_page(
    way: str, page: Page, address: str
) -> None:
    page.goto(f"{address}/{LESSON.replace('index', 'leader')}")
    if way == "Present":
        page.locator("[data-component~=deck] button").first.click()
        page.get_by_role("dialog").wait_for()
    else:
        page.get_by_role("link", name="Get help").first.click()
        page.get_by_role("dialog").wait_for()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/leave.*")


def held(page: Page, modifier: str) -> None:
    """Hold a key while Shift is pressed, as to change the keyboard's language."""
    page.keyboard.down(modifier)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.up(modifier)


def capitals(page: Page) -> None:
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")


def marking(page: Page) -> None:
    """Click with Shift held, to mark words."""
    for _ in range(4):
        place(page).click(modifiers=["Shift"])


def scrolling(page: Page) -> None:
    """Turn the wheel with Shift held, to see the rest of a wide table."""
    for _ in range(4):
        page.keyboard.down("Shift")
        page.mouse.wheel(10, 0)
        page.wait_for_timeout(60)
        page.keyboard.up("Shift")


def waiting(page: Page) -> None:
    """Press Shift now and then."""
    for _ in range(4):
        page.keyboard.press("Shift")
        page.clock.run_for(5100)


@pytest.mark.parametrize(
    "do",
    [
        capitals,
        marking,
        scrolling,
        waiting,
        lambda page: held(page, "Alt"),
        lambda page: held(page, "Control"),
    ],
)
def test_shift_for_anything_else_never_leaves(
    do: Callable[[Page], None], page: Page, address: str
) -> None:
    page.clock.install()
    page.goto(f"{address}/{LESSON}")
    place(page).focus()
    do(page)
    expect(page.locator("html.leaving")).to_have_count(0)
    assert page.url.endswith(LESSON)


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
    slow.route("**/components/*.js", lambda route: route.abort())
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
    assert page.evaluate("sessionStorage.length") == 0
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


@pytest.mark.parametrize("path", [LESSON, OTHER])
def test_without_the_way_out_no_word_comes_back_either(
    path: str, remembering: Page, address: str
) -> None:
    page = remembering
    page.on("dialog", lambda dialog: dialog.accept())
    # What a program gets that has taken "Leave quickly" off its pages.
    page.route("**/quick-exit.js", lambda route: route.abort())
    page.goto(f"{address}/{path}")
    page.locator("main input[type=radio]").first.check()
    if page.locator("main textarea").count():
        page.locator("main textarea").first.fill(SECRET)
    page.evaluate("location.href = '../../../about/index.html'")
    page.wait_for_url("**/about/**")
    page.evaluate("history.back()")
    page.wait_for_url(f"**/{path}")
    page.wait_for_function(READ_ANEW)
    assert page.locator("main input:checked").count() == 0
    assert SECRET not in shows(page)


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
