"""Asks axe about a page in every way that it can look."""

from collections.abc import Iterator
from itertools import filterfalse
from typing import Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"runOnly": {"type": "tag", "values": list(LEVELS)}, "resultTypes": ["violations"]}
"""All that axe knows of WCAG 2.2 A and AA, and of best practice."""


COVERED = "partiallyObscured"


class Look(NamedTuple):
    """How a page is shown: its colors, and a width and a height in pixels."""

    name: str
    scheme: Literal["light", "dark"]
    forced: Literal["active", "none"]
    width: int
    height: int
    rules: tuple[str, ...] = ()
    """The rules that are asked; all, where none is named."""


SIZES = (("phone", 360, 740), ("laptop", 1280, 800))
LOOKS = tuple(
    Look(f"{scheme if forced == 'none' else 'forced'} {size}", scheme, forced, width, height)
    for size, width, height in SIZES
    for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active"))
)


CONTRAST = "color-contrast"
DAILY = tuple(
    look._replace(rules=(CONTRAST,) if look.scheme == "dark" else ())
    for look in LOOKS
    if look.forced == "none" and (look.scheme, look.width) != ("dark", 1280)
)
"""Those that every run asks about, in the dark about contrast alone, whose colors are the same on
any screen; the audit asks all of all."""

COLORS_HAVE_CHANGED = """() => Promise.all(
  document.getAnimations()
    .filter((one) => /color|fill|stroke|shadow/.test(one.transitionProperty))
    .map((one) => one.finished.catch(() => {}))
)"""
"""A change of colors runs over a moment, and axe would measure what lies between."""


def axe_faults(page: Page, looks: tuple[Look, ...] = DAILY) -> Iterator[str]:
    """Yield each fault that axe finds on `page` as it stands: the look, the rule, the element.

    Contrast is left out where colors are forced: the browser chooses them then, and axe goes by
    the text fill, which Chromium tells as the style sheet had it.
    """
    # It is long to read, so it comes into the page once, and not before each look.
    page.evaluate(Axe().axe_script)
    axe = Axe("")
    for look in looks:
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
        page.evaluate(COLORS_HAVE_CHANGED)
        options = {**RULES, "rules": {CONTRAST: {"enabled": look.forced == "none"}}}
        if look.rules:
            options = {**RULES, "runOnly": {"type": "rule", "values": list(look.rules)}}
        for fault in axe.run(page, options=options).response["violations"]:
            for node in filterfalse(_is_scrolled_under, fault["nodes"]):
                yield f"{look.name}: {fault['id']}: {node['target']} {node['html'][:160]}"


def _is_scrolled_under(node: dict[str, list[dict[str, object]]]) -> bool:
    """Whether a target is only small because a bar at the edge covers a part of it just now."""
    told = [check["data"] for check in node["any"]]
    return any(isinstance(one, dict) and one.get("messageKey") == COVERED for one in told)
