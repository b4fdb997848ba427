"""What the tests of printing share: a print room, and what can be read out of a PDF."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
from pikepdf import Dictionary, Name

from macros.content.curriculum.library import Library
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.sheet_html import SheetHtml
from macros.publish.run import print_run as room
from macros.publish.run.changed_only import Printed
from macros.publish.run.print_run import run
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen

LETTER, LETTER_LARGE, A4, A4_LARGE = PAPERS
SAMPLE = "6.1"
"""The lesson whose every sheet is printed on every paper."""


class Shop:
    """One site, its PDFs, and the folder of finished ones behind them."""

    def __init__(self, library: Library, folder: Path, cache: Path) -> None:
        self.library, self.folder = library, folder
        self.site, self.cache = folder / "site", cache
        self.pdfs = self.site / room.PDFS

    def print(self, order: Selection) -> list[Printed]:
        return run(self.library, self.site, self.cache, order)

    def path(self, kind: str, paper: Paper, lesson: str = SAMPLE) -> Path:
        sheet = chosen(all_sheets(self.library), [lesson], [kind])[0]
        return self.pdfs / sheet.file_name(paper)

    def all(self) -> list[Path]:
        return sorted(self.pdfs.glob("*.pdf"))


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return the words of each page of a PDF in the order in which they stand in the file."""
    found = pypdf.PdfReader(path).pages
    return tuple(re.sub(r"\s+", " ", page.extract_text()).strip() for page in found)


def text(path: Path) -> str:
    """Return all words of a PDF, on one line."""
    return " ".join(pages(path))


def job_of(shop: Shop, sheet: Sheet, content: str, paper: Paper = LETTER) -> Job:
    """Return the job of a sheet whose HTML is `content`."""
    return job(sheet, paper, SheetHtml(content, "en", ""), shop.library.program)


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element of the tree of tags, and all below it, in the order they are read."""
    yield element
    for kid in element.K:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from elements(kid)


def fields(path: Path) -> list[pikepdf.Object]:
    """Return the form fields of a PDF."""
    with pikepdf.open(path) as pdf:
        form = pdf.Root.get(Name.AcroForm)
        return [] if form is None else [Dictionary(T=f.T, TU=f.TU, FT=f.FT) for f in form.Fields]
