"""No word breaks in the middle on a phone with letters twice as large, where it has room."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site_in_browser import SAMPLES

WIDTH, HEIGHT = 360, 740
LARGE = "() => { document.documentElement.style.fontSize = '200%'; }"

BROKEN = r"""() => {
  const ROOM = innerWidth * .55;
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isUnseen = (one) =>
    one && (one.getBoundingClientRect().width < 2 || isUnseen(one.parentElement));
  while (walker.nextNode()) {
    const { currentNode: node } = walker, around = node.parentElement;
    if (!around.checkVisibility() || around.closest("script, style, svg, code, pre")) continue;
    for (const piece of node.data.matchAll(/\S+/g)) {
      if (/[/@_:;]|\.\w/.test(piece[0])) continue;
      for (const word of piece[0].matchAll(/[\p{L}\p{N}'’]{2,}/gu)) {
        range.setStart(node, piece.index + word.index);
        range.setEnd(node, piece.index + word.index + word[0].length);
        const boxes = [...range.getClientRects()].filter((box) => box.width);
        if (new Set(boxes.map((box) => Math.round(box.top))).size < 2) continue;
        if (boxes.reduce((sum, box) => sum + box.width, 0) > ROOM || isUnseen(around)) continue;
        found.push(`${word[0]} in ${around.closest("[class]").className}`);
      }
    }
  }
  return [...new Set(found)];
}"""
"""Words that stand on two lines, but for addresses and what takes more than half of the screen:
such a word is left to the hyphens that a browser knows. A hyphen is no part of a word."""


def broken(browser: Browser, address: str, paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the words that break in the middle, by their page."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(f"{address}/{path}")
        page.evaluate(LARGE)
        if words := page.evaluate(BROKEN):
            found[path] = words
    context.close()
    return found


def test_no_word_breaks_on_a_page_of_any_kind(browser: Browser, address: str) -> None:
    assert broken(browser, address, SAMPLES) == {}


@pytest.mark.audit
def test_no_word_breaks_on_any_page(browser: Browser, address: str, site: Path) -> None:
    every = [page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html"))]
    assert broken(browser, address, every) == {}
