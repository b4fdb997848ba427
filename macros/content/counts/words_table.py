"""The table that helps a writer: what can be counted in the words of the curriculum."""

from collections import Counter
from collections.abc import Iterator, Sequence

from macros.content.counts.lesson_counts import counts_of
from macros.content.counts.outer_bounds import outer_problems
from macros.content.counts.quiz_habits import quiz_habits
from macros.content.counts.shared_runs import shared_runs
from macros.content.counts.variety import KEYS, variety_of
from macros.content.curriculum.library import Library
from macros.content.rules.lookup import Lookup

MOST_RUNS = 12
"""How many of the longest shared runs the table shows."""

_SHOWN_WORDS = 24


def words_table(library: Library, lookup: Lookup) -> str:
    """Return the whole table as text, part by part, with what leaves a bound at its end."""
    parts = (
        ("Each lesson", _lessons(library, lookup)),
        ("The same words in several plans", _runs(library, lookup)),
        ("What gives an answer away", _quizzes(library)),
        ("How the lessons tell", _variety(library, lookup)),
        ("Outside the bounds", _outside(library, lookup)),
    )
    text = ("\n".join((title, "-" * len(title), *lines, "")) for title, lines in parts)
    return "\n".join(text) + "\n"


def _lessons(library: Library, lookup: Lookup) -> Iterator[str]:
    rows = [("", "words", "a sentence", "tiny", "grade", "your turn", "lesson")]
    for lesson in library.lessons.values():
        found = counts_of(lookup.prose[lesson.page_path])
        rows.append(
            (
                lesson.number,
                f"{found.words:,}",
                f"{found.mean:.1f}",
                f"{found.tiny:.0%}",
                f"{found.grade:.1f}",
                str(found.turns),
                lesson.facts.title,
            )
        )
    yield from _columns(rows)


def _runs(library: Library, lookup: Lookup) -> Iterator[str]:
    lessons = library.lessons.values()
    plans = {lesson.number: lookup.prose[lesson.plan_path] for lesson in lessons}
    for run in shared_runs(plans, MOST_RUNS):
        more = " …" * (len(run.words) > _SHOWN_WORDS)
        words = " ".join(run.words[:_SHOWN_WORDS])
        yield f"  {len(run.words):3d} words in {', '.join(run.plans)}: {words}{more}"


def _quizzes(library: Library) -> Iterator[str]:
    found = quiz_habits(library.lessons.values())
    by_chance = f"{found.chance:.0f} by chance"
    yield f"  Right answer is the longest: {found.longest} of {found.questions} ({by_chance})"
    yield f"  Right answer stands first: {found.first} of {found.questions} ({by_chance})"
    yield f"  What a right answer says begins with 'Yes': {found.yes} of {found.right}"
    for pattern, times in sorted(found.patterns.items(), key=lambda each: (-each[1], each[0])):
        yield f"  Several are right, {pattern}: {times}"


def _variety(library: Library, lookup: Lookup) -> Iterator[str]:
    said = {lesson.number: variety_of(lesson, lookup) for lesson in library.lessons.values()}
    for key in KEYS:
        used = Counter(words[key] for words in said.values() if words.get(key))
        yield f"  {key}:" + " not said yet" * (not used)
        for words, times in sorted(used.items(), key=lambda each: (-each[1], each[0])):
            where = ", ".join(number for number, told in said.items() if told.get(key) == words)
            yield f"    {times} {words} ({where})"


def _outside(library: Library, lookup: Lookup) -> list[str]:
    found = [f"  {problem}" for problem in outer_problems(library, lookup)]
    return found or ["  Nothing."]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield `rows` with each column as wide as its widest word; all but the last to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (word.rjust(width) for word, width in zip(row[:-1], widths, strict=False))
        yield "  " + "  ".join((*cells, row[-1]))
