"""Writes what the page to tick sheets fetches: a script for each lesson, which holds its sheets.

A page that was opened from a stick may load a script and no other page, so the sheets come as one.
"""

import json
from collections.abc import Sequence

from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.sheets.piece import CHOOSE, PIECES_FOLDER, pieces
from macros.publish.sheets.sheet import Sheet
from macros.rendering import needed


def write_sheet_pieces(library: Library, cut: KeptSheets) -> None:
    """Write the pieces into the built site, beside the page to tick sheets in the language.

    `cut` has its sheets. Raises MissingError where it lacks one.
    """
    if library.language_of(CHOOSE) != library.language:
        return
    folder = cut.site / f"{library.place(CHOOSE).removesuffix(CHOOSE)}{PIECES_FOLDER}"
    folder.mkdir(parents=True, exist_ok=True)
    for piece in pieces(library):
        text = f"EvenKeel.pieces[{json.dumps(piece.name)}] = {_data(cut, piece.sheets)};\n"
        (folder / f"{piece.name}.js").write_text(text, encoding="utf-8")


def _data(cut: KeptSheets, sheets: Sequence[Sheet]) -> str:
    """Return the sheets by name, and the styles that they need, as JSON."""
    shown = {sheet: cut.for_browser(sheet) for sheet in sheets}
    # What was a whole page keeps the mark of its kind where it is ticked.
    looks = [
        file
        for sheet, found in shown.items()
        for name in ("page", *found.components)
        for file in needed(name, f'data-page="{sheet.whole_page}" {found.content}')
        if file.endswith(".css")
    ]
    data = {
        "looks": " ".join(dict.fromkeys(looks)),
        "sheets": {sheet.stem: found.content for sheet, found in shown.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
