"""What every PDF keeps to: its pages, letters, words and foot."""

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from lxml import html
from pikepdf import Dictionary, Name

from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet import all_sheets, chosen, loose_sheets
from tests.conftest import Likeliest
from tests.publish.shop import (
    A4,
    A4_LARGE,
    LETTER,
    LETTER_LARGE,
    MOST,
    SAMPLE,
    Shop,
    job_of,
    pages,
    places,
    remade,
    text,
)

REACHED = 16 / 25.4 * 72 - 0.5
"""Points from an edge that any printer reaches: 16 mm, less a hair."""
POINTS = {"letter": (612, 792), "a4": (595.28, 841.89)}
OVER_FOOT = 27.5, 27
"""Millimeters from the lower edge between which there is white, over the line of the foot."""
BOX = "Overdose can kill"
MOST_HANDOUT, MOST_WORKSHEET = 60 * 1024, 120 * 1024
"""Bytes of a handout and of a worksheet."""

both_papers = pytest.mark.parametrize(
    "paper", [LETTER, pytest.param(A4, marks=pytest.mark.audit)], ids=lambda paper: paper.name
)
"""Every sheet on the paper with less room in each run, and on the other in the audit."""
each_paper = pytest.mark.parametrize(
    "paper",
    [
        pytest.param(paper, marks=() if paper in (LETTER, A4_LARGE) else pytest.mark.audit)
        for paper in PAPERS
    ],
    ids=lambda paper: paper.name,
)
"""Both sizes and both prints in each run, each size in each print in the audit."""


@both_papers
def test_every_worksheet_and_handout_fits_on_one_side(shop: Shop, paper: Paper) -> None:
    printed = shop.print(Selection(kinds=("worksheet", "handout"), papers=(paper,)))
    assert {one.task.name: one.pages for one in printed if one.pages != 1} == {}
    lessons = sum(1 + len(one.worksheets) for one in shop.library.lessons.values())
    loose = sum(one.kind.name in ("worksheet", "handout") for one in loose_sheets(shop.library))
    assert len(printed) == lessons + loose


@both_papers
def test_a_lesson_fits_on_three_sides(shop: Shop, paper: Paper, likeliest: Likeliest) -> None:
    printed = shop.readings(paper, likeliest)
    assert len(printed) == (len(shop.library.lessons) if likeliest.takes_all else MOST)
    assert {one.task.name: one.pages for one in printed if one.pages > 3} == {}
    assert {one.task.name: one.faults for one in printed if one.faults} == {}


@pytest.mark.parametrize("paper", [LETTER, A4], ids=lambda paper: paper.name)
def test_hard_moments_fit_on_one_sheet(shop: Shop, paper: Paper) -> None:
    (printed,) = shop.print(Selection(kinds=("hard-moments",), papers=(paper,)))
    assert (printed.pages, printed.faults) == (2, ())


@both_papers
def test_a_quiz_fits_on_two_sides_with_no_question_alone_on_the_second(
    shop: Shop, paper: Paper
) -> None:
    printed = shop.print(Selection(kinds=("quiz",), papers=(paper,)))
    assert len(printed) == sum(len(one.quizzes) for one in shop.library.lessons.values())
    counts = {
        one.task.name: [len(re.findall(r"Question \d+ of \d+", page)) for page in pages(one.path)]
        for one in printed
    }
    short = {name: count for name, count in counts.items() if len(count) > 2 or min(count) < 2}
    assert short == {}


@pytest.mark.parametrize("lesson", ["1.1", "2.3", "4.4"])
def test_no_choice_of_a_question_stands_alone_overleaf(shop: Shop, lesson: str) -> None:
    _, *sides = pypdf.PdfReader(shop.path("quiz", LETTER_LARGE, lesson)).pages
    for side in sides:
        above, question, _ = side.extract_text().partition("Question ")
        assert question
        assert len(above.splitlines()) != 1, above


def test_no_line_of_a_list_in_a_key_stands_alone_on_its_side(shop: Shop) -> None:
    first, _ = pages(shop.path("key", LETTER, "4.4"))
    assert "Put the five steps" not in first or "2. " in first.partition("Put the five steps")[2]


def test_an_answer_key_ends_with_words_and_not_with_lines_to_write_on(shop: Shop) -> None:
    last = pages(shop.path("key", LETTER_LARGE, "6.5"))[-1]
    words, _, _ = last.partition("In danger now")
    assert words.strip()


def test_an_answer_key_takes_no_second_sheet_of_paper_for_its_last_lines(shop: Shop) -> None:
    assert len(pages(shop.path("key", LETTER, "1.1"))) == 2


def test_no_box_at_the_end_of_a_side_reaches_into_the_foot(shop: Shop) -> None:
    with pypdfium2.PdfDocument(shop.path("plan", LETTER, "3.3")) as document:
        sides = [page.render(scale=4, grayscale=True).to_pil() for page in document]
    for side in sides:
        high, low = (round(side.height - edge * side.height / 279.4) for edge in OVER_FOOT)
        assert side.crop((0, high, side.width, low)).getextrema() == (255, 255)


@pytest.mark.parametrize(("kind", "lesson"), [("handout", "6.5"), ("help", "get-help")])
def test_what_to_do_in_an_overdose_stands_on_one_side_in_large_print(
    shop: Shop, kind: str, lesson: str
) -> None:
    (side,) = [words for words in pages(shop.path(kind, LETTER_LARGE, lesson)) if BOX in words]
    for words in ("Signs of overdose", "Stay until help comes", "Carry naloxone"):
        assert words in side


def test_the_steps_for_a_thought_of_dying_are_not_parted(shop: Shop) -> None:
    (side,) = [
        words
        for words in pages(shop.path("hard-moments", LETTER, "hard-moments"))
        if "Any wish to be dead counts" in words
    ]
    assert "A clinician speaks with them before they leave" in side


@pytest.mark.parametrize("paper", [LETTER, A4])
def test_no_hard_moment_goes_on_overleaf(shop: Shop, paper: Paper) -> None:
    page = html.parse(shop.site / "leaders" / "hard-moments.html")
    path = shop.path("hard-moments", paper, "hard-moments")
    sides = ["".join(side.split()) for side in pages(path)]
    moments = page.xpath("//article/ol[following-sibling::*[1][self::p]]")
    assert len(moments) > 5
    for moment in moments:
        first, last = ("".join(one.text_content().split()) for one in (moment[0], moment.getnext()))
        assert [side for side in sides if first in side and last in side], first


def test_no_sheet_has_a_fault(shop: Shop) -> None:
    printed = shop.print(Selection(lessons=(SAMPLE,)))
    printed += shop.print(Selection(kinds=("worksheet", "handout", "check"), papers=(LETTER,)))
    # The paper on which the words above the cards have the least room.
    printed += shop.print(Selection(kinds=("cards",), papers=(A4_LARGE,)))
    assert {one.task.name: one.faults for one in printed if one.faults} == {}


@pytest.mark.audit
@pytest.mark.parametrize("paper", [LETTER, A4], ids=lambda paper: paper.name)
def test_no_card_in_standard_print_has_a_fault(shop: Shop, paper: Paper) -> None:
    printed = shop.print(Selection(kinds=("cards",), papers=(paper,)))
    assert printed
    assert {one.task.name: one.faults for one in printed if one.faults} == {}


def test_pages_have_the_size_of_their_paper(shop: Shop) -> None:
    for path in shop.all:
        size = "a4" if "-a4" in path.name else "letter"
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                assert page.get_size() == pytest.approx(POINTS[size], abs=0.6), path.name


def test_each_file_is_tagged_and_says_title_and_language(shop: Shop) -> None:
    for path in shop.all:
        with pikepdf.open(path) as pdf:
            root = pdf.Root
            assert root.MarkInfo.Marked, path.name
            assert str(root.Lang) == "en", path.name
            assert root.ViewerPreferences.DisplayDocTitle, path.name
            assert str(pdf.docinfo.Title), path.name
            assert str(root.Outlines.First.Title), path.name
            said = root.Metadata.read_bytes().decode()
            assert 'pdfuaid:part="1"' in said or "<pdfuaid:part>1<" in said, path.name


def test_every_font_is_in_the_file_and_comes_from_the_packages(shop: Shop) -> None:
    for path in shop.all:
        with pikepdf.open(path) as pdf:
            for found in pdf.objects:
                if isinstance(found, Dictionary) and found.get(Name.Type) == Name.FontDescriptor:
                    assert Name.FontFile2 in found or Name.FontFile3 in found, path.name
                    # A letter that the fonts lack would come from whatever the machine has.
                    assert "Paper" in str(found.FontName), (path.name, str(found.FontName))


