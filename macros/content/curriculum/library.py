"""The whole curriculum as one object: loaded, checked, and the same for every page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.content.curriculum.lesson import Lesson, PageFacts
from macros.content.curriculum.nav import Theme, ToolGroup
from macros.content.curriculum.page_files import PageFiles
from macros.content.files.page_section import PageSection
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notice
from macros.content.kinds.program import Program
from macros.content.kinds.source import Source
from macros.content.kinds.worksheet import Worksheet


@dataclass(frozen=True)
class SheetPage:
    """A page with worksheets, `path` inside `docs`; `number` is empty outside the lessons."""

    path: str
    number: str
    title: str
    worksheets: Mapping[str, Worksheet]


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
    frame: Mapping[str, PageSection] = field(default_factory=dict)
    """The steps that every session shares, by their heading in leaders/every-session.md."""
    frame_words: Mapping[str, str] = field(default_factory=dict)
    """The first words to say or to ask in each of them."""
    notice_levels: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """The level of each notice's heading, by the page, inside `docs`, and the notice."""
    frame_asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What each of them asks the room, a sentence each."""

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        """Every lesson that can be read, by its folder inside `docs`."""
        return {lesson.folder: lesson for theme in self.themes for lesson in theme.written}

    @cached_property
    def by_folder(self) -> Mapping[str, Theme]:
        """Every theme, by its folder inside `docs`."""
        return {theme.folder: theme for theme in self.themes}
