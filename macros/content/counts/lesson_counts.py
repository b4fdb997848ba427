"""What can be counted in the words of one lesson, and the bounds that no lesson leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.counts.running_prose import prose_sentences, turns
from macros.content.curriculum.lesson import Lesson
from macros.content.files.prose import Prose
from macros.content.kinds.text import plain
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup
from macros.content.rules.passages import passages_of, words_in
from macros.content.rules.reading_grade import HARDEST_GRADE, grade_of

SHORTEST, LONGEST = 900, 1250
"""Words of a whole reading."""
FEWEST_A_SENTENCE, MOST_A_SENTENCE = 7.0, 14.0
"""Words of a sentence, on the mean; 8 to 12 read best."""
TINY = 3
"""A sentence of so many words or fewer is tiny."""
MOST_TINY = 0.12
"""The largest share of tiny sentences."""


@dataclass(frozen=True)
class LessonCounts:
    """The counts of one lesson's page. All but `words` and `turns` are of its running prose."""

    words: int
    """Every word of the reading: speech, lists and labels too, but no heading and no macro."""
    mean: float
    """Words in a sentence."""
    tiny: float
    """The share of sentences of three words or fewer, from 0 to 1."""
    grade: float
    """The Flesch-Kincaid grade."""
    turns: int
    """How often it says 'Your turn'."""


def counts_of(prose: Prose) -> LessonCounts:
    """Return the counts of a page."""
    sentences = prose_sentences(prose.words)
    many = max(len(sentences), 1)
    return LessonCounts(
        words=sum(len(words_in(plain(passage))) for passage in passages_of(prose.words)),
        mean=sum(map(len, sentences)) / many,
        tiny=sum(len(words) <= TINY for words in sentences) / many,
        grade=grade_of(sentences),
        turns=turns(prose.words),
    )


def bound_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield each bound that a lesson's page leaves."""
    prose = lookup.prose[lesson.page_path]
    counts = counts_of(prose)
    for what, remedy in _faults(counts):
        yield Problem(prose.file, 1, what, remedy)


def _faults(counts: LessonCounts) -> Iterator[tuple[str, str]]:
    if counts.words > LONGEST:
        yield _most("the reading has", "words", counts.words, LONGEST), "Take an idea out."
    if counts.words < SHORTEST:
        yield _least("the reading has", "words", counts.words, SHORTEST), "Say it in full."
    if counts.mean > MOST_A_SENTENCE:
        what = _most("a sentence has", "words on the mean", counts.mean, MOST_A_SENTENCE)
        yield what, "Cut the longest in two."
    if counts.mean < FEWEST_A_SENTENCE:
        what = _least("a sentence has", "words on the mean", counts.mean, FEWEST_A_SENTENCE)
        yield what, "Join what belongs together with 'and', 'but' or 'because'."
    if counts.tiny > MOST_TINY:
        share = f"{counts.tiny:.0%} of the sentences have {TINY} words or fewer"
        yield f"{share}; {MOST_TINY:.0%} is the most", "Join some of them to their neighbors."
    if counts.grade > HARDEST_GRADE:
        what = _most("the running prose reads at grade", "", counts.grade, HARDEST_GRADE)
        yield what, "Trade long words for short ones."


def _most(what: str, unit: str, found: float, bound: float) -> str:
    return f"{' '.join(filter(None, (what, _shown(found), unit)))}; {_shown(bound)} is the most"


def _least(what: str, unit: str, found: float, bound: float) -> str:
    return f"{' '.join(filter(None, (what, _shown(found), unit)))}; {_shown(bound)} is the least"


def _shown(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:.1f}"
