"""A language: what it has of its own beside words, in one file of `macros/languages/`."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.typed import DayOrNotYet
from macros.content.problems import fault

ENGLISH = "en"
"""The language that everything is written in first, and that a page falls back to."""

NUMBERS = 10
"""How many numbers a plan writes as words: one to ten."""


def _pattern(typed: str) -> str:
    try:
        re.compile(typed)
    except re.error as error:
        raise fault(f"is '{typed}', which is no regular expression: {error}") from None
    return typed


Pattern = Annotated[Text, AfterValidator(_pattern)]
"""A regular expression."""

Category = Literal["zero", "one", "two", "few", "many"]
"""A plural category of CLDR; what belongs to none of a language's own is 'other'."""


def is_language(folder: str) -> bool:
    """Return whether a `folder` right below docs/ holds the pages of another language."""
    return re.fullmatch("[a-z]{2}", folder) is not None


class Timing(Record):
    """What stands between the brackets of a timed heading: '(5 min, at least 3, drop 2)'."""

    minutes: Text
    """The short word for minutes."""
    at_least: Text
    """The words before the minutes that a step may come down to."""
    drop: Text
    """The word before the number that says when a step may go."""
    to: Text
    """The word between two numbers, from the one to the other: '2 to 4'."""


class TaskWords(Record):
    """How a plan says minutes and turns inside a step."""

    numbers: Annotated[tuple[Pattern, ...], Field(min_length=NUMBERS, max_length=NUMBERS)]
    """The words for one to ten."""
    minute: Pattern
    """The word for a minute, and for minutes."""
    bell: Pattern
    """The word for the bell that parts a step into turns."""
    halfway: Pattern
    """The word for a bell in the middle."""
    third: Pattern
    """The word for a bell at each third."""


class Language(Record):
    """One language; its file is named after its code, as the attribute `lang` takes it: es.yaml."""

    name: Text
    """How its own readers call it."""
    english_name: Text
    """How English calls it."""
    untranslated: Text
    """'This page is not in this language yet', said in it."""
    reviewed: DayOrNotYet
    """The day on which somebody who speaks it has read the interface and the notices."""
    plurals: Mapping[Category, Pattern]
    """Which whole numbers take each form, by their digits."""
    names: Mapping[str, Text] = {}
    """What an author writes for each name that means something, by the English name."""
    timing: Timing
    task: TaskWords
    crisis_notes: Mapping[str, Text] = {}
    """What a crisis line offers in this language, by the line's number."""
    nav: Mapping[str, Text] = {}
    """The headings of the nav, by the English one."""
    reading: Literal["flesch-kincaid", "fernandez-huerta"]
    """The formula by which `rules/reading_grade.py` says how hard a page is to read."""

    def named(self, english: str) -> str:
        """Return what an author writes for the name that is `english` in English."""
        return self.names.get(english, english)

    def meant(self, name: str) -> str:
        """Return the English name that an author means by `name`, or `name` where it is his own."""
        return next((known for known, typed in self.names.items() if typed == name), name)

    def category(self, n: int) -> str:
        """Return the plural category of `n` things; scripts ask Intl.PluralRules."""
        found = (name for name, digits in self.plurals.items() if re.fullmatch(digits, str(n)))
        return next(found, "other")
