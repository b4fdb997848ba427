"""The foot of a paper has room for a program's name and number, however long its name may be."""

import io

import pypdfium2
import pytest

from macros.content.curriculum.library import Library
from macros.content.kinds.phone import PhoneNumber
from macros.content.kinds.program import Program
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.sheet_html import SheetHtml
from macros.publish.pdf.sheet_layout import make_sheet
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.workers import can_print
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kind import SheetKind
from macros.publish.sheets.sheet_kinds import CARDS, HELP, RUN_SHEET, WORKSHEET
from tests.publish.shop import places

pytestmark = pytest.mark.skipif(not can_print(), reason=NO_PDFS)

NAMES = (
    "Harbor Street IOP",
    "Wellington Brookhaven Memorial Community Intensive Outpatient Recovery Program W",
)
PHONE = PhoneNumber("1-800-555-0100 ext. 4417")
REACHED = 16 / 25.4 * 72 - 0.5
"""Points from an edge that any printer reaches: 16 mm, less a hair."""


def made_by(program: Program, kind: SheetKind, paper: Paper, code: str, url: str = "") -> Job:
    """Return the job of an empty sheet of a program."""
    sheet = Sheet(kind, "1.1", "a-lesson", "A sheet", "a.html", language=code)
    return job(sheet, paper, SheetHtml("\u003ch1>A sheet\u003c/h1>", code, url), program)


@pytest.fixture(scope="module", params=NAMES, ids=lambda name: f"{len(name)}-letters")
def program(request: pytest.FixtureRequest, library: Library) -> Program:
    """Ours, with a name and a number of its own."""
    return library.program.model_copy(update={"name": request.param, "phone": PHONE})


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", [WORKSHEET, CARDS, RUN_SHEET, HELP], ids=lambda kind: kind.name)
def test_every_number_in_the_foot_stays_where_a_printer_reaches(
    kind: SheetKind, paper: Paper, code: str, program: Program
) -> None:
    made = make_sheet(made_by(program, kind, paper, code))
    assert made.faults == ()
    with pypdfium2.PdfDocument(io.BytesIO(made.pdf)) as document:
        for number in (program.emergency, program.crisis, program.phone):
            found = [min(edges) for edges in places(document[0], number)]
            assert min(found, default=0) >= REACHED, number
        words = " ".join(document[0].get_textpage().get_text_bounded().split())
        assert program.name in words


def test_a_foot_that_would_sink_is_a_fault_that_says_what_to_shorten(library: Library) -> None:
    chat = "chat.a-crisis-line-with-a-long-name.example.org/somewhere/far/inside/a/large/site"
    program = library.program.model_copy(update={"crisis_chat": chat, "phone": PHONE})
    (fault,) = make_sheet(made_by(program, WORKSHEET, PAPERS[0], "en")).faults
    assert "not every printer reaches" in fault
    assert "Write a shorter name or phone" in fault


def test_a_code_on_the_paper_leaves_room_for_the_number(library: Library) -> None:
    program = library.program.model_copy(update={"name": NAMES[-1], "phone": PHONE})
    made = make_sheet(made_by(program, WORKSHEET, PAPERS[0], "en", "https://clinic.example.org/a"))
    assert made.faults == ()
