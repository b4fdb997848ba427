"""The lock of the notebook: it closes in every tab, and refuses what everybody tries first."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import place, press, saved, start, state, stored, unlock
from tests.browser.kept_words import LESSON, PASSPHRASE, SECRET

LOCK = Path(__file__).parents[2] / "overrides" / "components" / "notebook-lock"


def test_lock_now_locks_every_tab(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    other = page.context.new_page()
    other.goto(f"{address}/mine/index.html")
    unlock(other)
    expect(other.get_by_text(SECRET)).to_be_visible()
    press(page, "Lock now")
    state(page, "locked")
    state(other, "locked")
    expect(other.get_by_text(SECRET)).to_be_hidden()


def test_what_another_tab_has_just_typed_is_kept_before_it_locks(page: Page, address: str) -> None:
    start(page, address, "sealed")
    saved(page)
    other = page.context.new_page()
    other.goto(f"{address}/{LESSON}")
    unlock(other)
    state(other, "sealed")
    # The words and the message come in one breath.
    other.evaluate(
        """() => {
          const field = document.getElementById("trigger-map.with-help");
          field.value = "my leader";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          EvenKeel.lock.shut();
        }"""
    )
    state(page, "locked")
    state(other, "locked")
    unlock(page)
    expect(place(page, "with-help")).to_have_value("my leader")


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "short"),
        ("seven boats", "short"),
        ("password1234", "tried"),
        ("P@ssw0rd 2026!", "tried"),
        ("123456789012", "tried"),
        ("abcdefghijklmno", "tried"),
        ("aaaaaaaaaaaaaa", "tried"),
        ("abab abab abab", "tried"),
        ("qwertyuiop123", "tried"),
        ("iloveyou2026!!", "tried"),
        ("one day at a time", "tried"),
        ("Just for today.", "tried"),
        ("Even Keel notebook", "tried"),
        ("correct horse battery staple", "tried"),
        ("!!!!!!!!!!!!!!", "tried"),
        (PASSPHRASE, ""),
        ("my family likes old boats", ""),
        ("drei kleine Böötchen", ""),
        ("синий чайник поёт", ""),
    ],
)
def test_a_passphrase_that_is_tried_first_is_refused(passphrase: str, why: str, page: Page) -> None:
    page.set_content("<!doctype html><title>Pure</title>")
    page.evaluate("window.EvenKeel = {}")
    page.add_script_tag(path=LOCK / "guess.js")
    assert page.evaluate("passphrase => EvenKeel.guess(passphrase)", passphrase) == why


def test_the_page_says_so_and_keeps_nothing_yet(page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "On this device")
    page.locator("#keep-new").fill("password1234")
    press(page, "Keep with this passphrase")
    expect(page.get_by_text("one of the first that people try")).to_be_visible()
    expect(page.locator("#keep-new")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
    # Nothing stood here in the open before.
    expect(page.get_by_text("Until now your words stood here without a lock")).to_be_hidden()


def test_a_passphrase_set_later_says_what_may_have_been_left_in_the_open(
    page: Page, address: str
) -> None:
    start(page, address)
    saved(page)
    press(page, "Change this")
    press(page, "On this device")
    expect(page.get_by_text("Until now your words stood here without a lock")).to_be_visible()


def test_an_old_passphrase_that_would_be_refused_today_still_opens(
    page: Page, address: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    closed = page.evaluate(
        """async (text) => EvenKeel.seal.close(text, await EvenKeel.seal.lock("password"))""",
        json.dumps(["words", f"{LESSON}#trigger-map", "trigger-map.outside", "old", 1]),
    )
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", ["even-keel /", closed])
    page.reload()
    unlock(page, "password")
    expect(place(page)).to_have_value("old")


def test_the_browser_is_asked_not_to_clear_it_and_the_page_says_that_it_may(
    page: Page, address: str
) -> None:
    page.add_init_script(
        """window.asked = 0;
        StorageManager.prototype.persist = () => Promise.resolve(!++window.asked);"""
    )
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    press(page, "On this device")
    expect(page.get_by_text("have not opened this site for seven days")).to_be_visible()
    assert page.evaluate("window.asked") == 0
    press(page, "Keep without a passphrase")
    state(page, "device")
    saved(page)
    assert page.evaluate("window.asked") == 1
    assert stored(page)


DEVICE = """(step) => {
  const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
  window.rounds = [];
  crypto.subtle.deriveKey = (how, ...rest) => (rounds.push(how.iterations), derive(how, ...rest));
  let now = 0;
  performance.now = () => (now += step);
  const busy = document.querySelector("[data-busy]");
  new MutationObserver(() => (window.heard = busy.textContent)).observe(busy, { childList: true });
}"""
"""A device on which the page's clock goes on by `step` ms at each look."""


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (10, "One moment."),
        (17, "One moment. On this device it takes about a second."),
        (80, "One moment. On this device it takes about 3 seconds."),
    ],
)
def test_a_slow_device_says_how_long_it_takes_to_open(
    page: Page, address: str, step: int, said: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    press(page, "Lock now")
    state(page, "locked")
    page.evaluate(DEVICE, step)
    unlock(page)
    state(page, "sealed")
    assert page.evaluate("heard") == said
    # A small part is tried, and then all of it, once.
    assert page.evaluate("rounds") == [20000, 600000]
