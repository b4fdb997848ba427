"""What every engine can do, whatever drives it: open, press, write, ask the page."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

PATIENCE = 20.0
"""Seconds. As long as a step may take on a busy machine before it counts as failed."""

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
"""The names of keys, and what WebDriver calls them (W3C WebDriver, 17.4.2)."""


class EngineError(Exception):
    """The engine refused: mostly because its page was just changing."""


class Driver(Protocol):
    """The few things that each engine says in its own way."""

    downloads: Path

    def open(self, url: str) -> None:
        """Load `url` and wait until its scripts have run."""

    def resize(self, width: int, height: int) -> None:
        """Make the window so many CSS pixels wide and high."""

    def reload(self) -> None:
        """Load the page anew."""

    def back(self) -> None:
        """Go to the page before."""

    def ask(self, expression: str) -> str:
        """Return what the JavaScript `expression` comes to, as JSON; raise EngineError."""

    def press(self, key: str, held: str = "") -> None:
        """Press a key of KEYS or one character, while `held` is down."""

    def choose_file(self, selector: str, path: Path) -> None:
        """Put a file into the field at `selector`."""

    def windows(self) -> list[str]:
        """Return the windows that are open, in any order."""

    def look_at(self, window: str) -> None:
        """Go on in `window`."""

    def errors(self) -> list[str]:
        """Return what the scripts of the pages threw, as far as the engine tells."""


@dataclass(frozen=True)
class Window:
    """A browser in the hands of somebody who has a keyboard and no mouse."""

    name: str
    driver: Driver

    def ask(self, expression: str) -> object:
        """Return what the JavaScript `expression` comes to."""
        found: object = json.loads(self.driver.ask(expression))
        return found

    def until(self, expression: str) -> object:
        """Wait until `expression` is true; return it; raises AssertionError with what it was."""
        return wait(lambda: self.ask(expression), expression)

    def press(self, *keys: str) -> None:
        """Press keys one after another; `Shift+Tab` is two at once."""
        for key in keys:
            held, _, last = key.rpartition("+")
            self.driver.press(last, held)

    def write(self, words: str) -> None:
        """Type `words` where the focus is."""
        for letter in words:
            self.driver.press(letter)

    def focus(self, selector: str) -> None:
        """Put the focus on the first seen element at `selector`; wait until there is one."""
        self.until(
            f"""(() => {{
              const found = {seen(selector)};
              if (!found) return false;
              found.focus();
              return document.activeElement === found;
            }})()"""
        )

    def act(self, selector: str, key: str = "Enter") -> None:
        """Press `key` on the first seen element at `selector`."""
        self.focus(selector)
        self.press(key)

    def tab_to(self, selector: str, most: int = 40, key: str = "Tab") -> None:
        """Reach `selector` as somebody without a mouse does; `most` presses are enough."""
        here = f"document.activeElement.matches({json.dumps(selector)})"
        for _ in range(most):
            if self.ask(here):
                return
            self.press(key)
        raise AssertionError(f"{selector} is not reached by {most} presses of {key}")

    def says(self, selector: str, words: str) -> None:
        """Wait until the first seen element at `selector` holds `words`."""
        self.until(f"({seen(selector)}?.textContent ?? '').includes({json.dumps(words)})")


def seen(selector: str) -> str:
    """Return JavaScript that finds the first element at `selector` that can be seen."""
    every = f"document.querySelectorAll({json.dumps(selector)})"
    return f"[...{every}].find((one) => one.getClientRects().length)"


def wait(question: Callable[[], object], about: str) -> object:
    """Ask until the answer is true; raises AssertionError with the last answer."""
    end = time.monotonic() + PATIENCE
    last: object = None
    while time.monotonic() < end:
        try:
            last = question()
        except EngineError as error:
            last = error
        else:
            if last:
                return last
        time.sleep(0.05)
    raise AssertionError(f"not within {PATIENCE:.0f} seconds, but {last!r}: {about}")
