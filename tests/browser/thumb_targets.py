"""Which buttons and fields of a page are too small for a thumb."""

from playwright.sync_api import Page

SMALL = """() => [...document.querySelectorAll("button, .button, summary, select, header a")]
  .filter(found => found.checkVisibility())
  .map(found => [found.outerHTML.slice(0, 90), found.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.height < 43.5 || box.width < 43.5))
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""


def small_targets(page: Page) -> list[str]:
    """Return what is under 44 px; links inside a sentence are exempt (WCAG 2.5.8)."""
    return list(page.evaluate(SMALL))
