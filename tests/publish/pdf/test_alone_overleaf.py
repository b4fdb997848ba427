"""In large print a box, a note or lines to write on go on overleaf, and no line of them alone."""

import pypdfium2
import pytest

from tests.publish.shop import FOOT, LETTER_LARGE, Shop


def sides(shop: Shop, kind: str, lesson: str) -> list[list[str]]:
    """Return the lines of each side of a sheet in large print, without its foot."""
    with pypdfium2.PdfDocument(shop.path(kind, LETTER_LARGE, lesson)) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [text.split(FOOT)[0].splitlines() for text in texts]


@pytest.mark.parametrize(("kind", "lesson"), [("reading", "3.2"), ("plan", "4.1")])
def test_the_last_line_of_a_notice_has_another_before_it(
    shop: Shop, kind: str, lesson: str
) -> None:
    first = [lines[0].strip() for lines in sides(shop, kind, lesson)]
    assert any(line.startswith("You can also text") for line in first)
    assert not any(line.startswith("In danger now") for line in first)


def test_a_chart_note_has_some_lines_overleaf(shop: Shop) -> None:
    *_, last = sides(shop, "plan", "3.4")
    assert len(last) >= 6


def test_lines_to_write_on_stand_below_their_question(shop: Shop) -> None:
    _, second = sides(shop, "worksheet", "2.4")
    assert second[0].startswith("3")
