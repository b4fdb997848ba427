"""Times of day, read and written the way a program says when group starts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.content.problems import fault

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60
MOST_ON_PAPER = 2
"""Times of day that fit beside each other in a clock on paper; of more, none stands there."""

_WORDS = {"noon": "12:00 pm", "12 noon": "12:00 pm", "midday": "12:00 pm", "midnight": "12:00 am"}
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<colon>[:.]| ?h ?)?(?P<minute>\d\d)|(?P<hours> ?h))?"
    r"(?: ?(?P<half>[ap])(?P<rest>\. ?m\.?|m\.?|))?(?: ?(?:h|hrs?|hours|o.clock|uhr))?",
    re.IGNORECASE,
)
_RANGE = re.compile(r" ?(?:[-\u2012-\u2015]|\b(?:to|until|till)\b) ?", re.IGNORECASE)
_MAY_BE_EVENING = range(1, 8)
"""Hours that a clock of twelve hours has in the evening, too, when groups meet."""
_REMEDY = "Write it such as 6:00 pm, 18:00 or 6:00-9:00 pm."


@dataclass(frozen=True)
class TimeOfDay:
    """A minute of the day, from 0, and how it is written: '6:00 pm' or '18:00'."""

    minute: int
    colon: str = ":"
    halves: tuple[str, str] | None = None
    """The words for before and after noon, or None where the clock has 24 hours."""
    digits: int = 1
    """How many digits an hour has at the least: 2 for '09:30'."""

    def after(self, minutes: int) -> str:
        """Return the time of day `minutes` later, written in the same way."""
        half = self.halves and self.halves[(self.minute + minutes) % DAY // HALF_DAY]
        return f"{self.bare_after(minutes)} {half}" if half else self.bare_after(minutes)

    def bare_after(self, minutes: int) -> str:
        """Return the same without a word for the half of the day."""
        hour, minute = divmod((self.minute + minutes) % DAY, HOUR)
        shown = hour if self.halves is None else hour % 12 or 12
        return f"{shown:0{self.digits}}{self.colon}{minute:02}"


@dataclass(frozen=True)
class Span:
    """When a session starts, in the `words` of whoever typed it, and how long it is, in minutes.

    `minutes` is 0 where only the start was typed.
    """

    words: str
    start: TimeOfDay
    minutes: int = 0


def clock_at(times: Sequence[TimeOfDay], minutes: int) -> str:
    """Return the clock `minutes` into a session: since its start, and tonight where that is known.

    Such as '0:45 · 6:45 pm', or '6:45 / 10:15' where days have `times` of their own.
    """
    passed = f"{minutes // HOUR}:{minutes % HOUR:02}"
    if not times or len(times) > MOST_ON_PAPER:
        return passed
    if len(times) == 1:
        return f"{passed} · {times[0].after(minutes)}"
    # Short, since a run sheet has one side; the halves of the day stand above it.
    return " / ".join(time.bare_after(minutes) for time in times)


def read_span(typed: str) -> Span:
    """Return when the session starts of which somebody `typed` the start, or start and end.

    Raises a fault where that is no time of day, or may be two.
    """
    text = " ".join(typed.split()).removeprefix("from ")
    first, *others = _RANGE.split(text, maxsplit=1)
    parts = [_read(part, typed) for part in (first, *others)]
    start = parts[0]
    if not others:
        return Span(text, _sure(start, typed))
    end = parts[1]
    if start.halves is None and end.halves is not None and not start.is_late:
        start = _earlier(start, end)
    elif end.halves is None and start.halves is not None and not end.is_late:
        # Counted from noon, as the start is; the end of '11 am to 1' is in the other half.
        end = replace(end, minute=end.minute % HALF_DAY + start.minute // HALF_DAY * HALF_DAY)
        end = replace(end, minute=end.minute + HALF_DAY * (end.minute < start.minute))
    elif start.mark is None and end.mark is not None:
        start = replace(start, mark=end.mark)
    time = _sure(start, typed)
    minutes = (end.minute - time.minute) % DAY
    if not minutes:
        raise fault(f"is '{typed}', which ends when it starts", _REMEDY)
    return Span(time.after(0), time, minutes)


@dataclass(frozen=True)
class _Part:
    """One time as it was typed; `mark` stands between hour and minute, None where nothing did."""

    minute: int
    mark: str | None
    halves: tuple[str, str] | None
    digits: int

    @property
    def is_late(self) -> bool:
        """True for an hour that only a clock of 24 hours has."""
        return self.halves is None and not 1 <= self.minute // HOUR <= 12


def _read(part: str, typed: str) -> _Part:
    found = _TIME.fullmatch(_WORDS.get(part.lower(), part))
    if not found:
        raise fault(f"is '{typed}', which is not a time of day", _REMEDY)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if minute >= HOUR or hour > (12 if half else 23) or (half and not hour):
        raise fault(f"is '{typed}', a time that no clock shows", _REMEDY)
    mark = found["colon"] or ("h" if found["hours"] else "" if found["minute"] else None)
    digits = 2 if found["hour"].startswith("0") or mark == "" else 1
    if half is None:
        return _Part(hour * HOUR + minute, mark, None, digits)
    first, second = ("a", "p") if half.islower() else ("A", "P")
    later = HALF_DAY if half == second else 0
    halves = (f"{first}{found['rest']}", f"{second}{found['rest']}")
    return _Part(hour % 12 * HOUR + minute + later, mark, halves, digits)


def _earlier(start: _Part, end: _Part) -> _Part:
    """Return the `start` of '6 to 9 pm': in the half of the day that the end says, or before it."""
    minute = start.minute % HALF_DAY + end.minute // HALF_DAY * HALF_DAY
    if minute >= end.minute:
        minute = (minute - HALF_DAY) % DAY
    return replace(start, minute=minute, halves=end.halves)


def _sure(part: _Part, typed: str) -> TimeOfDay:
    """Return the time that `part` says; raise a fault where it may be one in the evening, too."""
    hour = part.minute // HOUR
    is_bare = part.mark is None and 1 <= hour <= 12
    is_evening = hour in _MAY_BE_EVENING and part.digits == 1 and (part.mark or ":") in ":."
    if part.halves is None and (is_bare or is_evening):
        minute = f"{part.mark or ':'}{part.minute % HOUR:02}"
        morning, evening = f"{hour or 12}{minute} am", f"{hour % 12 or 12}{minute} pm"
        raise fault(
            f"is '{typed}', which may be in the morning or in the evening",
            f"Write {morning} or {evening}, or {hour:02}{minute} on a clock of 24 hours.",
        )
    return TimeOfDay(part.minute, part.mark or ":", part.halves, part.digits)
