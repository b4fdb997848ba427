"""Times of day are read and written the way a program says when group starts."""

import pytest
from pydantic_core import PydanticCustomError

from macros.content.kinds.time_of_day import clock_at, read_span


@pytest.mark.parametrize(
    ("starts", "minutes", "then"),
    [
        ("6:00 pm", 45, "6:45 pm"),
        ("6 pm", 45, "6:45 pm"),
        ("6:00pm", 45, "6:45 pm"),
        ("6 p. m.", 45, "6:45 p. m."),
        ("9:30 a.m.", 150, "12:00 p.m."),
        ("11:30 PM", 60, "12:30 AM"),
        ("12:15 am", 5, "12:20 am"),
        ("noon", 30, "12:30 pm"),
        ("18:00", 180, "21:00"),
        ("18", 180, "21:00"),
        ("18h", 45, "18h45"),
        ("18 h 30", 45, "19 h 15"),
        ("1800", 45, "18:45"),
        ("18 Uhr", 45, "18:45"),
        ("18:00 hrs", 45, "18:45"),
        ("9.15", 50, "10.05"),
        ("09:15", 30, "09:45"),
        ("23:30", 60, "0:30"),
    ],
)
def test_a_clock_goes_on_in_the_way_it_was_written(starts: str, minutes: int, then: str) -> None:
    span = read_span(starts)
    assert (span.words, span.minutes) == (starts, 0)
    assert span.start.after(minutes) == then


@pytest.mark.parametrize(
    ("typed", "start", "minutes"),
    [
        ("6:00-9:00 pm", "6:00 pm", 180),
        ("6:00 pm – 9:00 pm", "6:00 pm", 180),
        ("6–8:15 p.m.", "6:00 p.m.", 135),
        ("from 6 to 9 pm", "6:00 pm", 180),
        ("6 pm until 9", "6:00 pm", 180),
        ("11 to 1 pm", "11:00 am", 120),
        ("11 am-1", "11:00 am", 120),
        ("10:00-12:15 pm", "10:00 am", 135),
        ("9:30 am to noon", "9:30 am", 150),
        ("12-2 pm", "12:00 pm", 120),
        ("18:00-20:15", "18:00", 135),
        ("18-21h", "18h00", 180),
        ("23:00-1:00", "23:00", 120),
    ],
)
def test_a_range_says_the_start_and_how_long_it_is(typed: str, start: str, minutes: int) -> None:
    span = read_span(typed)
    assert (span.words, span.start.after(0), span.minutes) == (start, start, minutes)


@pytest.mark.parametrize(
    "typed", ["after work", "25:00", "13 pm", "0:30 pm", "6:75 pm", "", "6 pm or 7 pm", "6 pm-6 pm"]
)
def test_what_is_no_time_of_day_is_said_with_what_would_be(typed: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        read_span(typed)
    context = raised.value.context
    assert context
    assert typed in context["what"]
    assert "6:00 pm" in context["remedy"]


@pytest.mark.parametrize("typed", ["6", "6:00", "7.30", "6-9", "6:00-9:00", "12"])
def test_a_time_in_the_morning_or_in_the_evening_is_asked_about(typed: str) -> None:
    with pytest.raises(PydanticCustomError, match="in the morning or in the evening"):
        read_span(typed)


def test_the_clock_says_both_where_both_are_known() -> None:
    evening, morning, noon = (read_span(typed).start for typed in ("6:00 pm", "9:30 am", "noon"))
    assert clock_at([], 65) == "1:05"
    assert clock_at([evening], 65) == "1:05 · 7:05 pm"
    assert clock_at([evening, morning], 65) == "7:05 / 10:35"
    assert clock_at([evening, morning, noon], 65) == "1:05"
