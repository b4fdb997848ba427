"""What `make site` joins looks and starts as the sources do, which `make serve` shows."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

PAGES = (
    "index.html",
    "get-help.html",
    "lessons/index.html",
    "lessons/relapse-prevention/index.html",
    "lessons/life-balance/what-matters-to-me/index.html",
    "lessons/dealing-with-stress/my-stress-signals/index.html",
    "lessons/learning-new-skills/small-choices-that-add-up/index.html",
    "lessons/learning-new-skills/facing-it/leader.html",
    "lessons/learning-new-skills/thoughts-that-trip-us/handout.html",
    "mine/index.html",
    "mine/balance.html",
    "leaders/tools.html",
    "print/index.html",
    "about/privacy.html",
)
"""One page of each kind at least, among them those that load the most."""

LIKELY = (
    "color background border display position font line-height margin padding width height text"
    " opacity visibility transform flex grid order z-index top left float fill stroke list"
)
"""How the names of those properties begin that a style sheet of ours sets."""

LOOKS = """(likely) => {
  const LIKELY = new RegExp("^(" + likely.replaceAll(" ", "|") + ")");
  const ALIKE = /block|inline|origin|image-|-(start|end)-|background-position/;
  const names = [...getComputedStyle(document.body)].filter(
    (name) => LIKELY.test(name) && !ALIKE.test(name),
  );
  const looks = (one, part) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === "none") return "";
    return names.map((name) => style.getPropertyValue(name).replace(/^0%$/, "0px")).join();
  };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => !one.closest("link, template, script"))
    .map((one) => {
      // The finished page does not say of a drawing that it is SVG.
      const all = one.cloneNode(false).outerHTML.replace(/ xmlns="[^"]*"/, "");
      const tag = all.slice(0, 80).replace(/(href|data-window|data-loads)=.*/, "");
      return [tag, ...[null, "::before", "::after"].map((part) => looks(one, part))].join("|");
    });
}"""
"""JavaScript: each element of a page with its looks."""

NOT_READY = "[data-component]:not([data-ready], template *)"
"""What has no script of its own, or one that has not started."""


@pytest.mark.parametrize("path", PAGES)
def test_a_joined_page_looks_and_starts_like_its_sources(
    browser: Browser, served_site: Path, site: Path, path: str
) -> None:
    found = []
    for folder in (served_site, site):
        page = browser.new_page(viewport={"width": 360, "height": 760}, reduced_motion="reduce")
        page.goto((folder / path).as_uri())
        looks = [page.evaluate(LOOKS, LIKELY)]
        page.emulate_media(media="print")
        looks.append(page.evaluate(LOOKS, LIKELY))
        still = page.locator(NOT_READY).evaluate_all("all => all.map(one => one.dataset.component)")
        page.close()
        found.append((looks, still))
    served, joined = found
    assert joined[1] == served[1]
    for one, other in zip(served[0], joined[0], strict=True):
        assert len(one) == len(other)
        assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []
