"""Finishes a PDF that WeasyPrint wrote: sound form fields, honest tags, fewer bytes."""

import io
from collections.abc import Mapping
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.publish.pdf.form_font import form_font
from macros.publish.pdf.tag_rules import keep_rules
from macros.publish.pdf.tags import read_help_once, set_apart_what_is_not_read

RADIO = 1 << 15
MULTILINE = 1 << 12
FORM_FONT = "/Wingdings"
"""What fields call their font. PDFium 7 types only Western letters with a field's own font, and the
others with any that the machine has, unless the font bears one of four names, this one among them
(`CPDF_BAFontMap`); to every other viewer it is a name."""
LETTERS = f"{FORM_FONT} 0 Tf 0 g"
"""How typed letters look: black, and as large as lets all of them fit (size 0)."""


def finished(written: bytes, questions: Mapping[str, str]) -> bytes:
    """Return the finished file.

    `questions` holds what is asked over each group of choices, by the field's name.
    """
    with Pdf.open(io.BytesIO(written)) as pdf:
        if Name.AcroForm in pdf.Root:
            _mend_form(pdf, questions)
        read_help_once(pdf)
        set_apart_what_is_not_read(pdf)
        keep_rules(pdf)
        return saved(pdf)


def saved(pdf: Pdf, is_packed: bool = False) -> bytes:
    """Return the file with as few bytes as it takes; the same content gives the same bytes.

    `is_packed` is True where what was packed already is as small as it gets.
    """
    out = io.BytesIO()
    pikepdf.settings.set_flate_compression_level(9)
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=not is_packed,
        compress_streams=True,
        deterministic_id=True,
    )
    return out.getvalue()


def _mend_form(pdf: Pdf, questions: Mapping[str, str]) -> None:
    """Give each field a look of its own, so that no viewer has to think of one."""
    form = pdf.Root.AcroForm
    # WeasyPrint addresses letters by their number alone, so that some viewers cannot type them.
    file = None
    for name, font in list(form.DR.Font.items()):
        if "Paper-Form" in str(font.BaseFont):
            file = font.DescendantFonts[0].FontDescriptor.FontFile2
            del form.DR.Font[name]
    # A choice belongs to its group and to nothing else; WeasyPrint lists it a second time.
    fields = Array([field for field in form.Fields if Name.Parent not in field])
    pdf.Root.AcroForm = Dictionary(Fields=fields, DR=Dictionary())
    if file is not None:
        # A sheet that only has boxes to tick has no letters.
        pdf.Root.AcroForm.DR.Font = Dictionary({FORM_FONT: form_font(pdf, file)})
        pdf.Root.AcroForm.DA = String(LETTERS)
    for field in fields:
        if Name.Btn == field.FT:
            _mend_button(pdf, field, questions)
        else:
            _mend_text(pdf, field)


def _mend_text(pdf: Pdf, field: Object) -> None:
    field.DA = String(LETTERS)
    if Name.Opt in field:
        # A choice is kept by its own words: the same value for all would keep none.
        field.Opt = Array([String(str(words)) for _, words in field.Opt])
    elif int(field.get(Name.Ff, 0)) & MULTILINE:
        # Typed words hide the lines for a pen, which would run through them.
        field.MK = Dictionary(BG=Array([1, 1, 1]))
    left, top, right, bottom = (float(edge) for edge in field.Rect)
    empty = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(right - left, 2), round(abs(top - bottom), 2)]),
        Resources=pdf.Root.AcroForm.DR,
    )
    field.AP = Dictionary(N=pdf.make_stream(b"/Tx BMC EMC", empty))


def _mend_button(pdf: Pdf, field: Object, questions: Mapping[str, str]) -> None:
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
