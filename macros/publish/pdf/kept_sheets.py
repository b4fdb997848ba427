"""Cuts the sheets out of the pages of a built site; what an earlier run has cut is kept."""

import hashlib
from pathlib import Path

from macros.kept_results import KeptResults
from macros.publish.pdf.sheet_html import (
    SheetHtml,
    cut,
    cut_for_browser,
    is_otherwise_in_large,
)
from macros.publish.sheets.sheet import Sheet

FOLDER = "sheets-cut"
"""Where, in a project's cache, the sheets are kept."""


class KeptSheets:
    """The sheets of a built site."""

    def __init__(self, site: Path, cache: Path) -> None:
        """Cut sheets out of the pages in `site`, and keep them in a folder of `cache`."""
        self.site = site
        self.results = KeptResults(cache / FOLDER, "lxml")
        self._pages: dict[str, str] = {}

    def for_paper(self, sheet: Sheet, large: bool) -> SheetHtml:
        """Return `sheet` as `cut` does; raises MissingError."""
        otherwise = large and is_otherwise_in_large(sheet)
        decides = self._decides(sheet, "large" if otherwise else "standard")
        return self.results.of(lambda: cut(self.site, sheet, otherwise), *decides)

    def for_browser(self, sheet: Sheet) -> SheetHtml:
        """Return `sheet` as `cut_for_browser` does; raises MissingError."""
        decides = self._decides(sheet, "browser")
        return self.results.of(lambda: cut_for_browser(self.site, sheet), *decides)

    def sweep(self) -> None:
        """Delete what no sheet of this run was."""
        self.results.sweep()

    def _decides(self, sheet: Sheet, what: str) -> tuple[str, ...]:
        """Return all that decides how a sheet is cut: its page, and what is known of it."""
        if sheet.page not in self._pages:
            path = self.site / sheet.page
            page = path.read_bytes() if path.exists() else b""
            self._pages[sheet.page] = hashlib.sha256(page).hexdigest()
        known = (sheet.kind.name, sheet.number, sheet.lesson, sheet.title, sheet.id, sheet.language)
        return (what, self._pages[sheet.page], sheet.page, *known, str(sheet.twin))
