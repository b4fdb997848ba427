"""A sheet in large print takes no side for a few lines, and its rows use the room of its last."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Name

from macros.publish.sheets.paper import Paper
from tests.conftest import PROJECT
from tests.publish.pdf.test_writing_room import CLEAR, LARGE_FOOT, MM, free, heights, printed
from tests.publish.shop import A4_LARGE, LETTER_LARGE, Shop, pages, places

LEAST_LETTERS = 16
"""Points of the words of a sheet in large print."""
LEAST_IN_DRAWINGS = 15
"""Points of the letters in a drawing."""
FOOT_LETTERS = 15.2
"""Points of the line at the very end that names the paper."""
LEAST_PLACE = 9.5
"""Millimeters of a place to write in, in large print."""
FOOT_LINE = 48.3
"""Millimeters of the line over the foot from the lower edge, in large print."""
FULL = 18
"""Millimeters of white at the end of a sheet whose rows could use them."""
MOST_WHITE = 30
"""The same, where words stand as far apart as they may."""
NO_GAP = 45
"""The same, where what is next stays in one piece."""


def letters(path: Path) -> set[float]:
    """Return the sizes of the words in a PDF but of the last line, in points."""
    found: list[float] = []

    def note(words: str, page: list[float], line: list[float], _: object, size: float) -> None:
        if words.strip():
            found.append(round(size * abs(line[3]) * abs(page[3]), 1))

    for page in pypdf.PdfReader(path).pages:
        page.extract_text(visitor_text=note)
    return {*found} - {FOOT_LETTERS}


def lowest_lines(path: Path) -> Iterator[float]:
    """Yield how far the lowest place to write in is from the lower edge, in mm, page by page."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            fields = [one for one in page.get(Name.Annots, []) if Name.Tx == one.get(Name.FT)]
            yield from [min(float(one.Rect[1]) for one in fields) / MM] if fields else []


@pytest.mark.parametrize(
    ("kind", "lesson"),
    [
        # What is to be tried at home stood alone on a third side.
        ("handout", "6.1"),
        ("handout", "7.4"),
        ("handout", "2.4"),
        # One line to write on did.
        ("worksheet", "3.3"),
        ("worksheet", "4.5"),
        # Two short questions, since a row of days went overleaf with its chart.
        ("worksheet", "7.2"),
    ],
)
def test_a_sheet_in_large_print_takes_no_second_sheet_of_paper_for_its_last_lines(
    shop: Shop, kind: str, lesson: str
) -> None:
    path = shop.path(kind, LETTER_LARGE, lesson)
    assert len(pages(path)) == 2
    assert min(letters(path)) >= LEAST_LETTERS


@pytest.mark.parametrize(
    ("kind", "lesson", "most"),
    [
        ("reading", "3.1", 8),
        # With a drawing that is as tall as its letters need.
        ("reading", "1.3", 9),
        ("reading", "5.3", 10),
        # Three lines on a side that nothing needs.
        ("reading", "2.2", 7),
        ("reading", "3.3", 7),
        # A gap before a drawing that had no room on its side.
        ("reading", "6.4", 10),
        ("reading", "4.1", 8),
        # The last of three plans.
        ("worksheet", "my-if-then", 1),
        ("quiz", "8.3", 4),
        ("key", "7.1", 4),
        # The last of three choices, with what it says.
        ("key", "5.3", 4),
        # A third sheet of paper, for what its points mean.
        ("check", "4.1", 4),
        # The last sources of a chart note.
        ("plan", "4.3", 31),
    ],
)
def test_no_side_is_taken_for_the_last_lines_of_many(
    shop: Shop, kind: str, lesson: str, most: int
) -> None:
    assert len(pages(shop.path(kind, LETTER_LARGE, lesson))) <= most


@pytest.mark.parametrize("lesson", ["2.2", "4.1", "5.3"])
def test_letters_in_a_drawing_are_large_too(shop: Shop, lesson: str) -> None:
    assert min(letters(shop.path("reading", LETTER_LARGE, lesson))) >= LEAST_LETTERS


@pytest.mark.audit
def test_letters_in_every_drawing_are_large(shop: Shop) -> None:
    # A drawing as wide as its side has no more room; letters that are turned measure nothing.
    found = {path.name: min(letters(path) - {0.0}) for path in shop.every("reading", LETTER_LARGE)}
    assert {name: size for name, size in found.items() if size < LEAST_IN_DRAWINGS} == {}


