"""Keeping what is written: off until somebody turns it on, locked if they like, and never lost."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.keeping import on_device, place, press, saved, start, state, stored, unlock
from tests.browser.kept_words import LESSON, PASSPHRASE, SECRET


@pytest.fixture
def dialogs(page: Page) -> list[str]:
    """The kinds of questions the browser asked on leaving; each is answered with yes."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    return asked


@pytest.fixture
def tab(page: Page) -> Callable[[], Page]:
    """Open another tab of the same browser."""
    return page.context.new_page


def test_nothing_is_stored_or_fetched_before_somebody_chooses(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install()
    page.goto(f"{address}/{LESSON}")
    expect(page.get_by_text("Keep what you write?")).to_be_hidden()
    place(page).press_sequentially("the bus")
    expect(page.get_by_text("Keep what you write?")).to_be_visible()
    expect(place(page)).to_be_focused()
    page.clock.run_for(5000)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert not [url for url in asked if url.endswith(("store.js", "keep.js", "seal.js"))]


def test_keep_nothing_keeps_nothing_and_does_not_ask_again(
    page: Page, address: str, dialogs: list[str]
) -> None:
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "Keep nothing")
    state(page, "nothing")
    expect(place(page)).to_be_focused()
    place(page).fill("and more")
    state(page, "nothing")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    assert dialogs == ["beforeunload"]
    expect(place(page)).to_have_value("")


def test_until_the_tab_closes_words_come_back_in_this_tab_alone(
    page: Page, address: str, dialogs: list[str], tab: Callable[[], Page]
) -> None:
    start(page, address, "tab")
    page.get_by_label("Bored").check()
    saved(page)
    page.reload()
    expect(place(page)).to_have_value(SECRET)
    expect(page.get_by_label("Bored")).to_be_checked()
    assert dialogs == []
    assert page.evaluate("localStorage.length") == 0
    other = tab()
    other.goto(f"{address}/{LESSON}")
    expect(place(other)).to_have_value("")


def test_on_this_device_words_come_back_in_another_tab(
    page: Page, address: str, tab: Callable[[], Page]
) -> None:
    start(page, address)
    saved(page)
    page.close()
    other = tab()
    other.goto(f"{address}/{LESSON}")
    expect(place(other)).to_have_value(SECRET)


def test_the_choice_can_be_changed_and_moves_the_words(page: Page, address: str) -> None:
    start(page, address)
    saved(page)
    press(page, "Change this")
    press(page, "Until I close this tab")
    state(page, "tab")
    assert stored(page) is None
    assert SECRET in (stored(page, "sessionStorage") or "")
    press(page, "Change this")
    press(page, "Keep nothing")
    expect(page.get_by_text("1 answer will be gone")).to_be_visible()
    press(page, "Keep it")
    assert SECRET in (stored(page, "sessionStorage") or "")
    press(page, "Change this")
    press(page, "Keep nothing")
    press(page, "Erase it")
    state(page, "nothing")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    expect(place(page)).to_have_value(SECRET)
    press(page, "Change this")
    press(page, "Until I close this tab")
    state(page, "tab")
    expect(place(page)).to_have_value(SECRET)


def test_a_locked_notebook_holds_no_word_that_was_typed(page: Page, address: str) -> None:
    start(page, address, "sealed")
    place(page, "with-help").fill("my leader Q.")
    saved(page)
    kept = stored(page) or ""
    assert '["sealed",600000,' in kept
    for word in [*SECRET.split(), "leader", "Q.", "trigger", "lessons", "Which place", PASSPHRASE]:
        assert word not in kept
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    state(page, "locked")
    expect(place(page)).to_have_value("")
    unlock(page)
    state(page, "sealed")
    expect(place(page)).to_have_value(SECRET)


