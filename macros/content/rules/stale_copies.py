"""What was copied from another lesson and then left as it was."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from macros.content.curriculum.lesson import Lesson
from macros.content.files.prose import Prose
from macros.content.problems import Problem
from macros.content.rules.passages import passages_of, words_in

LONGEST_SAME = 75
"""Words. Longer runs of the same words in two plans belong on a page of their own."""
SHORTEST_HANDOUT = 30
"""Words of its own, beside what it calls: the notices, the try-it."""

FEWEST_SHARING = 4
"""Plans. Words that stand in more than half of the plans, and in so many, are shared as well."""

_WINDOW = LONGEST_SAME // 2
_WORD = re.compile(r"[\w'’]+")
_TITLE = re.compile(r"#\s+(?:Design note:\s*)?(.*?)\s*$", re.MULTILINE)
_WORDS_SAID = 8


def stale_copies(
    lessons: Sequence[Lesson], prose: Mapping[str, Prose], texts: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what the `lessons` have from each other; `prose` and `texts` are by place in docs."""
    titles = {lesson.facts.title: lesson for lesson in lessons}
    for lesson in lessons:
        yield from _design_problems(lesson, texts.get(lesson.design_path, ""), titles)
        handout = prose[lesson.handout_path]
        count = sum(len(words_in(passage)) for passage in passages_of(handout.words))
        if count < SHORTEST_HANDOUT:
            what = f"the handout has {count} words; {SHORTEST_HANDOUT} is the least"
            yield Problem(handout.file, 1, what, "Write what a person needs at home.")
    yield from copied_words([prose[lesson.plan_path] for lesson in lessons])


def _design_problems(lesson: Lesson, text: str, titles: Mapping[str, Lesson]) -> Iterator[Problem]:
    if not (found := _TITLE.search(text)) or found[1] == lesson.facts.title:
        return
    file = f"docs/{lesson.design_path}"
    line = len(text[: found.start()].split("\n"))
    what = f"the design note is headed '{found[1]}', but the lesson is '{lesson.facts.title}'"
    if other := titles.get(found[1]):
        what = f"the design note is that of lesson {other.number}, '{found[1]}'"
    yield Problem(file, line, what, f"Write '# Design note: {lesson.facts.title}' and its goal.")


@dataclass(frozen=True)
class _Plan:
    file: str
    words: Sequence[str]
    lines: Sequence[int]

    @cached_property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(self.words)


def copied_words(pages: Sequence[Prose]) -> Iterator[Problem]:
    """Yield each run of words in one leader plan that another, which comes before it, has too."""
    plans = [_plan(prose) for prose in pages]
    # Each run of the longest length holds a window that starts at a multiple of the window's.
    starts: defaultdict[tuple[str, ...], list[tuple[_Plan, int]]] = defaultdict(list)
    for plan in plans:
        marks = [*_marks(plan.words)]
        told = range(0)
        for at, mark in enumerate(marks):
            for other, place in starts.get(mark, ()):
                window = plan.words[at : at + _WINDOW]
                if window != other.words[place : place + _WINDOW]:
                    continue
                begin, length = _run(plan, at, other, place)
                if length > LONGEST_SAME and at not in told and not _is_shared(window, plans):
                    yield _copied(plan, begin, length, other)
                    told = range(begin, begin + length)
        for place in range(0, len(marks), _WINDOW):
            starts[marks[place]].append((plan, place))


def _marks(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield of each window its first word, one in its middle, and its last.

    Few windows share all three, so that few are compared as a whole.
    """
    return zip(words, words[_WINDOW // 2 :], words[_WINDOW - 1 :], strict=False)


def _is_shared(words: Sequence[str], plans: Sequence[_Plan]) -> bool:
    """Return True where so many plans have the `words` that none has them from another."""
    having = sum(" ".join(words) in plan.text for plan in plans)
    return having >= FEWEST_SHARING and having * 2 > len(plans)


@lru_cache(maxsize=1024)
def _plan(prose: Prose) -> _Plan:
    words: list[str] = []
    lines: list[int] = []
    for line, text in prose.lines:
        found = _WORD.findall(text.lower())
        words += found
        lines += [line] * len(found)
    return _Plan(prose.file, words, lines)


def _run(plan: _Plan, at: int, other: _Plan, place: int) -> tuple[int, int]:
    """Return where the same words begin in `plan`, and how many they are."""
    words, others = plan.words, other.words
    while at and place and words[at - 1] == others[place - 1]:
        at, place = at - 1, place - 1
    pairs = zip(islice(words, at, None), islice(others, place, None), strict=False)
    return at, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _copied(plan: _Plan, begin: int, length: int, other: _Plan) -> Problem:
    said = " ".join(plan.words[begin : begin + _WORDS_SAID])
    what = f"{length} words from '{said} …' on are those of {other.file}"
    remedy = "Write them for this lesson, or put them on a page that both link to."
    return Problem(plan.file, plan.lines[begin], what, remedy)
