"""When group starts: one time, or one for each day of group, and what does not fit is said."""

import re

import pytest
from pydantic import ValidationError

from macros.content.kinds.program import Program
from tests.content.kinds.test_calendar import facts

DAYS = {"Monday": "6 pm", "Wednesday": "6 pm", "Friday": "9:30 am"}


def program(**changed: object) -> Program:
    return Program.model_validate(facts(**changed))


def said(**changed: object) -> str:
    """Return what is wrong with the facts of a program."""
    with pytest.raises(ValidationError) as raised:
        program(**changed)
    (error,) = raised.value.errors()
    context = error["ctx"]
    return f"{context['at']} {context['what']}. {context['remedy']}"


def test_one_time_holds_for_every_day() -> None:
    starts = program(starts="6 pm").starts
    assert starts == "6 pm"
    assert len(starts.different) == 1
    assert [time and time.minute for time in starts.week] == [1080] * 7


def test_each_day_may_have_its_own() -> None:
    starts = program(starts=DAYS).starts
    assert starts == "Monday, Wednesday 6 pm; Friday 9:30 am"
    assert [time and time.minute for time in starts.week] == [1080, None, 1080, None, 570] + [
        None
    ] * 2
    short = {"Monday": "lun", "Wednesday": "mié", "Friday": "vie"}
    assert starts.named(short) == "lun, mié 6 pm; vie 9:30 am"
    assert [time.after(0) for time in starts.different] == ["6:00 pm", "9:30 am"]
    assert (starts.words_on("Friday"), starts.words_on("Sunday")) == ("9:30 am", "")


def test_the_same_time_on_each_day_is_said_once() -> None:
    starts = program(starts=dict.fromkeys(DAYS, "18:00")).starts
    assert starts == "18:00"
    assert len(starts.different) == 1


def test_a_program_that_was_read_can_be_read_again() -> None:
    first = program(starts=DAYS)
    assert Program.model_validate(first.model_dump()).starts.week == first.starts.week


@pytest.mark.parametrize(
    ("starts", "says"),
    [
        ({**DAYS, "Sunday": "9 am"}, r"Sunday.* has a time for Sunday, but group meets on Monday"),
        ({"Monday": "6 pm"}, r"has no time for Wednesday, Friday.* Write it, such as Wednesday"),
        ({**DAYS, "Mondey": "6 pm"}, r"Mondey.* is no weekday. Did you mean 'Monday'\?"),
        ({**DAYS, "Friday": "later"}, r"\('Friday',\) is 'later', which is not a time of day"),
        ({**DAYS, "Friday": ["6 pm"]}, r"\('Friday',\) is no time of day"),
        ("Monday 6 pm, Friday 9 am", r"Write a time for each day between braces: \{Monday"),
        (["6 pm"], r"is no time of day. Write it such as 6:00 pm, or one for each day"),
        ({}, r"is no time of day"),
    ],
)
def test_days_that_do_not_fit_are_said(starts: object, says: str) -> None:
    assert re.search(says, said(starts=starts))


def test_a_range_agrees_with_the_minutes_of_a_session() -> None:
    assert program(starts="6-9 pm").starts == "6:00 pm"
    assert said(starts="6:00-8:15 pm") == (
        "('starts',) is 2:15 long, but session_minutes is 180, which is 3:00. "
        "Write 6:00 pm-9:00 pm, or session_minutes: 135."
    )
    assert "('starts', 'Friday') is 2:00 long" in said(starts={**DAYS, "Friday": "9-11 am"})