@each_paper
@pytest.mark.parametrize("kind", ["reading", "worksheet", "handout", "quiz", "key", "plan"])
def test_all_words_of_the_page_are_there_and_in_order(shop: Shop, kind: str, paper: Paper) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], [kind])[0]
    content = html.fragment_fromstring(cut(shop.site, sheet, paper.large).content)
    printed = re.sub(r"\W+", "", text(shop.path(kind, paper)))
    at = 0
    for heading in content.xpath(".//h1 | .//h2 | .//h3 | .//legend | .//li/p | .//td[1]"):
        if heading.xpath("ancestor-or-self::*[contains(@class, 'no-print')]"):
            continue
        words = re.sub(r"\W+", "", heading.text_content())
        if kind == "key" and "data-asked" in heading.attrib:
            words = words[:20]
        assert words in printed, heading.text_content()
        # A key names what was to be sorted below, under the group that it belongs to.
        is_sorted = kind == "key" and "quiz__thing-name" in heading.classes
        if heading.tag in ("h1", "h2", "h3") and not is_sorted:
            assert printed.index(words, at) >= at, heading.text_content()
            at = printed.index(words, at)


def test_the_last_words_of_a_long_plan_are_printed(shop: Shop) -> None:
    for paper in (LETTER, A4_LARGE):
        sheet = chosen(all_sheets(shop.library), [SAMPLE], ["plan"])[0]
        content = html.fragment_fromstring(cut(shop.site, sheet, paper.large).content)
        last = re.sub(r"\W+", "", content.text_content())[-40:]
        assert last in re.sub(r"\W+", "", text(shop.path("plan", paper))), paper.name


def test_the_foot_stands_on_every_page(shop: Shop) -> None:
    program = shop.library.program
    for path in shop.all:
        for words in pages(path):
            assert f"call {program.emergency}" in words, path.name
            assert f"call or text {program.crisis}" in words, path.name
            assert program.name in words, path.name
            assert ("A4" if "-a4" in path.name else "Letter") in words, path.name


@each_paper
@pytest.mark.parametrize("kind", ["worksheet", "plan", "run-sheet", "help"])
def test_whom_to_call_stays_off_the_edges_that_a_printer_leaves_white(
    shop: Shop, kind: str, paper: Paper
) -> None:
    lesson = "get-help" if kind == "help" else SAMPLE
    with pypdfium2.PdfDocument(shop.path(kind, paper, lesson)) as document:
        for page in document:
            for number in (shop.library.program.emergency, shop.library.program.crisis):
                found = [*places(page, number)]
                # Anywhere else than on the list of numbers, the foot says them again.
                near = [min(one) >= REACHED for one in found]
                assert all(near) if kind == "help" else any(near), (number, found)


@pytest.mark.parametrize(
    ("kind", "paper", "least"),
    [
        ("worksheet", LETTER, 11.5),
        ("handout", A4, 11.5),
        ("handout", A4_LARGE, 18),
        ("plan", LETTER, 11.5),
    ],
)
def test_letters_are_large_enough(shop: Shop, kind: str, paper: Paper, least: float) -> None:
    sizes: Counter[float] = Counter()

    def note(words: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        sizes[round(size * abs(cm[3]) * abs(tm[3]), 1)] += len(words.strip())

    pypdf.PdfReader(shop.path(kind, paper)).pages[0].extract_text(visitor_text=note)
    small = sum(count for size, count in sizes.items() if size < least)
    # The small print: lesson, kind and paper in the corner of the foot.
    assert small <= len("Lesson 6.1 · Worksheet · A4, large print · 1/2"), sizes


def test_files_stay_small(shop: Shop) -> None:
    for path in shop.all:
        if "-handout" in path.name:
            assert path.stat().st_size <= MOST_HANDOUT, path.name
        elif "-worksheet" in path.name:
            assert path.stat().st_size <= MOST_WORKSHEET, path.name


def test_a_picture_that_is_missing_is_named(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    task = job_of(shop, sheet, '<article><h1>A</h1><img src="gone.png" alt="A boat"></article>')
    (printed,) = remade([task], tmp_path)
    assert [fault for fault in printed.faults if "gone.png" in fault], printed.faults
