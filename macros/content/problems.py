"""What is wrong, said so that an author can mend it: file, line, place, what, remedy."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from pydantic_core import PydanticCustomError

MANY = 10
"""Faults of one kind in one file, each with a line of its own; more are told once, with a count."""

LINES_NAMED = 5
"""How many lines are named of those that have the same fault."""

_OWN = re.compile(r"'.*?'|\d[\d,.]*")
"""What differs between two faults of a kind: the words that an author wrote, and numbers."""

Place = tuple[str | int, ...]
"""The way from the top of a data file to one entry, such as `("questions", 0, "ask")`."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file, with the line it stands on (1 is the first) and its remedy."""

    file: str
    line: int
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}. {self.remedy}".rstrip()


class CurriculumError(Exception):
    """Everything found wrong in one look at the curriculum, raised once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.report())

    def report(self) -> str:
        """Return the whole list as text, one fault a line, with a count to start.

        A slip that spoils a whole file does not hide what else is wrong: above `MANY` faults of a
        kind in one file, the first stands for all.
        """
        count = len(self.problems)
        head = f"{count:,} thing{'s' * (count != 1)} to mend before the site can be built:"
        return "\n".join([head, *(f"  {line}" for line in _told(self.problems))])


class Finding(NamedTuple):
    """What is wrong at one place of a data file, and what would be right; the file is not known."""

    place: Place
    what: str
    remedy: str


def fault(what: str, remedy: str = "", at: Place = ()) -> PydanticCustomError:
    """Make the error a model raises: `what` continues "question 1 …"; `at` points further in."""
    # Pydantic reads braces as placeholders, and authors may well write them.
    return PydanticCustomError("fault", "{what}", {"what": what, "remedy": remedy, "at": at})


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a remedy that names the `known` word nearest to `word`, or lists them all."""
    names = list(known)
    if close := get_close_matches(word, names, n=1, cutoff=0.6):
        return f"Did you mean '{close[0]}'?"
    return f"Known here: {', '.join(names)}." if names else ""


def place_in_words(place: Place) -> str:
    """Say a place as an author would: `("questions", 0, "ask")` is "question 1, ask"."""
    words: list[str] = []
    for step in place:
        if isinstance(step, int) and words:
            words[-1] = f"{_singular(words[-1])} {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def line_of(place: Place, lines: Mapping[Place, int]) -> int:
    """Return the line of `place`, or of the nearest entry around it that stands in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _told(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Yield the lines of a report; many faults of one kind in one file make one line."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    for problem in problems:
        first, *others = kinds[_kind(problem)]
        if len(others) < MANY:
            yield str(problem)
        elif problem is first:
            named = ", ".join(str(other.line) for other in others[:LINES_NAMED])
            yield (
                f"{first} {len(others):,} more like this: lines {named}, and so on to "
                f"{others[-1].line}."
            )


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.file, _OWN.sub("", f"{problem.what} {problem.remedy}")


def _singular(word: str) -> str:
    return word.removesuffix("es") if word.endswith("xes") else word.removesuffix("s")
