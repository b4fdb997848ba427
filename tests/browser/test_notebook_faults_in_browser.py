"""Nothing is lost: each fault that a store, a tab, a version or a sheet can have is survived."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.keeping import on_device, place, press, put, saved, start, state, stored, unlock
from tests.browser.kept_words import (
    FULL,
    KEY,
    LESSON,
    OTHER,
    PASSPHRASE,
    SECRET,
    SHEET,
    Rows,
    text,
    words,
)

REFUSED = """["localStorage", "sessionStorage"].forEach((name) =>
  Object.defineProperty(window, name, {
    get: () => { throw new DOMException("refused", "SecurityError"); },
  })
)"""


@pytest.fixture
def other(page: Page) -> Page:
    """A second tab of the same browser."""
    return page.context.new_page()


@pytest.mark.parametrize("choice", ["device", "tab", "sealed"])
def test_a_full_store_says_so_keeps_the_words_on_the_page_and_tries_again(
    page: Page, address: str, choice: str
) -> None:
    start(page, address, choice)
    saved(page)
    page.evaluate(FULL)
    place(page).fill(SECRET + ", late")
    state(page, "refused")
    expect(place(page)).to_have_value(SECRET + ", late")
    assert not page.evaluate("'kept' in document.documentElement.dataset")
    page.evaluate("freed()")
    press(page, "Try again")
    state(page, choice)
    saved(page)
    page.reload()
    if choice == "sealed":
        unlock(page)
    expect(place(page)).to_have_value(SECRET + ", late")


def test_a_store_that_was_full_from_the_start_keeps_nothing_and_says_so(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    page.evaluate(FULL)
    press(page, "Until I close this tab")
    state(page, "refused")
    expect(place(page)).to_have_value(SECRET)
    with page.expect_download() as saving:
        press(page, "Save to a file")
    assert SECRET in Path(saving.value.path()).read_text("utf-8")
    assert not page.evaluate("'kept' in document.documentElement.dataset")


def test_a_browser_that_refuses_its_store_is_survived(page: Page, address: str) -> None:
    page.add_init_script(REFUSED)
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    on_device(page)
    state(page, "refused")
    expect(place(page)).to_have_value(SECRET)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()


def test_two_tabs_on_one_sheet_lose_no_field(page: Page, address: str, other: Page) -> None:
    start(page, address)
    saved(page)
    other.goto(f"{address}/{LESSON}")
    expect(place(other)).to_have_value(SECRET)
    place(other, "with-help").fill("my leader")
    place(page, "strongest.1.1").fill("payday")
    for tab in (page, other):
        expect(place(tab, "with-help")).to_have_value("my leader")
        expect(place(tab, "strongest.1.1")).to_have_value("payday")
    place(page).fill("earlier")
    place(other).fill("later")
    for tab in (page, other):
        expect(place(tab)).to_have_value("later")
    saved(page)
    assert "earlier" not in (stored(page) or "")


def test_two_locked_tabs_lose_no_field_either(page: Page, address: str, other: Page) -> None:
    start(page, address, "sealed")
    saved(page)
    other.goto(f"{address}/{LESSON}")
    unlock(other)
    state(other, "sealed")
    place(other, "with-help").fill("my leader")
    place(page, "strongest.1.1").fill("payday")
    for tab in (page, other):
        expect(place(tab, "with-help")).to_have_value("my leader")
        expect(place(tab, "strongest.1.1")).to_have_value("payday")


def test_a_passphrase_set_in_one_tab_locks_the_other(page: Page, address: str, other: Page) -> None:
    start(page, address)
    saved(page)
    other.goto(f"{address}/{LESSON}")
    state(other, "device")
    press(page, "Change this")
    press(page, "On this device")
    page.locator("#keep-new").fill(PASSPHRASE)
    press(page, "Keep with this passphrase")
    state(page, "sealed")
    state(other, "locked")
    expect(place(other)).to_have_value("")


def test_erased_in_one_tab_is_erased_in_the_other(page: Page, address: str, other: Page) -> None:
    start(page, address)
    saved(page)
    other.goto(f"{address}/mine/index.html")
    press(other, "Erase everything")
    press(other, "Erase")
    state(page, "gone")
    expect(place(page)).to_have_value("")
    page.clock.install()
    place(page).fill("new")
    page.clock.run_for(5000)
    assert stored(page) is None


@pytest.mark.parametrize("choice", ["device", "tab"])
def test_a_page_left_in_mid_sentence_has_kept_it(page: Page, address: str, choice: str) -> None:
    start(page, address, choice)
    place(page).press_sequentially(" and then")
    page.goto(f"{address}/{OTHER}")
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET + " and then")


def test_a_locked_page_keeps_each_letter_at_once_and_asks_until_it_has(
    page: Page, address: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    pending = page.evaluate(
        """() => {
          const field = document.getElementById("trigger-map.outside");
          field.value += "!";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          return !("kept" in document.documentElement.dataset);
        }"""
    )
    assert pending
    page.wait_for_function("'kept' in document.documentElement.dataset", timeout=1000)
    page.reload()
    unlock(page)
    expect(place(page)).to_have_value(SECRET + "!")


def test_a_newer_notebook_is_shown_and_never_changed(page: Page, address: str) -> None:
    newer = text([words("outside", SECRET), ["mood", "of a later day"]], version=2)
    put(page, address, newer)
    page.goto(f"{address}/{LESSON}")
    state(page, "newer")
    expect(place(page)).to_have_value(SECRET)
    page.clock.install()
    place(page, "with-help").fill("my leader")
    page.clock.run_for(5000)
    assert stored(page) == newer
    assert not page.evaluate("'kept' in document.documentElement.dataset")
    page.evaluate("document.querySelector('.worksheet').remove()")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_text(SECRET)).to_be_visible()
    with page.expect_download() as saving:
        page.locator("[data-shut] button").click()
    assert Path(saving.value.path()).read_text("utf-8") == newer
    assert stored(page) == newer


def test_an_older_notebook_is_read(page: Page, address: str) -> None:
    put(page, address, text([["words", SHEET, "trigger-map.outside", SECRET]], version=0))
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)


def test_a_question_that_vanished_keeps_its_words(page: Page, address: str) -> None:
    put(page, address, text([words("outside", "here"), words("weather", SECRET, "Which weather?")]))
    page.goto(f"{address}/mine/index.html")
    older = page.locator("[data-older]")
    expect(older).to_contain_text("From an older sheet")
    expect(older).to_contain_text("Which weather?")
    expect(older).to_contain_text(SECRET)
    expect(page.locator("[data-list]")).to_contain_text("here")
    page.goto(f"{address}/{LESSON}")
    place(page).fill("here and there")
    saved(page)
    assert SECRET in (stored(page) or "")


def test_an_answer_that_is_no_choice_any_more_is_set_aside(page: Page, address: str) -> None:
    put(page, address, text([words("inside.1", "Sleepless", "What sets off an urge?")]))
    page.goto(f"{address}/{LESSON}")
    state(page, "device")
    page.get_by_label("Bored").check()
    saved(page)
    page.goto(f"{address}/mine/index.html")
    expect(page.locator("[data-older]")).to_contain_text("Sleepless")
    expect(page.locator("[data-list]")).to_contain_text("Bored")
    page.goto(f"{address}/{LESSON}")
    expect(page.get_by_label("Bored")).to_be_checked()


def test_a_sheet_that_vanished_keeps_its_words(page: Page, address: str) -> None:
    gone = "lessons/old/gone/index.html#weather"
    rows: Rows = [["sheet", gone, "My weather", "The sky"], words("a", SECRET, sheet=gone)]
    put(page, address, text(rows))
    page.goto(f"{address}/mine/index.html")
    older = page.locator("[data-older]")
    expect(older.get_by_role("heading", name="My weather")).to_be_visible()
    expect(older).to_contain_text(SECRET)
    assert older.locator("a").count() == 0


def test_of_a_damaged_store_what_can_be_read_is_read_and_the_rest_kept(
    page: Page, address: str
) -> None:
    whole = text([words("outside", SECRET), words("with-help", "my leader")])
    damaged = whole[: whole.index("my leader")]
    put(page, address, damaged)
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    place(page, "strongest.1.1").fill("payday")
    saved(page)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_text("One line of your notebook could not be read.")).to_be_visible()
    with page.expect_download() as saving:
        page.locator("[data-rest]").get_by_role("button", name="Save the raw data").click()
    raw = Path(saving.value.path()).read_text("utf-8")
    assert "trigger-map.with-help" in raw
    assert "payday" in raw
    press(page, "Take out what cannot be read")
    press(page, "Erase")
    expect(page.get_by_text("could not be read. It is kept")).to_be_hidden()
    page.reload()
    expect(page.get_by_text(SECRET)).to_be_visible()
    assert "with-help" not in (stored(page) or "")


@pytest.mark.parametrize("damage", ["", "x", "null", "[]", "{}", "[\n[[", "\u0000"])
def test_no_damage_stops_the_page(page: Page, address: str, damage: str) -> None:
    put(page, address, damage)
    page.goto(f"{address}/{LESSON}")
    state(page, "device")
    place(page).fill(SECRET)
    saved(page)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_text(SECRET)).to_be_visible()


def test_a_damaged_lock_opens_for_no_passphrase_and_writes_nothing_in_the_open(
    page: Page, address: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    damaged = (stored(page) or "")[:-40]
    put(page, address, damaged)
    page.goto(f"{address}/{LESSON}")
    unlock(page)
    expect(page.get_by_text("That does not open it.")).to_be_visible()
    page.clock.install()
    place(page).fill(SECRET)
    page.clock.run_for(5000)
    assert stored(page) == damaged
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}/mine/index.html")
    with page.expect_download() as saving:
        page.locator("[data-shut] button").click()
    assert Path(saving.value.path()).read_text("utf-8") == damaged


def test_scripts_that_do_not_arrive_leave_the_words_where_they_are(
    address: str, other: Page
) -> None:
    other.route("**/keep.js", lambda route: route.abort())
    other.goto(f"{address}/{LESSON}")
    place(other).fill(SECRET)
    press(other, "Until I close this tab")
    state(other, "failed")
    expect(place(other)).to_have_value(SECRET)
    other.unroute("**/keep.js")
    press(other, "Change this")
    press(other, "Until I close this tab")
    state(other, "tab")
    expect(place(other)).to_have_value(SECRET)


def test_from_a_file_nothing_is_kept_and_words_can_be_saved_and_brought_in(
    page: Page, site: Path
) -> None:
    page.goto((site / LESSON).as_uri())
    state(page, "file")
    place(page).fill(SECRET)
    assert page.get_by_role("button", name="On this device").count() == 0
    with page.expect_download() as saving:
        press(page, "Save to a file")
    file = Path(saving.value.path())
    assert SECRET in file.read_text("utf-8")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto((site / "mine/index.html").as_uri())
    page.get_by_label("The file", exact=True).set_input_files(file)
    press(page, "Bring these in")
    expect(page.locator("[data-list]")).to_contain_text(SECRET)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_words_of_this_tab_join_a_locked_notebook_once_it_is_opened(
    page: Page, address: str, other: Page
) -> None:
    start(page, address, "sealed")
    saved(page)
    other.goto(f"{address}/404.html")
    kept = stored(page)
    page.evaluate(f"localStorage.removeItem('{KEY}')")
    other.goto(f"{address}/{LESSON}")
    place(other, "with-help").fill("my leader")
    press(other, "Until I close this tab")
    state(other, "tab")
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    press(other, "Change this")
    on_device(other)
    assert stored(other, "sessionStorage")
    unlock(other)
    state(other, "sealed")
    expect(place(other)).to_have_value(SECRET)
    expect(place(other, "with-help")).to_have_value("my leader")
    saved(other)
    assert stored(other, "sessionStorage") is None


def older(page: Page, address: str, lock: str = "") -> str:
    """Return what My notebook shows under "From an older sheet"."""
    page.goto(f"{address}/mine/index.html")
    if lock:
        unlock(page, lock)
    expect(page.locator("[data-older]")).to_be_visible()
    return page.locator("[data-older]").inner_text()


@pytest.mark.parametrize("typed", ["the mill", ""])
def test_what_is_typed_while_locked_takes_no_answers_place_unseen(
    page: Page, address: str, typed: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    page.reload()
    state(page, "locked")
    place(page).press_sequentially("the m")
    place(page).fill(typed)
    unlock(page)
    state(page, "sealed")
    expect(place(page)).to_have_value(typed or SECRET)
    saved(page)
    if typed:
        assert SECRET in older(page, address, PASSPHRASE)


def held_back(page: Page, address: str) -> list[Route]:
    """Open the lesson while what keeps words is still on its way; return what is."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/panel.js", hold, times=1)
    page.goto(f"{address}/{LESSON}", wait_until="commit")
    page.wait_for_selector("html.js")
    return waiting


