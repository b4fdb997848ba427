"""Pictures say nothing that depends on a program or a country: each edition shows the same."""

import re
from pathlib import Path

import pytest

from macros.content.kinds.picture import Picture
from tests.conftest import PROJECT

DRAWINGS = sorted((PROJECT / "docs").rglob("*.svg"))
LOCAL = re.compile(
    r"""\$ | € | £ | \d\s?[ap]\.?m\b | \d:\d\d | \d{3}[ -]\d | \b(911|988|112)\b
    | \b(January|February|March|April|May|June|July|August|September|October|November|December)\s\d
    | \d\sde\s(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre
    |diciembre)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Money, times of a clock, phone numbers, and dates, which each country writes in its own order."""
WEEKDAY = re.compile(
    r"\b((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
MADE_UP = {"six-line-note.svg", "closed-envelope.svg", "promise-ladder.svg"}
"""Pictures in which somebody made up names a weekday; none of them is one of group."""


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_picture_holds_no_fact_of_one_program(path: Path) -> None:
    drawn = Picture(path.read_text("utf-8"))
    said = " ".join(re.findall(r"\u003e([^\u003c]+)\u003c", drawn.svg))
    assert LOCAL.findall(said) == []
    assert not WEEKDAY.search(said) or path.name in MADE_UP
