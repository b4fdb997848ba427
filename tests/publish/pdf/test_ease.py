"""A sheet that was laid out tightly gives the room that is left back to its words."""

import pypdfium2

from macros.publish.run.changed_only import Printed
from macros.publish.sheets.selection import Selection
from tests.conftest import Likeliest
from tests.publish.pdf.test_writing_room import FOOT, free
from tests.publish.shop import LETTER, MOST, Shop

MOST_OF_ONE, MOST_OF_THREE = 50, 110
"""Millimeters of white at the end of a handout, and of a lesson to read on three sides."""


def whites(printed: list[Printed]) -> dict[str, float]:
    """Return how many millimeters of white the last side of each sheet ends with."""
    found = {}
    for one in printed:
        with pypdfium2.PdfDocument(one.path) as document:
            side = document[len(document) - 1].render(scale=1, grayscale=True).to_pil()
        found[one.task.name] = free(side, FOOT)
    return found


def test_no_handout_is_set_small_above_an_empty_third_of_its_side(shop: Shop) -> None:
    white = whites(shop.print(Selection(kinds=("handout",), papers=(LETTER,))))
    assert len(white) > len(shop.library.lessons)
    assert {name: mm for name, mm in white.items() if mm > MOST_OF_ONE} == {}


def test_no_lesson_to_read_is_set_close_to_leave_its_last_side_empty(
    shop: Shop, likeliest: Likeliest
) -> None:
    white = whites(shop.readings(LETTER, likeliest))
    assert len(white) == (len(shop.library.lessons) if likeliest.takes_all else MOST)
    assert {name: mm for name, mm in white.items() if mm > MOST_OF_THREE} == {}
