"""The order of a lesson's page, so that who stops after the story has met what to take home."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.content.curriculum.lesson import REMEMBER, TRY_IT, Lesson
from macros.content.files.prose import Prose
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup

ORDER = (("quiz",), ("worksheet",), ("check", "cards"), ("handout",), ("closing",))
"""The calls that follow the text; those in one bracket may stand in any order."""


@dataclass(frozen=True)
class _Mark:
    rank: int
    line: int
    name: str


def order_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield each part of a lesson's page that is missing or stands before one it has to follow."""
    prose = lookup.prose[lesson.page_path]
    headings = (lesson.facts.story, REMEMBER, TRY_IT)
    found = {heading.text for heading in prose.headings if heading.level == 2}
    for name in (REMEMBER, TRY_IT):
        if name not in found:
            what = f"the lesson has no part '{name}'"
            yield Problem(prose.file, 1, what, f"Add '## {name}' before the quiz.")
    marks = sorted(_marks(prose, headings), key=lambda mark: mark.line)
    for early, late in pairwise(marks):
        if early.rank > late.rank:
            what = f"'{late.name}' stands after '{early.name}'"
            known = [name for name in headings if name in found]
            order = ", ".join((*known, *(" or ".join(names) for names in ORDER)))
            yield Problem(prose.file, late.line, what, f"The order is: {order}.")


def _marks(prose: Prose, headings: tuple[str, ...]) -> Iterator[_Mark]:
    for heading in prose.headings:
        if heading.level == 2 and heading.text in headings:
            yield _Mark(headings.index(heading.text), heading.line, heading.text)
    for rank, names in enumerate(ORDER, start=len(headings)):
        for call in prose.calls:
            if call.name in names:
                yield _Mark(rank, call.line, call.name)
