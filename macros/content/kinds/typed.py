"""What typed words mean where a number, a yes-or-no or a day is wanted: each in one way only."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from macros.content.problems import fault

_DIGITS = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_NOT_YET = "not yet"


def _number(typed: object) -> object:
    if not isinstance(typed, str):
        return typed
    if not _DIGITS.fullmatch(typed):
        raise fault(f"is '{typed}', but a number is wanted", "Write digits alone, such as 10.")
    return int(typed)


def _truth(typed: object) -> object:
    if not isinstance(typed, str):
        return typed
    if typed not in {"true", "false"}:
        raise fault(f"is '{typed}', but true or false is wanted", "Write true or false.")
    return typed == "true"


def _day(typed: object) -> object:
    if not isinstance(typed, str) or typed == _NOT_YET:
        return typed
    try:
        if _DAY.fullmatch(typed):
            return date.fromisoformat(typed)
    except ValueError:
        raise fault(f"is '{typed}', a day that no month has", "Look at a calendar.") from None
    raise fault(f"is '{typed}', but a day or 'not yet' is wanted", _example(typed))


def _example(typed: str) -> str:
    if found := _AMERICAN.fullmatch(typed):
        month, day, year = found.groups()
        return f"Write the year, the month, and the day: {year}-{int(month):02d}-{int(day):02d}."
    return "Write the year, the month, and the day, such as 2026-11-23, or: not yet."


Number = Annotated[int, BeforeValidator(_number)]
"""A whole number, written in digits."""

Truth = Annotated[bool, BeforeValidator(_truth)]
"""`true` or `false`; no other word says the same."""

DayOrNotYet = Annotated[date | Literal["not yet"], BeforeValidator(_day)]
"""A day as 2026-11-23, or the words 'not yet'."""
