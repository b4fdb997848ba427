"""Rows and lines to write on grow into the room that a sheet has left."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import Image

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.worksheet import Worksheet
from macros.publish.pdf.job import job
from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.sheet_layout import make_sheet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kinds import WORKSHEET
from macros.rendering import render
from tests.components import examples
from tests.publish.fillers import draw_with_pdfium
from tests.publish.shop import LETTER, LETTER_LARGE, Shop

MM = 72 / 25.4
FOOT, LARGE_FOOT = 27.6, 49.6
"""Millimeters of the foot, in standard and in large print."""
CLEAR = 3
"""Millimeters between the last line and the foot."""
TALL, SMALL = 13.5, 7.5
"""Millimeters of a row that has grown as far as it may, and of a place in a drawing."""


def heights(path: Path) -> list[float]:
    """Return the heights of the places to write in, in millimeters."""
    with pikepdf.open(path) as pdf:
        fields = [one for one in pdf.Root.AcroForm.Fields if Name.Tx == one.FT]
        return [abs(float(field.Rect[3]) - float(field.Rect[1])) / MM for field in fields]


def example_sheet(shop: Shop, folder: Path, name: str, paper: Paper) -> Path:
    """Print one of the examples of worksheets."""
    path = next(path for path in examples("worksheet") if path.stem == name)
    return printed(shop, folder, path, paper)


def printed(shop: Shop, folder: Path, path: Path, paper: Paper, code: str = "en") -> Path:
    """Print a worksheet from its file, in the language `code`."""
    worksheet = Worksheet.model_validate(read_yaml(path, path.name).data)
    html = f"<html lang={code}>{render('worksheet', code, worksheet=worksheet, id='sheet')}</html>"
    (folder / "page.html").write_text(html, encoding="utf-8")
    about = ("9.9", "example", worksheet.title, "page.html", "sheet")
    sheet = Sheet(WORKSHEET, *about, language=code)
    made = make_sheet(job(sheet, paper, cut(folder, sheet, paper.large), shop.library.program))
    assert made.faults == ()
    (folder / "sheet.pdf").write_bytes(made.pdf)
    return folder / "sheet.pdf"


def test_no_row_needs_more_than_sixteen_millimeters(shop: Shop, tmp_path: Path) -> None:
    (height,) = heights(example_sheet(shop, tmp_path, "one-short-line", LETTER))
    assert 14 <= height <= 16


def test_rows_of_a_table_grow_too(shop: Shop, tmp_path: Path) -> None:
    found = heights(example_sheet(shop, tmp_path, "table-with-empty-rows", LETTER))
    assert min(found) >= 12


def test_a_sheet_in_large_print_keeps_its_number_of_sides(shop: Shop, tmp_path: Path) -> None:
    path = example_sheet(shop, tmp_path, "one-short-line", LETTER_LARGE)
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1


def free(page: Image.Image, foot: float) -> float:
    """Return how much white stands above the line of the `foot`, in millimeters."""
    gray = page.resize((1, page.height), Image.Resampling.BOX).tobytes()
    line = page.height - round(foot * MM)
    inked = [row for row in range(line - 3) if gray[row] < 254]
    return (line - max(inked)) / MM


@pytest.mark.parametrize(
    ("kind", "lesson"),
    [
        ("quiz", "1.4"),
        ("worksheet", "2.1"),
        # A box of ten lines or more that came where half of a side was left.
        ("reading", "3.5"),
        ("reading", "6.6"),
        ("plan", "5.3"),
        ("plan", "3.1"),
    ],
)
def test_no_side_in_large_print_is_half_empty_but_the_last(
    shop: Shop, kind: str, lesson: str
) -> None:
    with pypdfium2.PdfDocument(shop.path(kind, LETTER_LARGE, lesson)) as document:
        sides = [page.render(scale=1, grayscale=True).to_pil() for page in document]
    assert len(sides) > 2
    for side in sides[:-1]:
        assert free(side, LARGE_FOOT) <= side.height / MM / 2


def test_a_sheet_is_full_unless_all_its_rows_have_their_height(shop: Shop) -> None:
    white = {}
    for path in shop.every("worksheet", LETTER):
        found = heights(path)
        # A line to write on that lies on the line of the foot is taken for it.
        assert free(draw_with_pdfium(path), FOOT) >= CLEAR, path.name
        if found and max(found) < TALL and min(found) > SMALL:
            white[path.name] = free(draw_with_pdfium(path), FOOT)
    assert white
    assert max(white.values()) <= 12, white
