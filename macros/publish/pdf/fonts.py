"""The fonts of paper. They come from packages, so that every machine prints the same."""

import io
from collections.abc import Collection
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools import subset
from fontTools.ttLib import TTFont

FOLDERS = {
    "SourceSansPro": Path(font_source_sans_pro.font_directory),
    "SourceSerifPro": Path(font_source_serif_pro.font_directory),
}
FORM = "form"
"""The name of the font of form fields."""
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00))))
"""The Latin letters of Europe, and the signs beside them."""
OTHER_LETTERS = "".join(map(chr, (*range(0x370, 0x400), *range(0x400, 0x460), 0x490, 0x491)))
"""Greek and Cyrillic as they are written today."""
SIGNS = "–—‘’‚“”„†‡•…‰‹›€™"
"""What else a keyboard or a word processor puts in."""
LAYOUT = ("BASE", "GDEF", "GPOS", "GSUB")
"""The tables by which letters are set, which they are already where they stand in a PDF."""


@cache
def font(name: str) -> bytes:
    """Return a font's file by its name in `print.css`: 'SourceSansPro-Bold', or 'form'."""
    if name == FORM:
        return _form_font()
    return (FOLDERS[name.partition("-")[0]] / f"{name}.ttf").read_bytes()


def _form_font() -> bytes:
    """Return the letters that a person can type into a form, and no others.

    A form holds its font whole, since nobody knows what will be typed. The full font weighs 294 KB;
    with the letters of Europe alone it weighs a seventh.
    """
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    # Tables that nobody asks for stay unread; and the font's own date stays, so that the same font
    # gives the same bytes.
    whole = io.BytesIO(font("SourceSansPro-Regular"))
    typeface = TTFont(whole, lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS + OTHER_LETTERS + SIGNS)
    subsetter.subset(typeface)
    out = io.BytesIO()
    typeface.save(out)
    return out.getvalue()


def part(whole: bytes, numbers: Collection[int]) -> bytes:
    """Return a font's file with some of its letters, which keep their numbers in the file."""
    options = subset.Options(
        retain_gids=True, hinting=False, layout_features=[], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += LAYOUT
    typeface = TTFont(io.BytesIO(whole), lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(gids=numbers)
    subsetter.subset(typeface)
    out = io.BytesIO()
    typeface.save(out)
    return out.getvalue()