def arrive(page: Page, waiting: list[Route]) -> None:
    """Let what is on its way come."""
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()


def test_what_is_typed_before_the_kept_words_have_come_takes_no_answers_place(
    page: Page, address: str
) -> None:
    start(page, address)
    saved(page)
    waiting = held_back(page, address)
    place(page).fill("the mill")
    arrive(page, waiting)
    state(page, "device")
    expect(place(page)).to_have_value("the mill")
    saved(page)
    assert SECRET in older(page, address)


def test_what_is_typed_before_the_lock_has_come_stays_in_sight(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    waiting = held_back(page, address)
    place(page, "with-help").fill("my leader")
    arrive(page, waiting)
    state(page, "locked")
    page.wait_for_function("window.EvenKeel.keep.it.pending.length")
    expect(place(page, "with-help")).to_have_value("my leader")
    unlock(page)
    expect(place(page)).to_have_value(SECRET)
    expect(place(page, "with-help")).to_have_value("my leader")


def test_of_two_answers_that_meet_on_the_device_both_are_kept(
    page: Page, address: str, other: Page
) -> None:
    other.goto(f"{address}/{LESSON}")
    place(other).fill("the mill")
    press(other, "Until I close this tab")
    state(other, "tab")
    start(page, address)
    saved(page)
    press(other, "Change this")
    on_device(other)
    state(other, "device")
    saved(other)
    expect(place(other)).to_have_value(SECRET)
    assert "the mill" in older(other, address)


@pytest.mark.parametrize("choice", ["device", "tab", "sealed"])
def test_what_the_browser_was_told_to_clear_is_not_put_back(
    page: Page, address: str, choice: str
) -> None:
    start(page, address, choice)
    saved(page)
    # As the settings of a browser do it: no page is told.
    page.evaluate("[localStorage, sessionStorage].forEach((store) => store.clear())")
    place(page, "with-help").fill("my leader")
    state(page, "gone")
    expect(place(page)).to_have_value("")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_words_of_this_tab_stay_there_where_a_locked_notebook_is_erased(
    page: Page, address: str, other: Page
) -> None:
    other.goto(f"{address}/{LESSON}")
    place(other, "with-help").fill("my leader")
    press(other, "Until I close this tab")
    state(other, "tab")
    start(page, address, "sealed")
    saved(page)
    press(other, "Change this")
    on_device(other)
    state(other, "locked")
    press(other, "I forgot it")
    press(other, "Erase it")
    assert stored(other) is None
    assert "my leader" in (stored(other, "sessionStorage") or "")
    state(other, "tab")
    expect(place(other, "with-help")).to_have_value("my leader")
