"""The font that people type with: every letter of Europe's languages, addressed as PDF needs it.

A form holds its font whole, since nobody knows what will be typed. A font of one byte a letter has
no room for Polish beside Spanish, so this one has two: viewers find a letter's number by its
Unicode, and what they write into a file is shown by the font in that file, on any machine.
"""

from functools import cache

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.publish.pdf.fonts import FORM, font, part
from macros.rendering import environment

BASE = "PaperForm"
"""The font's name; six letters and a plus before it would say that most letters are missing."""
MOST_IN_A_RUN = 100
"""How many letters one list of a character map may hold."""


def few_letters(pdf: Pdf, words: str) -> Dictionary:
    """Return the font with the letters of `words` and no others, as an object of `pdf`."""
    some = part(font(FORM), {_numbers()[ord(letter)] for letter in words})
    return form_font(pdf, pdf.make_stream(some, Length1=len(some)), f"PAGENO+{BASE}")


def form_font(pdf: Pdf, file: Object, base: str = BASE) -> Dictionary:
    """Return the font as an object of `pdf`, in which its `file` is embedded."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{base}"),
        FontFamily=String("Paper Form"),
        Flags=1 << 5,
        FontBBox=Array([-500, -300, 1500, 1000]),
        ItalicAngle=0,
        Ascent=984,
        Descent=-273,
        CapHeight=660,
        StemV=80,
        FontFile2=file,
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{base}"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=500,
        W=Array([1, Array(_widths()[1:])]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{base}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(letters)]),
            ToUnicode=pdf.make_stream(_cmap()),
        )
    )


def encoded(words: str) -> bytes:
    """Return `words` as a string of this font."""
    return b"".join(_numbers()[ord(letter)].to_bytes(2) for letter in words)


def width(words: str) -> float:
    """Return how wide `words` are, in sizes of the font."""
    return sum(_widths()[_numbers()[ord(letter)]] for letter in words) / 1000


@cache
def _typeface() -> hb.Font:
    return hb.Font(hb.Face(font(FORM)))


@cache
def _numbers() -> dict[int, int]:
    """Return the number of each letter's shape in the file, by its Unicode."""
    codes = _typeface().face.unicodes
    return {code: _typeface().get_nominal_glyph(code) for code in codes}


@cache
def _widths() -> tuple[int, ...]:
    """Return the width of each shape in the file, in thousandths of the font's size."""
    typeface = _typeface()
    widths = map(typeface.get_glyph_h_advance, range(typeface.face.glyph_count))
    return tuple(round(width * 1000 / typeface.face.upem) for width in widths)


@cache
def _cmap() -> bytes:
    """Return the way from numbers to Unicode, which viewers also walk back."""
    letters: dict[int, int] = {}
    for code, number in sorted(_numbers().items()):
        letters.setdefault(number, code)
    pairs = sorted(letters.items())
    runs = [pairs[at : at + MOST_IN_A_RUN] for at in range(0, len(pairs), MOST_IN_A_RUN)]
    return environment().get_template("print/to-unicode.cmap").render(runs=runs).encode()