def test_every_locking_is_salted_anew(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    first = stored(page)
    place(page).fill(SECRET + ".")
    place(page).fill(SECRET)
    saved(page)
    assert stored(page) != first


def test_a_wrong_passphrase_destroys_nothing(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    before = stored(page)
    page.reload()
    for wrong in ("Seven small boats", "", "x" * 500):
        unlock(page, wrong)
        expect(page.get_by_text("That does not open it.")).to_be_visible()
        expect(page.locator("#keep-old")).to_be_focused()
        assert stored(page) == before
    unlock(page, f" {PASSPHRASE} ")
    state(page, "sealed")
    expect(place(page)).to_have_value(SECRET)


def test_words_typed_while_locked_are_added_once_it_is_open(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    page.reload()
    state(page, "locked")
    place(page, "with-help").fill("my leader")
    assert not page.evaluate("'kept' in document.documentElement.dataset")
    unlock(page)
    state(page, "sealed")
    expect(place(page)).to_have_value(SECRET)
    expect(place(page, "with-help")).to_have_value("my leader")
    saved(page)


def test_it_locks_again_after_ten_quiet_minutes(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "On this device")
    page.locator("#keep-new").fill(PASSPHRASE)
    press(page, "Keep with this passphrase")
    state(page, "sealed")
    page.clock.run_for("09:00")
    page.keyboard.press("Shift")
    page.clock.run_for("09:00")
    state(page, "sealed")
    page.clock.run_for("01:30")
    state(page, "locked")
    expect(place(page)).to_have_value("")
    unlock(page)
    state(page, "sealed")
    expect(place(page)).to_have_value(SECRET)


def test_a_device_that_wakes_after_ten_minutes_locks_at_the_first_touch(
    page: Page, address: str
) -> None:
    page.clock.install()
    start(page, address, "sealed")
    saved(page)
    slept = page.evaluate("Date.now()") + 11 * 60 * 1000
    # No timer runs in a device that sleeps.
    page.clock.set_system_time(slept / 1000)
    page.locator("h1").click()
    state(page, "locked")
    expect(place(page)).to_have_value("")


def test_a_short_passphrase_is_refused_and_locking_at_once_works(page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "On this device")
    page.locator("#keep-new").fill("boats")
    press(page, "Keep with this passphrase")
    expect(page.get_by_text("12 letters or more. A short one")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    page.locator("#keep-new").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    state(page, "sealed")
    press(page, "Lock now")
    state(page, "locked")
    expect(place(page)).to_have_value("")


def test_a_forgotten_passphrase_leaves_only_starting_over(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    page.reload()
    state(page, "locked")
    press(page, "I forgot it")
    expect(page.get_by_text("Everything in it will be gone.")).to_be_visible()
    assert stored(page)
    press(page, "Erase it")
    state(page, "nothing")
    assert page.evaluate("localStorage.length") == 0


def test_a_passphrase_can_be_taken_off_again(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    press(page, "Change this")
    on_device(page)
    state(page, "device")
    assert SECRET in (stored(page) or "")


def test_without_webcrypto_no_passphrase_is_offered_and_the_reason_is(
    page: Page, address: str
) -> None:
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "On this device")
    expect(page.get_by_text("did not come over https")).to_be_visible()
    expect(page.locator("#keep-new")).to_be_hidden()
    press(page, "Keep without a passphrase")
    state(page, "device")


def test_everything_is_done_by_keyboard_and_the_focus_comes_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    page.get_by_role("button", name="On this device").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#keep-new")).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    state(page, "sealed")
    expect(place(page)).to_be_focused()


def test_leaving_quickly_takes_the_words_of_this_tab_along(page: Page, address: str) -> None:
    start(page, address, "tab")
    saved(page)
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/leave.*")
    assert page.evaluate("sessionStorage.length") == 0


def test_no_word_leaves_the_browser(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    start(page, address, "sealed")
    page.goto(f"{address}/mine/index.html")
    unlock(page)
    page.get_by_text(SECRET).wait_for()
    assert "bus" not in page.url
    assert [url for url in asked if not url.startswith(address) or "bus" in url] == []
    assert page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("choice", ["ask", "device", "sealed", "how"])
def test_axe_finds_nothing_in_the_bar(page: Page, address: str, choice: str) -> None:
    if choice in ("device", "sealed"):
        start(page, address, choice)
    else:
        page.goto(f"{address}/{LESSON}")
        place(page).fill(SECRET)
        if choice == "how":
            press(page, "On this device")
            state(page, "how")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_the_bar_fits_a_narrow_phone_and_large_letters(
    width: int, zoom: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    page.locator("summary", has_text="Worksheet").click()
    place(page).fill(SECRET)
    wide = page.evaluate("document.documentElement.scrollWidth")
    bar = page.locator(".keep").bounding_box()
    sticks = page.locator(".keep").evaluate("bar => getComputedStyle(bar).position === 'sticky'")
    small = page.locator(".keep :is(button, summary)").evaluate_all(
        """all => all.map(one => one.getBoundingClientRect().height)
          .filter(height => height && height < 43.5)"""
    )
    context.close()
    assert wide <= width
    assert small == []
    assert bar
    assert not sticks or bar["height"] <= 0.6 * 700 + 1


def test_a_field_with_the_focus_is_not_hidden_behind_the_bar(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(f"{address}/{LESSON}")
    page.locator("summary", has_text="Worksheet").click()
    page.locator('[id="trigger-map.inside.other"]').fill("rain")
    expect(page.locator(".keep")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const field = document.activeElement.getBoundingClientRect();
              const bar = document.querySelector(".keep").getBoundingClientRect();
              return !document.activeElement.closest(".keep") && field.top > bar.top;
            }"""
        )
        assert not hidden
