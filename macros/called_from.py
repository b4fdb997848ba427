"""Where a macro stands: what it may look things up in, and the page that it is called in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from posixpath import dirname, relpath
from typing import TypeVar

from markupsafe import Markup

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.page_files import PageFiles
from macros.content.files.language_file import language
from macros.rendering import render

Value = TypeVar("Value")


@dataclass(frozen=True)
class CalledFrom:
    """Where a macro stands: the library in the page's language, and the `path` of the page.

    Paths are those inside `docs` in every language: where a page is built, the library knows.
    """

    library: Library
    path: str

    @classmethod
    def place(cls, library: Library, place: str) -> "CalledFrom":
        """Return where a macro stands that is called in the page at `place`: 'es/get-help.md'.

        `library` is that in English.
        """
        code, _, path = place.partition("/")
        if code in library.others:
            return cls(library.others[code], path)
        return cls(library, place)

    @property
    def code(self) -> str:
        """The code of the page's language."""
        return self.library.language

    @property
    def folder(self) -> str:
        """The page's folder inside `docs`."""
        return str(PurePosixPath(self.path).parent)

    @property
    def lesson(self) -> Lesson:
        """The lesson that the page belongs to."""
        return self.library.lessons[self.folder]

    @property
    def in_lesson(self) -> bool:
        """True where the page belongs to a lesson."""
        return self.folder in self.library.lessons

    @property
    def on_lesson(self) -> bool:
        """True on a lesson's own page."""
        return self.in_lesson and self.path.endswith("index.md")

    @property
    def on_plan(self) -> bool:
        """True on a leader's plan."""
        return self.path.endswith("leader.md")

    @property
    def alone(self) -> "CalledFrom":
        """The same place in a curriculum that has no lesson but the one it is in, if any."""
        return replace(self, library=self.library.alone(self.folder))

    @property
    def page_files(self) -> PageFiles:
        """The data files and drawings beside the page."""
        return self.library.lessons.get(self.folder) or self.library.page_files[self.folder]

    @property
    def elsewhere(self) -> Iterator[PageFiles]:
        """What stands beside the page in each other language that has it."""
        for library in self.library.elsewhere:
            there = CalledFrom(library, self.path)
            if library.language_of(self.path) == library.language:
                yield there.page_files

    @property
    def for_the_room(self) -> bool:
        """True on a leader's page, which a whole room looks at."""
        return self.path.startswith("leaders/")

    @property
    def root(self) -> str:
        """The address of the site's first folder, as seen from this page."""
        return relpath("index.html", self._beside).removesuffix("index.html")

    def link(self, path: str) -> str:
        """Return the address of a page or file, `path` inside `docs`, as seen from this page."""
        is_page = path.endswith(".md")
        place = self.library.built(path) if is_page else self.library.place(path)
        return relpath(place, self._beside)

    def tongue(self, path: str) -> Markup:
        """Return the attribute for words of the page at `path`, where they are in another language.

        What is not translated keeps its own words.
        """
        return self._attribute("lang", path)

    def leads(self, path: str) -> Markup:
        """Return the attribute for a link in our words to the page at `path`."""
        return self._attribute("hreflang", path)

    def marks(self, path: str) -> Markup:
        """Return the attributes for a link to the page at `path` that is in its own words."""
        return self.tongue(path) + self.leads(path)

    def _attribute(self, name: str, path: str) -> Markup:
        code = self.library.language_of(path)
        return Markup("") if code == self.code else Markup(' {}="{}"').format(name, code)

    def named(self, by_name: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return a table `by_name`, with each English name as this language says it."""
        own = language(self.code)
        return {own.named(name): value for name, value in by_name.items()}

    def render(self, component: str, **context: object) -> Markup:
        """Return a component as HTML in the language of the page; its links lead from here."""
        return render(
            component,
            self.code,
            link=self.link,
            marks=self.marks,
            tongue=self.tongue,
            leads=self.leads,
            **context,
        )

    @property
    def _beside(self) -> str:
        return dirname(self.library.place(self.path)) or "."
