"""Chromium through Playwright, as in the other browser tests."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Download, Error, Page

from tests.engines.window import EngineError

SIDES = ("top", "right", "bottom", "left")


class Chromium:
    """A context of its own in the browser that all tests share."""

    def __init__(self, browser: Browser, downloads: Path) -> None:
        """Open a context in `browser` that saves into `downloads`."""
        self._context = browser.new_context(viewport={"width": 1280, "height": 800})
        self._errors: list[str] = []
        self.downloads = downloads
        self._context.on("page", self._watch)
        self._here = self._context.new_page()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("download", self._save)

    def _save(self, download: Download) -> None:
        download.save_as(self.downloads / download.suggested_filename)

    def open(self, url: str) -> None:
        """Load `url` and wait until it is complete."""
        self._here.goto(url)

    def resize(self, width: int, height: int) -> None:
        """Make the page so large."""
        self._here.set_viewport_size({"width": width, "height": height})

    def reload(self) -> None:
        """Load the page anew."""
        self._here.reload()

    def back(self) -> None:
        """Go to the page before."""
        self._here.go_back()

    def ask(self, expression: str) -> str:
        """Return what `expression` comes to, as JSON."""
        try:
            return json.dumps(self._here.evaluate(f"async () => (await ({expression})) ?? null"))
        except Error as error:
            raise EngineError(str(error)) from error

    def printed(self) -> bytes:
        """Return the page as a PDF on Letter, with the margins of a printer."""
        return self._here.pdf(format="Letter", margin=dict.fromkeys(SIDES, "1.2cm"))

    def press(self, key: str, held: str = "") -> None:
        """Press a key, while `held` is down."""
        self._here.keyboard.press(f"{held}+{key}" if held else key)

    def choose_file(self, selector: str, path: Path) -> None:
        """Put a file into the field at `selector`."""
        self._here.set_input_files(selector, path)

    def windows(self) -> list[str]:
        """Return the windows that are open, in any order."""
        # Asks the page, since Playwright hears of new windows only while it is busy.
        self.ask("0")
        return [str(number) for number in range(len(self._context.pages))]

    def look_at(self, window: str) -> None:
        """Go on in `window`."""
        self._here = self._context.pages[int(window)]
        self._here.bring_to_front()

    def errors(self) -> list[str]:
        """Return what scripts threw."""
        return self._errors

    def close(self) -> None:
        """Close the context."""
        self._context.close()
