"""The fonts of paper. They come from packages, so that every machine prints the same."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
import uharfbuzz as hb

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
LAYOUT = [int.from_bytes(tag, "big") for tag in (b"BASE", b"GDEF", b"GPOS", b"GSUB")]
"""The tables by which letters are set, which they are already where they stand in a PDF.

A table goes by the number that the four letters of its name make.
"""


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
    wanted = _wanted(hb.SubsetFlags.DEFAULT)
    wanted.unicode_set.update(map(ord, LETTERS + OTHER_LETTERS + SIGNS))
    return _cut(font("SourceSansPro-Regular"), wanted)


def part(whole: bytes, numbers: Collection[int]) -> bytes:
    """Return a font's file with some of its letters, which keep their numbers in the file."""
    wanted = _wanted(hb.SubsetFlags.RETAIN_GIDS)
    wanted.glyph_set.update(numbers)
    return _cut(whole, wanted)


def _wanted(flags: hb.SubsetFlags) -> hb.SubsetInput:
    """Return what a font is cut down to: as yet no letter, and nothing that only helps a screen."""
    wanted = hb.SubsetInput()
    wanted.flags = flags | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(LAYOUT)
    return wanted


def _cut(whole: bytes, wanted: hb.SubsetInput) -> bytes:
    return bytes(hb.subset(hb.Face(whole), wanted).blob.data)
