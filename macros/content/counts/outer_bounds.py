"""The bounds that no lesson leaves: told at the end of the table of words, which fails at them."""

from collections.abc import Iterator

from macros.content.counts.lesson_counts import bound_problems
from macros.content.counts.variety import variety_problems
from macros.content.curriculum.library import Library
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup


def outer_problems(library: Library, lookup: Lookup) -> Iterator[Problem]:
    """Yield each bound that a lesson leaves, in its words and in its design note."""
    for lesson in library.lessons.values():
        yield from bound_problems(lesson, lookup)
        yield from variety_problems(lesson, lookup)
