"""The glossary: every new word of the lessons once, with its meaning and where it is taught."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.content.curriculum.lesson import Lesson
from macros.content.kinds.text import plain

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class GlossaryEntry:
    """One word of the glossary."""

    word: str
    means: str
    lessons: tuple[Lesson, ...]
    """The lessons that teach it, in the order of the nav."""

    @property
    def anchor(self) -> str:
        """The id of its heading: 'word-high-risk-moment'."""
        return f"word-{word_key(self.word)}"

    @property
    def letter(self) -> str:
        """The letter that it stands under, or '' for a word of signs alone."""
        return word_key(self.word)[:1].upper()


def glossary_of(lessons: Iterable[Lesson]) -> tuple[GlossaryEntry, ...]:
    """Return the new words of `lessons` from A to Z; a word that two of them teach stands once.

    That both mean the same by it is a rule of its own, in `rules/new_words.py`.
    """
    found: dict[str, GlossaryEntry] = {}
    for lesson in lessons:
        for entry in lesson.facts.words:
            name = word_key(entry.word)
            before = found.get(name)
            word, means = (before.word, before.means) if before else (entry.word, entry.means)
            taught = (*before.lessons, lesson) if before else (lesson,)
            found[name] = GlossaryEntry(word, means, taught)
    return tuple(found[name] for name in sorted(found))


def word_key(word: str) -> str:
    """Return what two spellings of one word have in common: 'high-risk-moment'."""
    return _NO_LETTERS.sub("-", plain(word).casefold()).strip("-")


def by_letter(entries: Iterable[GlossaryEntry]) -> list[tuple[str, list[GlossaryEntry]]]:
    """Return `entries`, which stand from A to Z, with the letter that each group begins with."""
    return [(letter, [*group]) for letter, group in groupby(entries, lambda each: each.letter)]
