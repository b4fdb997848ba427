"""What tests of present mode share: how a session is begun, and what its parts are."""

from playwright.sync_api import Locator, Page, expect

PLAN = "lessons/relapse-prevention/my-triggers/leader.html"
FOLDER = "lessons/relapse-prevention/my-triggers"

SHIFT_CLOCK = """() => {
  const now = Date.now;
  window.shifted = 0;
  Date.now = () => now() + window.shifted;
}"""


def ask_late(page: Page, address: str) -> None:
    """Press Present 20 minutes after a group was to begin."""
    page.clock.set_fixed_time("2026-11-25T18:20:00")
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").click()


def start(page: Page, url: str, length: str = "180", notes: str = "paper") -> None:
    """Open the plan at `url` and start a session; notes are paper, window or here."""
    page.goto(url)
    again(page, length, notes)


def again(page: Page, length: str, notes: str = "paper") -> None:
    """Press Present, choose, and start."""
    page.get_by_role("button", name="Present").click()
    page.locator(f"[name=deck-cut][value='{length}']").check()
    page.locator(f"[name=deck-notes][value={notes}]").check()
    begin(page)


def begin(page: Page) -> None:
    """Press Start, and wait for the slides: they are fetched while a leader chooses."""
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("[data-stage]")).to_be_visible()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def title(page: Page) -> Locator:
    """The heading of what the room sees."""
    return page.locator("[data-screen] h2")


def go_to(page: Page, block: str) -> None:
    """Go to the beginning of a block by the list of blocks."""
    press(page, "g")
    page.locator("[data-blocks] [data-to]").filter(has_text=block).click()
    expect(title(page)).to_have_text(block)
