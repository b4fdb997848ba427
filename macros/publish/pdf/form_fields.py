"""Finishes a PDF that WeasyPrint wrote: sound form fields, honest tags, fewer bytes."""

import io
from collections.abc import Mapping
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.publish.pdf.fonts import LETTERS, form_widths
from macros.publish.pdf.tags import set_apart_what_is_not_read

RADIO = 1 << 15
MULTILINE = 1 << 12
FORM_FONT = "/Form"


def finished(written: bytes, zoom: float, questions: Mapping[str, str]) -> bytes:
    """Return the finished file.

    `questions` holds what is asked over each group of choices, by the field's name; `zoom` is how
    much the page was blown up, which WeasyPrint forgets for the letters typed into a form.
    """
    with Pdf.open(io.BytesIO(written)) as pdf:
        if Name.AcroForm in pdf.Root:
            _mend_form(pdf, zoom, questions)
        set_apart_what_is_not_read(pdf)
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """Return the file with as few bytes as it takes; the same content gives the same bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=True,
        compress_streams=True,
        deterministic_id=True,
    )
    return out.getvalue()


def _mend_form(pdf: Pdf, zoom: float, questions: Mapping[str, str]) -> None:
    form = pdf.Root.AcroForm
    letters = [font for font in form.DR.Font.values() if "Paper-Form" in str(font.BaseFont)]
    # A sheet that only has boxes to tick has no letters.
    form.DR = Dictionary(
        Font=Dictionary({FORM_FONT: _form_font(pdf, letters[0])} if letters else {})
    )
    # A choice belongs to its group and to nothing else; WeasyPrint lists it a second time.
    form.Fields = Array([field for field in form.Fields if Name.Parent not in field])
    for field in form.Fields:
        if Name.Btn == field.FT:
            _mend_button(pdf, field, questions)
        else:
            field.DA = String(f"{FORM_FONT} {_letter_size(field, zoom):.1f} Tf 0 g")


def _mend_button(pdf: Pdf, field: Dictionary, questions: Mapping[str, str]) -> None:
    if Name.Kids in field:
        field.TU = String(questions[str(field.T)])
        # Without the flag "no toggle": what was picked can be taken back.
        field.Ff = RADIO
        for choice in field.Kids:
            del choice.T
    for choice in field.get(Name.Kids, [field]):
        # Its border is drawn by the page; some viewers would draw a second one.
        del choice.MK
        for state in choice.AP.N.values():
            state.write(_mark(choice, is_round=Name.Kids in field))
            box = state.BBox
        # Not picked is empty; a viewer that is told nothing may draw what it likes.
        choice.AP.N.Off = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=box)


def _mark(choice: Object, is_round: bool) -> bytes:
    """Return how a picked choice is drawn, in the square of its box."""
    width = float(choice.Rect[2]) - float(choice.Rect[0])
    height = abs(float(choice.Rect[3]) - float(choice.Rect[1]))
    if not is_round:
        points = [(0.2, 0.5), (0.42, 0.25), (0.82, 0.8)]
        x, y = zip(*((a * width, b * height) for a, b in points), strict=True)
        lines = f"{x[0]:.2f} {y[0]:.2f} m {x[1]:.2f} {y[1]:.2f} l {x[2]:.2f} {y[2]:.2f} l S"
        return f"0 G {width / 7:.2f} w 1 J 1 j {lines}".encode()
    # A number in a circle stays legible under a ring; a small box gets a dot.
    is_number = width > 20
    line = 2.5 if is_number else width / 2
    radius = (width - line) / 2 if is_number else width / 4
    middle = f"{width / 2:.2f} {height / 2:.2f}"
    if is_number:
        return _circle(width / 2, height / 2, radius, line)
    return f"0 G {line:.2f} w 1 J {middle} m {middle} l S".encode()


def _circle(x: float, y: float, radius: float, line: float) -> bytes:
    bow = radius * 0.5523
    corners = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    path = f"{x + radius:.2f} {y:.2f} m"
    for (ax, ay), (bx, by) in pairwise(corners):
        numbers = (
            *(x + ax * radius + bx * bow, y + ay * radius + by * bow),
            *(x + bx * radius + ax * bow, y + by * radius + ay * bow),
            *(x + bx * radius, y + by * radius),
        )
        path += " " + " ".join(f"{n:.2f}" for n in numbers) + " c"
    return f"0 G {line:.2f} w {path} S".encode()


def _letter_size(field: Dictionary, zoom: float) -> float:
    """Return how large typed letters are, in points: as printed ones, smaller in a small place."""
    height = _height(field) / zoom
    # Two lines have to fit a cell of a table.
    is_cell = bool(int(field.get(Name.Ff, 0)) & MULTILINE) and height < 30
    return (9.5 if is_cell else min(12.0, height * 0.75)) * zoom


def _height(field: Dictionary) -> float:
    return abs(float(field.Rect[3]) - float(field.Rect[1]))


def _form_font(pdf: Pdf, whole: Object) -> Dictionary:
    """Return a font that shares the file that WeasyPrint embedded, but addresses its letters by
    code page: by their number in the file, as WeasyPrint does, some viewers cannot type.
    """
    descriptor = Dictionary(dict(whole.DescendantFonts[0].FontDescriptor.items()))
    return simple_font(pdf, descriptor)


def simple_font(pdf: Pdf, descriptor: Dictionary) -> Dictionary:
    """Return a font of code page 1252 from the `descriptor` of an embedded form font."""
    descriptor.Flags = 1 << 5  # not symbolic: the encoding names the letters
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=descriptor.FontName,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=ord(LETTERS[0]),
            LastChar=ord(LETTERS[0]) + len(LETTERS) - 1,
            Widths=Array(form_widths()),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