def test_what_to_sort_stands_under_its_question(shop: Shop) -> None:
    sides = pages(shop.path("quiz", LETTER_LARGE, "8.4"))
    (side,) = [words for words in sides if "Pick a group" in words]
    assert "Choir practice" in side.partition("Pick a group")[2]


@pytest.mark.parametrize("lesson", ["8.3", "5.2"])
def test_lines_to_write_on_stand_under_their_question(shop: Shop, lesson: str) -> None:
    assert "Question 6 of 6" in pages(shop.path("quiz", LETTER_LARGE, lesson))[-1]


def test_the_last_thing_to_sort_is_not_alone_on_a_side(shop: Shop) -> None:
    sides = pages(shop.path("quiz", LETTER_LARGE, "8.3"))
    assert "Prescribed medicine" in next(side for side in sides if "The privacy rule" in side)


def test_long_words_of_a_step_stand_beside_its_box(shop: Shop) -> None:
    with pypdfium2.PdfDocument(shop.path("quiz", LETTER_LARGE, "8.2")) as document:
        long, short = (
            next(place for page in document for place in places(page, words))
            for words in ("If they ask", "Put my name")
        )
    assert long.left == pytest.approx(short.left, abs=2)


def test_a_pen_has_room_where_a_sheet_is_laid_out_closer(shop: Shop) -> None:
    assert min(heights(shop.path("worksheet", LETTER_LARGE, "8.4"))) >= LEAST_PLACE


@pytest.mark.parametrize("paper", [LETTER_LARGE, A4_LARGE])
@pytest.mark.parametrize("rows", [("8.4", "Five minutes", "One hour", "With somebody")])
def test_no_table_is_parted_after_its_first_row(
    shop: Shop, paper: Paper, rows: tuple[str, ...]
) -> None:
    lesson, *labels = rows
    sides = pages(shop.path("worksheet", paper, lesson))
    assert [sum(label in side for label in labels) for side in sides] == [3, 0]


def whites(path: Path) -> list[float]:
    """Return how many millimeters of white each side of a PDF in large print ends with."""
    with pypdfium2.PdfDocument(path) as document:
        sides = [page.render(scale=1, grayscale=True).to_pil() for page in document]
    return [free(side, LARGE_FOOT) for side in sides]


@pytest.mark.parametrize("lesson", ["7.3", "1.4"])
def test_rows_of_the_last_side_use_its_room_where_others_have_none(shop: Shop, lesson: str) -> None:
    *_, last = whites(shop.path("worksheet", LETTER_LARGE, lesson))
    assert CLEAR <= last <= FULL


@pytest.mark.parametrize("lesson", ["1.4", "6.1", "6.6"])
def test_rows_of_each_side_use_its_room_where_others_have_none(shop: Shop, lesson: str) -> None:
    found = whites(shop.path("worksheet", LETTER_LARGE, lesson))
    assert min(found) >= CLEAR
    assert max(found) <= FULL


@pytest.mark.parametrize("lesson", ["6.3", "6.5", "1.3", "7.4"])
def test_words_before_a_box_that_goes_overleaf_use_their_side(shop: Shop, lesson: str) -> None:
    first, *_ = whites(shop.path("handout", LETTER_LARGE, lesson))
    assert CLEAR <= first <= MOST_WHITE


def test_no_gap_is_left_before_a_drawing_that_goes_overleaf(shop: Shop) -> None:
    *found, _ = whites(shop.path("reading", LETTER_LARGE, "6.6"))
    assert max(found) <= NO_GAP


def test_a_wheel_in_spanish_stands_under_the_head_of_its_sheet(shop: Shop, tmp_path: Path) -> None:
    path = PROJECT / "docs" / "es" / "mine" / "my-wheel.worksheet.yaml"
    made = printed(shop, tmp_path, path, LETTER_LARGE, "es")
    assert len(pages(made)) == 2
    assert min(letters(made)) >= LEAST_LETTERS


def test_choices_before_a_tall_drawing_use_their_side(shop: Shop) -> None:
    path = shop.path("worksheet", LETTER_LARGE, "2.1")
    assert len(pages(path)) == 3
    first, *_ = whites(path)
    assert CLEAR <= first <= MOST_WHITE


@pytest.mark.parametrize("lesson", ["2.2", "5.3", "3.1"])
def test_no_line_to_write_on_lies_on_that_of_the_foot(shop: Shop, lesson: str) -> None:
    low = [*lowest_lines(shop.path("worksheet", LETTER_LARGE, lesson))]
    assert low
    assert min(low) >= FOOT_LINE + CLEAR
