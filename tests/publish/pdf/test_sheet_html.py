"""A sheet is the same whether it is cut from pages as they are built, or as they are finished."""

from pathlib import Path

from macros.content.curriculum.library import Library
from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.selection import Selection, selected_sheets


def test_no_paper_is_made_again_only_because_the_site_was_finished(
    served_site: Path, site: Path, library: Library
) -> None:
    sheets = selected_sheets(library, Selection())
    assert sheets
    for sheet in sheets:
        assert cut(site, sheet, False) == cut(served_site, sheet, False), sheet.stem
