"""What the tests of printing share: a print room, and what can be read out of a PDF."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

from macros.content.curriculum.library import Library
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.pdf.sheet_html import SheetHtml, cut
from macros.publish.pdf.store import Store
from macros.publish.run.changed_only import Printed, remake
from macros.publish.run.print_room import PDFS, PrintRoom, make
from macros.publish.run.print_run import run
from macros.publish.sheets.packet import groups
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen, loose_sheets
from tests.conftest import Likeliest

LETTER, LETTER_LARGE, A4, A4_LARGE = PAPERS
SAMPLE = "6.1"
"""The lesson whose every sheet is printed."""

FOOT = "In danger now: "
"""How the foot of each side begins."""

MOST = 9
"""How many lessons to read are printed where any may have too much."""


class Edges(NamedTuple):
    """How far something is from the edges of its paper."""

    left: float
    bottom: float
    right: float
    top: float


class Shop:
    """One site, its PDFs, and the folder of finished ones behind them."""

    def __init__(self, library: Library, folder: Path, cache: Path) -> None:
        self.library, self.folder = library, folder
        self.site, self.cache = folder / "site", cache
        self.pdfs = self.site / PDFS
        self.room = PrintRoom(library, KeptSheets(self.site, cache), cache)

    def print(self, order: Selection) -> list[Printed]:
        return run(self.library, self.site, self.cache, order)

    def make(self, sheets: Sequence[Sheet], paper: Paper) -> list[Printed]:
        """Print some sheets, and nothing of the page that lists them."""
        return self.room.make(sheets, [], [paper])

    def path(self, kind: str, paper: Paper, lesson: str = SAMPLE) -> Path:
        """Return the PDF of a sheet; of one that is in no lesson, `lesson` is its own name."""
        sheet = chosen(all_sheets(self.library), [lesson], [kind])[0]
        path = self.pdfs / sheet.file_name(paper)
        if not path.exists():
            self.make([sheet], paper)
        return path

    def every(self, kind: str, paper: Paper) -> list[Path]:
        """Return the PDFs of all sheets of a kind."""
        sheets = chosen(all_sheets(self.library), kinds=[kind])
        return [one.path for one in self.make(sheets, paper)]

    def packet(self, stem: str, paper: Paper) -> Path:
        """Return the PDF of a packet."""
        packets = [one for group in groups(self.library) for one in group.packets]
        found = [one for one in packets if one.stem == stem]
        return self.room.make([], found, [paper])[-1].path

    def readings(self, paper: Paper, likeliest: Likeliest) -> list[Printed]:
        """Print the lessons to read that have most to print; in the audit all."""

        def length(sheet: Sheet) -> int:
            return len(cut(self.site, sheet, paper.large).content)

        sheets = chosen(all_sheets(self.library), kinds=["reading"])
        return self.make(likeliest.of(sheets, length, MOST), paper)

    @cached_property
    def all(self) -> list[Path]:
        """All that fits one side, one lesson in full, a packet, and what is in no lesson."""
        loose = tuple(sheet.lesson for sheet in loose_sheets(self.library))
        for selection in (
            Selection(kinds=("worksheet", "handout"), papers=(LETTER,)),
            Selection(lessons=(SAMPLE,), papers=(LETTER, A4_LARGE)),
            Selection(lessons=(SAMPLE,), kinds=("packet",), papers=(LETTER,)),
            Selection(kinds=("hard-moments",), papers=(LETTER, A4)),
            Selection(kinds=("check", "help"), papers=(LETTER,)),
            Selection(kinds=("cards",), papers=(A4_LARGE,)),
            Selection(lessons=loose, papers=(LETTER, A4_LARGE)),
        ):
            self.print(selection)
        self.readings(LETTER, Likeliest(takes_all=False))
        return sorted(self.pdfs.glob("*.pdf"))


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return the words of each page of a PDF in the order in which they stand in the file.

    As PDFium reads them, ten times as fast as pypdf.
    """
    with pypdfium2.PdfDocument(path) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return tuple(re.sub(r"\s+", " ", words).strip() for words in found)


def text(path: Path) -> str:
    """Return all words of a PDF, on one line."""
    return " ".join(pages(path))


def places(page: pypdfium2.PdfPage, words: str) -> Iterator[Edges]:
    """Yield where each `words` stand on a page, in points from the paper's four edges."""
    found = page.get_textpage()
    search = found.search(words)
    while place := search.get_next():
        boxes = [found.get_charbox(at) for at in range(place[0], place[0] + place[1])]
        left, low, right, high = zip(*boxes, strict=True)
        width, height = page.get_size()
        yield Edges(min(left), min(low), width - max(right), height - max(high))


def job_of(shop: Shop, sheet: Sheet, content: str, paper: Paper = LETTER) -> Job:
    """Return the job of a sheet whose HTML is `content`."""
    return job(sheet, paper, SheetHtml(content, "en", ""), shop.library.program)


def remade(tasks: Sequence[Job], folder: Path) -> list[Printed]:
    """Make the PDFs of some jobs in a `folder` where nothing is kept, in this process."""
    return remake(tasks, make, folder / "pdf", Store(folder / "papers"), workers=1)


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
