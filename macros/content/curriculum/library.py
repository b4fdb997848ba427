"""The whole curriculum as one object: loaded, checked, and the same for every page."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from macros.content.curriculum.every_session import SharedStep
from macros.content.curriculum.lesson import Lesson, PageFacts
from macros.content.curriculum.nav import Planned, Theme, ToolGroup
from macros.content.curriculum.page_files import PageFiles
from macros.content.curriculum.sheet_pages import SheetPage
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.notice import Notice
from macros.content.kinds.program import Program
from macros.content.kinds.source import Source


@dataclass(frozen=True)
class Library:
    """The whole curriculum, checked."""

    program: Program
    themes: tuple[Theme, ...]
    notices: Mapping[str, Notice]
    sources: Mapping[str, Source]
    helplines: Helplines
    pages: Mapping[str, PageFacts] = field(default_factory=dict)
    """The front matter of every page that is no lesson, by its path inside `docs`."""
    page_files: Mapping[str, PageFiles] = field(default_factory=dict)
    """What stands beside the pages that are no lesson, by folder inside `docs`."""
    tools: tuple[ToolGroup, ...] = ()
    """The tools for a hard moment, in groups."""
    sheet_pages: tuple[SheetPage, ...] = ()
    """Every page with worksheets: the lessons' in their order, then the others."""
    shared_steps: Mapping[str, SharedStep] = field(default_factory=dict)
    """The steps that every session shares, by their heading in leaders/every-session.md."""
    notice_levels: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """The level of each notice's heading, by the page, inside `docs`, and the notice."""
    language: str = ENGLISH
    """The code of the language that its lists are in."""
    translated: Set[str] = frozenset()
    """The pages that there are in this language, where it is another than English."""
    language_reviews: Mapping[str, date | str] = field(default_factory=dict)
    """The day on which somebody has read the words of each such page, or 'not yet'."""
    english: "Library | None" = None
    """The same curriculum in English, where this is another language."""
    others: Mapping[str, "Library"] = field(default_factory=dict)
    """In English, the same curriculum in each other language of the program, by its code."""

    @property
    def in_every_language(self) -> tuple["Library", ...]:
        """The same curriculum in each language of the program, English first."""
        english = self.english or self
        return english, *english.others.values()

    @property
    def elsewhere(self) -> Iterator["Library"]:
        """The same curriculum in each other language of the program."""
        return (each for each in self.in_every_language if each.language != self.language)

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        """Every lesson that can be read, by its folder inside `docs`."""
        return {lesson.folder: lesson for theme in self.themes for lesson in theme.written}

    @cached_property
    def numbered(self) -> Mapping[str, Lesson | Planned]:
        """Every lesson, one that is still to be written too, by its number."""
        return {lesson.number: lesson for theme in self.themes for lesson in theme.lessons}

    @cached_property
    def wheel(self) -> Sequence[Sequence[Lesson | Planned]]:
        """The weeks of the program's calendar, with its lessons in place of their numbers."""
        return [[self.numbered[number] for number in week] for week in self.program.calendar]

    def alone(self, folder: str) -> "Library":
        """Return the curriculum with the lesson in `folder` and no other, in every language."""
        english, others = self.english or self, dict[str, Library]()
        own = english._with_only(folder, None, others)
        for code, each in english.others.items():
            others[code] = each._with_only(folder, own, {})
        return others.get(self.language, own)

    def _with_only(
        self, folder: str, english: "Library | None", others: Mapping[str, "Library"]
    ) -> "Library":
        themes = tuple(
            replace(theme, lessons=tuple(each for each in theme.written if each.folder == folder))
            for theme in self.themes
        )
        return replace(self, themes=themes, sheet_pages=(), english=english, others=others)

    def place(self, path: str) -> str:
        """Return where a page or another file of `docs` is read in this language: 'es/index.md'.

        What is not translated is read in English.
        """
        return f"{self.language}/{path}" if path in self.translated else path

    def built(self, path: str) -> str:
        """Return where the page at `path` stands in the built site: 'es/index.html'."""
        return f"{self.place(path).removesuffix('.md')}.html"

    def language_of(self, path: str) -> str:
        """Return the code of the language in which the page at `path` is read."""
        return ENGLISH if self.language == ENGLISH or path not in self.translated else self.language

    def speaks(self, folder: str) -> bool:
        """Return whether the lesson or theme in `folder` is in this language."""
        return self.language_of(f"{folder}/index.md") == self.language

    @cached_property
    def by_folder(self) -> Mapping[str, Theme]:
        """Every theme, by its folder inside `docs`."""
        return {theme.folder: theme for theme in self.themes}
