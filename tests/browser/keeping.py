"""What hands do in tests of the notebook: write, keep, lock, and look at what is kept."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.kept_words import KEY, LESSON, PASSPHRASE, SECRET


def place(page: Page, name: str = "outside") -> Locator:
    """A field of the trigger map."""
    return page.locator(f'[id="trigger-map.{name}"]')


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def state(page: Page, name: str) -> None:
    """Wait until the bar says how things stand."""
    # Below a long text it comes when a reader is near the sheet.
    page.evaluate(
        "document.querySelector('.keep') ||"
        " document.querySelector('[data-component=worksheet]')?.scrollIntoView()"
    )
    page.wait_for_selector(f'.keep[data-state="{name}"]')


def saved(page: Page) -> None:
    """Wait until everything that was typed is kept."""
    page.wait_for_function("""() => {
      const { keep } = window.EvenKeel;
      return keep && !keep.it.pending.length && "kept" in document.documentElement.dataset;
    }""")


def stored(page: Page, area: str = "localStorage") -> str | None:
    found = page.evaluate(f"{area}.getItem('{KEY}')")
    assert found is None or isinstance(found, str)
    return found


def on_device(page: Page) -> None:
    """Choose to keep on this device, without a passphrase."""
    press(page, "On this device")
    press(page, "Keep without a passphrase")


def start(page: Page, address: str, choice: str = "device") -> None:
    """Write a first answer and choose where to keep it."""
    page.goto(f"{address}/{LESSON}")
    place(page).fill(SECRET)
    if choice == "tab":
        press(page, "Until I close this tab")
        return state(page, "tab")
    if choice == "device":
        on_device(page)
        return state(page, "device")
    press(page, "On this device")
    page.locator("#keep-new").fill(PASSPHRASE)
    press(page, "Keep with this passphrase")
    return state(page, "sealed")


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    state(page, "locked")
    page.locator("#keep-old").fill(passphrase)
    page.keyboard.press("Enter")


def put(page: Page, address: str, notebook: str, key: str = KEY) -> None:
    """Lay a notebook into the browser's store, as an earlier visit would have left it."""
    page.goto(f"{address}/404.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, notebook])


def opened(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/index.html")
    page.wait_for_selector("[data-live]:not([hidden])")


def exported(page: Page) -> Path:
    with page.expect_download() as saving:
        page.locator("[data-save]").click()
    assert saving.value.suggested_filename.startswith("notebook-")
    return Path(saving.value.path())
