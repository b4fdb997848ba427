"""The calendar: a wheel of weeks in which each lesson comes once, and anyone can start any day."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from macros.content.problems import Place, Problem, line_of, nearest
from macros.content.site_files import PROGRAM

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

WEEK: tuple[Weekday, ...] = get_args(Weekday)
"""The days of a week in the order in which sessions follow each other."""

LessonNumber = Annotated[str, Field(min_length=1)]
"""A lesson's number, computed from its place in the nav: '6.1'."""

Calendar = tuple[Annotated[tuple[LessonNumber, ...], Field(min_length=1)], ...]
"""The weeks of the wheel, each with the numbers of its lessons in the order of the days."""

STRESS = "4"
"""The theme whose lessons help with stress, by its number."""
RELAPSE = "6"
"""The theme of relapse prevention, by its number."""
SAFETY_PLAN = "7.4"
"""The lesson 'My safety plan and asking for help'."""
SOON = 3
"""Sessions within which a newcomer meets one of these: the curriculum's rule for open groups."""

PLACE: Place = (*PROGRAM, "calendar")


def is_for_newcomers(number: str) -> bool:
    """Return True for a lesson that a newcomer needs early: stress, relapse, the safety plan."""
    return number.split(".", maxsplit=1)[0] in (STRESS, RELAPSE) or number == SAFETY_PLAN


class CalendarWheel(NamedTuple):
    """The weeks of a program, with the weekdays of its group."""

    calendar: Calendar
    days: Sequence[str]
    soon: int = SOON
    """Sessions within which a newcomer meets what they need early."""


def calendar_problems(
    wheel: CalendarWheel, numbers: Sequence[str], file: str, lines: Mapping[Place, int]
) -> Iterator[Problem]:
    """Yield what is wrong with `wheel`; one that is left empty has no faults.

    `numbers` are those of every lesson of the nav, written or planned; `lines` gives the line of
    each place in `file`.
    """
    calendar = wheel.calendar
    if not calendar:
        return
    days = sorted(wheel.days, key=WEEK.index)
    found = [*_week_problems(calendar, days, file, lines)]
    found += _lesson_problems(calendar, numbers, file, lines)
    # A wheel with a hole or a stranger in it would only be told the same thing twice.
    yield from found or _newcomer_problems(wheel, days, file, lines)


def _week_problems(
    calendar: Calendar, days: Sequence[str], file: str, lines: Mapping[Place, int]
) -> Iterator[Problem]:
    for week, lessons in enumerate(calendar):
        is_last = week == len(calendar) - 1
        # The last may be shorter: 36 lessons do not fill whole weeks of five days.
        if len(lessons) > len(days) or (len(lessons) < len(days) and not is_last):
            what = f"calendar, week {week + 1} has {_count(len(lessons), 'lesson')}"
            what += f", but group meets on {_count(len(days), 'day')}"
            remedy = f"Write one lesson for each of: {', '.join(days)}."
            yield Problem(file, line_of((*PLACE, week), lines), what, remedy)


def _lesson_problems(
    calendar: Calendar, numbers: Sequence[str], file: str, lines: Mapping[Place, int]
) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for week, lessons in enumerate(calendar):
        for day, number in enumerate(lessons):
            line = line_of((*PLACE, week, day), lines)
            if number not in numbers:
                what = f"calendar, week {week + 1} has '{number}', which no lesson of the nav has"
                yield Problem(file, line, what, nearest(number, numbers))
            elif number in first:
                what = f"calendar, week {week + 1} has '{number}', as week {first[number]} does"
                yield Problem(file, line, what, "Keep one of them.")
            first.setdefault(number, week + 1)
    if missing := [number for number in numbers if number not in first]:
        what = f"calendar has no place for {', '.join(missing)}"
        remedy = "Put each lesson of the nav into one week, those that are not written yet as well."
        yield Problem(file, line_of(PLACE, lines), what, remedy)


def _newcomer_problems(
    wheel: CalendarWheel, days: Sequence[str], file: str, lines: Mapping[Place, int]
) -> Iterator[Problem]:
    """Name each start from which a newcomer waits too long; a row of such starts is told once."""
    calendar, soon = wheel.calendar, wheel.soon
    numbers = [*chain.from_iterable(calendar)]
    at = [(week, day) for week, lessons in enumerate(calendar) for day in range(len(lessons))]
    waits = _waits(numbers, soon)
    for start, (week, day) in enumerate(at):
        is_told = waits[start - 1] and (start > 0 or not all(waits))
        if waits[start] and not is_told:
            met = ", ".join(dict.fromkeys(_from(numbers, start, soon)))
            what = (
                f"calendar, week {week + 1}, {days[day]}: a newcomer who starts here meets {met}, "
                "and so no lesson on stress or relapse, and no safety plan"
            )
            remedy = (
                f"Put a lesson of theme {STRESS} or {RELAPSE}, or {SAFETY_PLAN}, "
                f"into the first {soon} sessions from there, or set newcomer_within to {soon + 1}."
            )
            yield Problem(file, line_of((*PLACE, week, day), lines), what, remedy)


def newcomers_wait(numbers: Sequence[str], soon: int) -> bool:
    """Return whether a newcomer may wait longer than `soon` sessions.

    `numbers` are those of the wheel's lessons, in their order.
    """
    return any(_waits(numbers, soon))


def _waits(numbers: Sequence[str], soon: int) -> list[bool]:
    """Return of each session whether a newcomer who starts there waits longer than `soon`."""
    return [
        not any(map(is_for_newcomers, _from(numbers, start, soon))) for start in range(len(numbers))
    ]


def _from(numbers: Sequence[str], start: int, soon: int) -> list[str]:
    """Return what the first sessions from `start` on hold; after the last comes the first."""
    return [numbers[(start + step) % len(numbers)] for step in range(soon)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
