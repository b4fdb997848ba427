"""What there is to print, and what its files are called."""

from dataclasses import replace

from macros.content.kinds.cards import Cards
from macros.content.loading import load
from macros.publish.sheets.paper import PAPERS
from macros.publish.sheets.sheet import all_sheets, sheets_of
from macros.publish.sheets.sheet_kinds import RUN_SHEET
from tests.components import example
from tests.conftest import PROJECT
from tests.publish.shop import A4_LARGE, LETTER, Shop


def test_names_say_lesson_kind_and_paper(shop: Shop) -> None:
    assert shop.path("worksheet", LETTER).name == "6.1-my-triggers-worksheet-letter.pdf"
    assert shop.path("handout", A4_LARGE).name == "6.1-my-triggers-handout-a4-large.pdf"
    names = [sheet.file_name(paper) for sheet in all_sheets(shop.library) for paper in PAPERS]
    assert len(set(names)) == len(names)


def test_a_sheet_is_taken_from_the_page_that_calls_it() -> None:
    lesson = next(iter(load(PROJECT / "tests" / "curriculum").lessons.values()))
    assert lesson.called_in["worksheet", "my-step"] == "index.md"
    assert lesson.called_in["agenda", ""] == "leader.md"
    cards = Cards.model_validate(example("cards", "fronts-only"))
    called = {**lesson.called_in, ("cards", "props"): "leader.md"}
    with_props = replace(lesson, cards={"props": cards}, called_in=called)
    pages = {sheet.kind.name: sheet.page.rpartition("/")[2] for sheet in sheets_of(with_props)}
    assert pages["cards"] == "leader.html"
    assert pages["quiz"] == pages["worksheet"] == pages["reading"] == "index.html"
    assert pages["handout"] == "handout.html"


def test_a_plan_without_a_run_sheet_has_none_to_print() -> None:
    lesson = next(iter(load(PROJECT / "tests" / "curriculum").lessons.values()))
    without = {call: page for call, page in lesson.called_in.items() if call[0] != "run_sheet"}
    kinds = [sheet.kind for sheet in sheets_of(replace(lesson, called_in=without))]
    assert RUN_SHEET not in kinds
    called = {**without, ("run_sheet", ""): "leader.md"}
    (found,) = (s for s in sheets_of(replace(lesson, called_in=called)) if s.kind == RUN_SHEET)
    assert (found.page.rpartition("/")[2], found.id) == ("leader.html", "run-sheet")
