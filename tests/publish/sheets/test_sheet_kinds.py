"""The table of kinds of sheets: each row is whole, and nothing else decides by a kind's name."""

import re
from collections import Counter
from typing import get_args

import pytest

from macros.content.curriculum.library import Library
from macros.publish.pdf.preparations import PREPARATIONS
from macros.publish.sheets.sheet import all_sheets
from macros.publish.sheets.sheet_kind import Preparation, SheetKind
from macros.publish.sheets.sheet_kinds import SHEET_KINDS
from macros.rendering import OVERRIDES
from macros.wording import said
from tests.conftest import PROJECT

PUBLISH = PROJECT / "macros" / "publish"


def test_each_name_stands_once() -> None:
    assert max(Counter(kind.name for kind in SHEET_KINDS).values()) == 1


@pytest.mark.parametrize("kind", SHEET_KINDS, ids=lambda kind: kind.name)
def test_each_row_has_its_words_its_component_and_something_to_print(kind: SheetKind) -> None:
    assert said("print_list", "paper", "kinds", kind.name)
    if kind.component:
        assert (OVERRIDES / "components" / kind.component).is_dir()
    assert kind.in_lesson or kind.pages
    assert {*kind.prepare, *kind.prepare_pdf} <= PREPARATIONS.keys()


def test_each_preparation_is_a_function_that_some_kind_asks_for() -> None:
    asked = {name for kind in SHEET_KINDS for name in (*kind.prepare, *kind.prepare_pdf)}
    assert set(get_args(Preparation)) == PREPARATIONS.keys() == asked


def test_every_kind_of_sheet_is_printed_by_some_lesson(library: Library) -> None:
    assert {sheet.kind for sheet in all_sheets(library)} == set(SHEET_KINDS)


def test_nothing_beside_the_table_decides_by_a_kind_s_name() -> None:
    asks = re.compile(r"kind(?:\.name)?\s*(?:[!=]=|in \()\s*\"")
    sources = [*PUBLISH.rglob("*.py"), *OVERRIDES.glob("print/*.html")]
    sources += OVERRIDES.glob("components/print-*/*.html")
    assert [path.name for path in sources if asks.search(path.read_text("utf-8"))] == []
