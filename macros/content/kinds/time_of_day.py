"""Times of day, read and written the way a program says when group starts."""

import re
from dataclasses import dataclass

HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60
_TIME = re.compile(r"(\d{1,2})(?:([:.])(\d\d))?(?:\s*([ap])(m|\.m\.))?", re.IGNORECASE)


@dataclass(frozen=True)
class TimeOfDay:
    """A minute of the day, from 0, and how it is written: '6:00 pm' or '18:00'."""

    minute: int
    colon: str = ":"
    halves: tuple[str, str] | None = None
    """The words for before and after noon, or None where the clock has 24 hours."""

    def after(self, minutes: int) -> str:
        """Return the time of day `minutes` later, written in the same way."""
        hour, minute = divmod((self.minute + minutes) % DAY, HOUR)
        if self.halves is None:
            return f"{hour}{self.colon}{minute:02}"
        return f"{hour % 12 or 12}{self.colon}{minute:02} {self.halves[hour // 12]}"


def clock_at(starts: TimeOfDay | None, minutes: int) -> str:
    """Return the clock `minutes` into a session: since its start, and tonight where that is known.

    Such as '0:45 · 6:45 pm'.
    """
    passed = f"{minutes // HOUR}:{minutes % HOUR:02}"
    return f"{passed} · {starts.after(minutes)}" if starts else passed


def read_time(text: str) -> TimeOfDay | None:
    """Return the time of day that `text` says, or None where it says something else."""
    found = _TIME.fullmatch(text.strip())
    if not found or not (found[3] or found[4]):
        return None
    hour, minute, half = int(found[1]), int(found[3] or 0), found[4]
    if minute >= HOUR or hour > (12 if half else 23) or (half and not hour):
        return None
    if half is None:
        return TimeOfDay(hour * HOUR + minute, found[2])
    first, second = ("a", "p") if half.islower() else ("A", "P")
    later = HALF_DAY if half == second else 0
    halves = (f"{first}{found[5]}", f"{second}{found[5]}")
    return TimeOfDay(hour % 12 * HOUR + minute + later, found[2] or ":", halves)
