"""The bounds that no lesson leaves: told in the table of words, or failing the check."""

from collections.abc import Iterator

from macros.content.counts.lesson_counts import bound_problems
from macros.content.counts.variety import variety_problems
from macros.content.curriculum.lesson import Lesson
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup

BOUNDS_FAIL: bool = False
"""True makes `check` fail where a lesson leaves a bound; False only tells it in the table."""


def outer_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield each bound that a lesson leaves, in its words and in its design note."""
    yield from bound_problems(lesson, lookup)
    yield from variety_problems(lesson, lookup)


def failing_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield the same where the check fails at it, and nothing before."""
    if BOUNDS_FAIL:
        yield from outer_problems(lesson, lookup)
