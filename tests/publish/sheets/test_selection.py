"""What somebody asks for, and what is said where it is not there."""

from macros.content.curriculum.library import Library
from macros.publish.sheets.selection import Selection, unknown
from tests.publish.shop import SAMPLE


def test_an_order_for_what_is_not_there_says_what_is(library: Library) -> None:
    said = "".join(unknown(library, Selection(lessons=("6.11", "my-trigers"))))
    assert "There is no written lesson '6.11'. Did you mean '6.1'?" in said
    assert "Did you mean 'my-triggers'?" in said
    said = "".join(unknown(library, Selection(lessons=(SAMPLE,), kinds=("check",))))
    assert said.startswith("Lesson 6.1 has no check. It has: reading, handout, worksheet, quiz, ")
    weeks = len(library.program.calendar)
    said = "".join(unknown(library, Selection(weeks=(weeks + 1,))))
    assert "calendar" in said
