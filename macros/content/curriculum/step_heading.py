"""The heading of a block or a step, as an author writes it: 'Pairs (5 min, at least 3, drop 2)'."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify

_TIMED = re.compile(r"(?P<name>.*\S)\s*\((?P<time>\s*\d[^()]*)\)$")
_BARE = re.compile(r"(?P<name>[^(\[]*?\w)\W+(?P<time>\d+ ?min(?:s|utes?)?(?:,[^()\[\]]*)?)[.)\]]?$")
_MINUTES = re.compile(r"(\d+) min")
_AT_LEAST = re.compile(r"at least (\d+)")
_DROP = re.compile(r"drop (\d+)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class TimedHeading:
    """What a heading says: the name, and what stands between its brackets."""

    name: str
    minutes: int | None = None
    """None where the heading says nothing about time."""
    at_least: int | None = None
    """As far as the step may shrink, in minutes."""
    drop: int | None = None
    """When the step may go: 1 goes first."""
    odd: tuple[str, ...] = ()
    """The words about time that mean nothing here."""
    is_bare: bool = False
    """True where the time stands without its brackets; then it is odd, whatever it says."""

    @property
    def anchor(self) -> str:
        """The name as it stands in an address, without the minutes."""
        return slugify(self.name, "-")


@lru_cache(maxsize=8192)
def read_heading(text: str) -> TimedHeading:
    """Return what the heading `text` says; it has no minutes where it does not close with a time.

    Words that are not known are kept as `odd`, so that a slip in one is answered once.
    """
    in_brackets = _TIMED.match(text)
    found = in_brackets or _BARE.match(text)
    if not found:
        return TimedHeading(text)
    first, *rest = (words.strip() for words in found["time"].split(","))
    minutes = _DIGITS.match(first)
    odd = [] if in_brackets and _MINUTES.fullmatch(first) else [first]
    said: dict[str, int] = {}
    for words in rest:
        known = {"at_least": _AT_LEAST.fullmatch(words), "drop": _DROP.fullmatch(words)}
        name, match = next(((name, match) for name, match in known.items() if match), ("", None))
        if match is None or name in said:
            odd.append(words)
        else:
            said[name] = int(match[1])
    return TimedHeading(
        found["name"],
        int(minutes[0]) if minutes else None,
        said.get("at_least"),
        said.get("drop"),
        tuple(odd),
        not in_brackets,
    )
