"""Reads the pages and files of another language, in a folder of their own inside `docs/`."""

from dataclasses import replace
from datetime import date

from pydantic import RootModel

from macros.content.files.file_reader import FileReader
from macros.content.files.front_matter import Page
from macros.content.files.yaml_lines import Document
from macros.content.kinds.typed import DayOrNotYet

REVIEWED = "language_reviewed"
"""The key of a translated page with the day on which somebody has read its words."""
SHARED = ("minutes", "notices", "sources", "reviewed", "law_reviewed", "quick_exit")
"""What a translated page does not say again: it is that of the English page."""


class _Day(RootModel[DayOrNotYet]):
    """The day on which the words of a page were read."""


class TranslationReader(FileReader):
    """The files of one language. A page takes from the English one what is no words.

    `reviews` are the days on which pages were read by somebody who speaks the language.
    """

    def __init__(self, english: FileReader, language: str) -> None:
        super().__init__(english.project, language, english.kept)
        self.english = english
        self.facts = english.facts
        self.reviews: dict[str, date | str] = {}

    def front_matter(self, place: str, page: Page) -> Document:
        """Return what the page at `place` says, and what it shares with the English page."""
        document = page.front_matter
        own = document.table()
        if place in self.english.pages:
            theirs = self.english.pages[place].front_matter.table()
        else:
            theirs = {}
            what = "this page translates none: there is no page of this name in docs/"
            self.add(place, 1, what, "Give it the English page's name and folder.")
        for key in SHARED:
            if key in own:
                what = f"'{key}' stands in the English page already"
                self.add(place, document.lines[(key,)], what, "Take it out.")
        self._review(place, document)
        data = {key: value for key, value in own.items() if key not in {*SHARED, REVIEWED}}
        data |= {key: theirs[key] for key in SHARED if key in theirs}
        doubts = tuple(doubt for doubt in document.doubts if doubt[0][:1] != (REVIEWED,))
        return replace(document, data=data, doubts=doubts)

    def _review(self, place: str, document: Document) -> None:
        typed = document.at((REVIEWED,))
        if typed is None:
            what = f"the page has no '{REVIEWED}'"
            self.add(place, 1, what, f"Add '{REVIEWED}: not yet' to its front matter.")
        elif day := self.validated(document, _Day, (REVIEWED,), REVIEWED):
            self.reviews[place] = day.root
