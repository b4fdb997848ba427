"""The heading of a block or a step, as an author writes it: 'Pairs (5 min, at least 3, drop 2)'."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify

from macros.content.files.language_file import language
from macros.content.kinds.language import ENGLISH

_TIMED = re.compile(r"(?P<name>.*\S)\s*\((?P<time>\s*\d[^()]*)\)$")
_BARE = re.compile(r"(?P<name>[^(\[]*?\w)\W+(?P<time>\d+ ?min(?:s|utes?)?(?:,[^()\[\]]*)?)[.)\]]?$")
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
    code: str = ENGLISH
    """The language that it is written in, by its code."""

    @property
    def meant(self) -> str:
        """The name in English where it is one that means something, or else the name."""
        return language(self.code).meant(self.name)

    @property
    def anchor(self) -> str:
        """The name as it stands in an address, without the minutes."""
        return slugify(self.name, "-")


@lru_cache(maxsize=8192)
def read_heading(text: str, code: str = ENGLISH) -> TimedHeading:
    """Return what the heading `text` says; it has no minutes where it does not close with a time.

    Words that are not known are kept as `odd`, so that a slip in one is answered once. `code` is
    that of the language.
    """
    in_brackets = _TIMED.match(text)
    found = in_brackets or _BARE.match(text)
    if not found:
        return TimedHeading(text, code=code)
    timing = language(code).timing
    first, *rest = (words.strip() for words in found["time"].split(","))
    minutes = _DIGITS.match(first)
    is_timed = _number(first, timing.minutes, before=True) is not None
    odd = [] if in_brackets and is_timed else [first]
    said: dict[str, int] = {}
    for words in rest:
        known = {name: _number(words, getattr(timing, name)) for name in ("at_least", "drop")}
        name = next((name for name, number in known.items() if number is not None), "")
        number = known.get(name)
        if number is None or name in said:
            odd.append(words)
        else:
            said[name] = number
    return TimedHeading(
        found["name"],
        int(minutes[0]) if minutes else None,
        said.get("at_least"),
        said.get("drop"),
        tuple(odd),
        not in_brackets,
        code,
    )


def _number(text: str, word: str, before: bool = False) -> int | None:
    """Return the number that `text` says with `word` behind it, or with the number `before` it."""
    digits = text.removesuffix(f" {word}") if before else text.removeprefix(f"{word} ")
    return int(digits) if digits != text and _DIGITS.fullmatch(digits) else None
