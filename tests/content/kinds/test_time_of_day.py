"""Times of day are read and written the way a program says when group starts."""

import pytest

from macros.content.kinds.time_of_day import clock_at, read_time


@pytest.mark.parametrize(
    ("starts", "minutes", "then"),
    [
        ("6:00 pm", 45, "6:45 pm"),
        ("6 pm", 45, "6:45 pm"),
        ("9:30 a.m.", 150, "12:00 p.m."),
        ("11:30 PM", 60, "12:30 AM"),
        ("12:15 am", 5, "12:20 am"),
        ("18:00", 180, "21:00"),
        ("9.15", 50, "10.05"),
        ("23:30", 60, "0:30"),
    ],
)
def test_a_clock_goes_on_in_the_way_it_was_written(starts: str, minutes: int, then: str) -> None:
    time = read_time(starts)
    assert time is not None
    assert time.after(minutes) == then


@pytest.mark.parametrize("starts", ["after work", "6", "25:00", "13 pm", "0:30 pm", "6:75 pm", ""])
def test_what_is_no_time_of_day_leaves_the_clock_of_the_session(starts: str) -> None:
    assert read_time(starts) is None
    assert clock_at(read_time(starts), 65) == "1:05"


def test_the_clock_says_both_where_both_are_known() -> None:
    assert clock_at(read_time("6:00 pm"), 65) == "1:05 · 7:05 pm"
