"""No side in large print stands half empty without need, in any sheet of any lesson."""

import pypdfium2
import pytest

from macros.publish.sheets.selection import Selection
from tests.publish.pdf.test_writing_room import LARGE_FOOT, MM, free
from tests.publish.shop import LETTER_LARGE, Shop

pytestmark = pytest.mark.audit
FILLED_BY_THE_PAGE = ("cards", "path", "fold", "board")
"""Kinds whose sides are laid out one by one."""


def test_every_sheet_fits_in_large_print(shop: Shop) -> None:
    printed = shop.print(Selection(papers=(LETTER_LARGE,)))
    assert {one.task.name: one.faults for one in printed if one.faults} == {}


def test_no_side_in_large_print_is_half_empty_but_the_last(shop: Shop) -> None:
    empty = {}
    for one in shop.print(Selection(papers=(LETTER_LARGE,))):
        sheet = getattr(one.task, "sheet", None)
        if sheet is None or sheet.kind.name in FILLED_BY_THE_PAGE:
            continue
        with pypdfium2.PdfDocument(one.path) as document:
            sides = [page.render(scale=1, grayscale=True).to_pil() for page in document]
        found = [
            number
            for number, side in enumerate(sides[:-1], start=1)
            if free(side, LARGE_FOOT) > side.height / MM / 2
        ]
        if found:
            empty[one.task.name] = found
    assert empty == {}
