"""The slides of a shorter session, as its author writes them: '**Slides:** 2 to 6, 8.'"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from macros.content.files.markdown_page import Label, Prose
from macros.content.problems import Problem

LABEL = "Slides"

_RUN = r"\d{1,2}(?: to \d{1,2})?"
_LIST = re.compile(rf"{_RUN}(?:, {_RUN})*\.?")
_NUMBERS = re.compile(r"\b(\d{1,2})\b(?: to (\d{1,2})\b)?")


def read_shown(prose: Prose, cuts: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """Return the slides, by number, of each of the `cuts`, in minutes, that names its slides."""
    return {minutes: _numbers(label.text) for minutes, label in _labels(prose, cuts)}


def shown_problems(prose: Prose, cuts: Iterable[int], slides: int) -> Iterator[Problem]:
    """Yield what is wrong with the slides that the `cuts` of a plan of so many `slides` name."""
    for minutes, label in _labels(prose, cuts):
        numbers = _numbers(label.text)
        if not _LIST.fullmatch(label.text):
            what = f"the slides of the {minutes}-minute session are written '{label.text}'"
            yield Problem(prose.file, label.line, what, "Write '**Slides:** 2 to 6, 8.'")
        elif not set(numbers) <= set(range(1, slides + 1)):
            what = f"the {minutes}-minute session shows a slide that the plan does not have"
            remedy = f"The plan has slides 1 to {slides}, counted from the top."
            yield Problem(prose.file, label.line, what, remedy)
        elif any(before >= after for before, after in pairwise(numbers)):
            what = f"the slides of the {minutes}-minute session are not in the plan's order"
            yield Problem(prose.file, label.line, what, "Write each number once, small to large.")


def _labels(prose: Prose, cuts: Iterable[int]) -> Iterator[tuple[int, Label]]:
    """Yield the line with the slides of each cut that has one, under the cut's own heading."""
    names = {f"{minutes} minutes": minutes for minutes in cuts}
    for heading, following in pairwise((*prose.headings, None)):
        if not heading or heading.text not in names:
            continue
        until = following.line if following else 1_000_000
        for label in prose.labels:
            if label.name == LABEL and heading.line < label.line < until:
                yield names[heading.text], label


def _numbers(text: str) -> tuple[int, ...]:
    found = _NUMBERS.findall(text)
    return tuple(
        number for first, last in found for number in range(int(first), int(last or first) + 1)
    )
