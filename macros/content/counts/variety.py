"""What a lesson's design note says under '## Variety', so that no two lessons tell alike."""

import re
from collections.abc import Iterator, Mapping

from macros.content.curriculum.lesson import Lesson
from macros.content.problems import Problem, nearest
from macros.content.rules.lookup import Lookup

KEYS = ("Opening", "Story form", "What helps", "Person", "Image", "Ending", "Close")
"""What each design note says of its lesson, one line each: '- Opening: a moment'."""
HEADING = "## Variety"

_LINE = re.compile(r"-\s+([^:]+):\s*(.*?)\s*$")


def variety_of(lesson: Lesson, lookup: Lookup) -> Mapping[str, str]:
    """Return what a lesson's design note says, by key."""
    return {key: words for _, key, words in _lines(lesson, lookup)}


def variety_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is missing in a lesson's design note, or not known there."""
    file = f"docs/{lesson.design_path}"
    text = _text(lesson, lookup)
    if HEADING not in text:
        what = "the design note has no part 'Variety'"
        remedy = f"Add '{HEADING}' with a line for each of: {', '.join(KEYS)}."
        yield Problem(file, 1, what, remedy)
        return
    said = {key: (line, words) for line, key, words in _lines(lesson, lookup)}
    for key, (line, words) in said.items():
        if key not in KEYS:
            yield Problem(
                file, line, f"Variety has '{key}', which is not known here", nearest(key, KEYS)
            )
        elif not words:
            yield Problem(file, line, f"'{key}' is empty", f"Write it: '- {key}: …'.")
    for key in KEYS:
        if key not in said:
            at = text.index(HEADING) + 1
            yield Problem(file, at, f"Variety has no '{key}'", f"Add a line '- {key}: …'.")


def _text(lesson: Lesson, lookup: Lookup) -> list[str]:
    path = lookup.docs / lesson.design_path
    # That the note is missing is told elsewhere.
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _lines(lesson: Lesson, lookup: Lookup) -> Iterator[tuple[int, str, str]]:
    """Yield each line of the part, counted from 1, with its key and its words."""
    is_inside = False
    for number, line in enumerate(_text(lesson, lookup), start=1):
        if line.startswith("#"):
            is_inside = line.strip() == HEADING
        elif is_inside and (found := _LINE.match(line)):
            yield number, found[1].strip(), found[2]
