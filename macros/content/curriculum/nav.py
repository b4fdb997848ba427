"""The curriculum: themes, lessons and tools in the order of the nav, which gives the numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.curriculum.lesson import Lesson, PageFacts
from macros.content.files.yaml_lines import Data

LESSONS_HOME = "lessons/index.md"
TOOLS_HOME = "mine/tools.md"


@dataclass(frozen=True)
class Planned:
    """A lesson that is not written yet; it keeps its place and its number."""

    number: str
    title: str


@dataclass(frozen=True)
class Theme:
    """One of the eight themes."""

    number: str
    folder: str
    facts: PageFacts
    lessons: tuple[Lesson | Planned, ...]

    @property
    def page_path(self) -> str:
        """Where the theme's own page stands inside `docs`."""
        return f"{self.folder}/index.md"

    @property
    def written(self) -> tuple[Lesson, ...]:
        """The lessons that can be read today."""
        return tuple(lesson for lesson in self.lessons if isinstance(lesson, Lesson))


@dataclass(frozen=True)
class NavLesson:
    """A lesson as the nav names it: by its `path`, or only by a title while it is planned."""

    number: str
    title: str
    path: str | None


@dataclass(frozen=True)
class NavTheme:
    """A theme as the nav names it, before any file has been read."""

    number: str
    path: str
    lessons: tuple[NavLesson, ...]
    """All but those that an edition hides, whose numbers no other lesson gets."""


LEFT_OUT: Data = {"": []}
"""What stands in the nav of an edition for a lesson that it hides: the lesson keeps its number."""


def nav_themes(nav: Data) -> Iterator[NavTheme]:
    """Yield the themes of the site's `nav`: the sections that follow `lessons/index.md`."""
    for number, (first, *rest) in enumerate(_themes(nav), start=1):
        if isinstance(first, str):
            lessons = (_lesson(f"{number}.{n}", item) for n, item in enumerate(rest, start=1))
            shown = tuple(each for each in lessons if each.path is not None or each.title)
            yield NavTheme(str(number), first, shown)


def nav_paths(items: Data) -> Iterator[str]:
    """Yield every page that the site's nav, or a part of it, names."""
    if isinstance(items, str):
        yield from [items] if items.endswith(".md") else []
    elif isinstance(items, list | dict):
        for item in items.values() if isinstance(items, dict) else items:
            yield from nav_paths(item)


@dataclass(frozen=True)
class ToolGroup:
    """Tools that the nav names under one heading; `paths` are pages inside `docs`."""

    title: str
    paths: tuple[str, ...]


def tool_groups(nav: Data) -> Iterator[ToolGroup]:
    """Yield the groups of tools of the site's `nav`: what follows `mine/tools.md`."""
    for section in _sections(nav):
        for items in (section, *_sections(section)):
            if items and items[0] == TOOLS_HOME:
                for group in items[1:]:
                    yield from _groups(group)


def _groups(item: Data) -> Iterator[ToolGroup]:
    for title, paths in item.items() if isinstance(item, dict) else ():
        if isinstance(paths, list):
            yield ToolGroup(title, tuple(path for path in paths if isinstance(path, str)))


def _themes(nav: Data) -> Iterator[list[Data]]:
    for section in _sections(nav):
        if section and section[0] == LESSONS_HOME:
            yield from (theme for theme in _sections(section[1:]) if theme)


def _sections(items: Data) -> Iterator[list[Data]]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield from (value for value in item.values() if isinstance(value, list))


def _lesson(number: str, item: Data) -> NavLesson:
    if isinstance(item, str):
        return NavLesson(number, "", item)
    if isinstance(item, dict):
        for title, value in item.items():
            return NavLesson(number, title, value if isinstance(value, str) else None)
    return NavLesson(number, str(item), None)
