"""The fonts of paper. They come from packages, so that every machine prints the same."""

import io
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
LETTERS = bytes(range(32, 256)).decode("cp1252", errors="replace")
"""What Windows code page 1252 holds from the space on; a gap in it is a replacement sign."""


@cache
def font(name: str) -> bytes:
    """Return a font's file by its name in `print.css`: 'SourceSansPro-Bold', or 'form'."""
    if name == FORM:
        return _form_font()
    return (FOLDERS[name.partition("-")[0]] / f"{name}.ttf").read_bytes()


def _form_font() -> bytes:
    """Return the letters that a person can type into a form, and no others.

    A form holds its font whole, since nobody knows what will be typed. The full font weighs 294 KB;
    the 218 letters of Windows code page 1252, which every PDF viewer can address, weigh a tenth.
    """
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    # Tables that nobody asks for stay unread; and the font's own date stays, so that the same font
    # gives the same bytes.
    whole = io.BytesIO(font("SourceSansPro-Regular"))
    typeface = TTFont(whole, lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(typeface)
    out = io.BytesIO()
    typeface.save(out)
    return out.getvalue()


@cache
def form_widths() -> tuple[int, ...]:
    """Return the width of each of LETTERS in the form font, in thousandths of its size."""
    typeface = TTFont(io.BytesIO(font(FORM)), lazy=True)
    glyphs, widths = typeface.getBestCmap(), typeface["hmtx"]
    per_em = typeface["head"].unitsPerEm
    return tuple(
        round(widths[glyphs[ord(letter)]][0] * 1000 / per_em) if ord(letter) in glyphs else 0
        for letter in LETTERS
    )
