"""How hard a text is to read: the Flesch-Kincaid grade, or in Spanish the Fernández-Huerta ease."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from macros.content.files.language_file import language
from macros.content.kinds.language import ENGLISH
from macros.content.rules.passages import sentences, words_in
from macros.content.rules.syllables import counting


class Formula(NamedTuple):
    """A score: `words` x words per sentence + `syllables` x syllables per word + `base`."""

    words: float
    syllables: float
    base: float
    bound: float
    """What a participant page may have at most; at least, where more is easier."""
    more_is_easier: bool
    said: str
    """How an author hears of the score, and of the bound."""


FORMULAS: Mapping[str, Formula] = {
    # Kincaid and others (1975): the grade of a school in the United States.
    "flesch-kincaid": Formula(
        0.39, 11.8, -15.59, 6.0, False, "reads at grade {score:.1f}; {bound:.1f} is the most"
    ),
    # Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214 (1959), 29-32: from 0 to
    # 100, with 70 to 80 for grade 6. F is words per sentence, though many copies say the reverse.
    "fernandez-huerta": Formula(
        -1.02,
        -60.0,
        206.84,
        70.0,
        True,
        "reads with an ease of {score:.0f}; {bound:.0f} is the least",
    ),
}

HARDEST_GRADE = FORMULAS["flesch-kincaid"].bound
"""The highest grade a participant page in English may have."""

FEWEST_WORDS = 60
"""Below this many words the formula says more about chance than about the text."""


def grade(passages: Iterable[str], code: str = ENGLISH) -> float:
    """Return the score of `passages`, each of which ends a sentence: in English a school grade.

    Syllables are the CMU dictionary's, and Pyphen's hyphenation for words not in it. `code` is that
    of the language.
    """
    return grade_of([words_in(sentence) for sentence in sentences(passages)], code)


def grade_of(counted: Iterable[Sequence[str]], code: str = ENGLISH) -> float:
    """Return the score of sentences that are split into words already."""
    counted = [words for words in counted if words]
    if not counted:
        return 0.0
    count = sum(map(len, counted))
    spoken = counting(code)
    syllables = sum(spoken(word) for words in counted for word in words)
    formula = _formula(code)
    means = formula.words * count / len(counted) + formula.syllables * syllables / count
    return means + formula.base


def too_hard(passages: Sequence[str], code: str = ENGLISH) -> bool:
    """Return True where `passages` are long enough to judge, and harder than they may be."""
    count = sum(len(words_in(passage)) for passage in passages)
    return count >= FEWEST_WORDS and _hardness(grade(passages, code), code) > 0


def verdict(passages: Sequence[str], code: str = ENGLISH) -> str:
    """Say how hard `passages` are, and what would be right: 'reads at grade 7.1; …'."""
    formula = _formula(code)
    return formula.said.format(score=grade(passages, code), bound=formula.bound)


def hardest(passages: Iterable[str], most: int = 2, code: str = ENGLISH) -> list[str]:
    """Return the `most` sentences that read hardest, hardest first."""
    return sorted(
        sentences(passages), key=lambda sentence: -_hardness(grade([sentence], code), code)
    )[:most]


def _formula(code: str) -> Formula:
    return FORMULAS[language(code).reading]


def _hardness(score: float, code: str) -> float:
    """Return by how much a score is beyond what a page may have; less than 0 where it is not."""
    formula = _formula(code)
    return formula.bound - score if formula.more_is_easier else score - formula.bound
