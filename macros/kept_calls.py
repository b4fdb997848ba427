"""Keeps what the calls of each page made from one build to the next: most make the same again.

A call is made from the page's place, its own words, the curriculum, and our templates and words. So
it lies under the hash of these. What belongs to a lesson sees no other lesson, and so stays kept
while another changes.
"""

import hashlib
from collections.abc import Collection, Mapping, Set
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.kept_results import KeptResults
from macros.page_text import names_in, rendered

FOLDER = Path(".cache") / "calls-made"
"""Where, in a project, what calls made is kept."""

MAKERS = ("jinja2", "markdown-it-py")
"""The packages that make it, beside our own code."""


class KeptCalls:
    """The calls in the pages of one curriculum."""

    def __init__(self, project: Path, library: Library, alone: Collection[str]) -> None:
        """Keep what is made of `library` in the folder `project`.

        `alone` are the names that make the same of the curriculum with one lesson in it.
        """
        self.results = KeptResults(project / FOLDER, *MAKERS)
        self.library = library
        self.alone = {*alone}
        self.whole = _hash(_told(library))
        self.around = _hash(_told(library.alone("")))
        """What stands for all but the lessons."""
        self.lessons: dict[str, str] = {}
        """What stands for each lesson and all around it, by its folder."""

    def rendered(self, text: str, place: str, names: Mapping[str, object]) -> str | None:
        """Return the `text` of the page at `place` with what it calls and names in it.

        `names` are all that it may name. Returns None where it asks for more, or cannot be read.
        """
        try:
            asked = names_in(text)
        except TemplateSyntaxError:
            return None
        if not asked <= names.keys():
            return None
        decides = self._decides(place, asked)
        return self.results.of(partial(rendered, text, names), place, text, decides)

    def _decides(self, place: str, names: Set[str]) -> str:
        here = CalledFrom.place(self.library, place)
        is_alone = here.in_lesson and names <= self.alone
        return self._decides_of(here.folder) if is_alone else self.whole

    def _decides_of(self, folder: str) -> str:
        if folder not in self.lessons:
            every = (each.lessons[folder] for each in self.library.in_every_language)
            self.lessons[folder] = _hash(self.around, *map(repr, every))
        return self.lessons[folder]


def _told(library: Library) -> str:
    """Return all that `library` holds as text, which is the same in each run, and the day's part.

    What calls make depends on the day only in whether the numbers are to be checked again.
    """
    parts = [repr(library.helplines.stale_on(date.today()))]
    for each in library.in_every_language:
        # A set has its entries in another order in each run.
        here = replace(each, english=None, others={}, translated=frozenset())
        parts += [repr(here), *sorted(each.translated)]
    return "\0".join(parts)


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
