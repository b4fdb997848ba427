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
class NavLine:
    """One line of the nav under Lessons: a lesson's `path`, or only the title of a planned one."""

    number: str
    title: str
    path: str | None

    @property
    def is_left_out(self) -> bool:
        """True for a lesson that an edition hides: `"": []` keeps its number, and is not shown."""
        return self.path is None and not self.title


@dataclass(frozen=True)
class Outline:
    """A theme as the nav names it, before any file has been read."""

    number: str
    path: str
    entries: tuple[NavLine, ...]


def outline(nav: Data) -> Iterator[Outline]:
    """Yield the themes of the site's `nav`: the sections that follow `lessons/index.md`."""
    for theme_number, theme in enumerate(_themes(nav), start=1):
        first, *rest = theme
        if isinstance(first, str):
            yield Outline(
                str(theme_number),
                first,
                tuple(
                    _entry(f"{theme_number}.{number}", item)
                    for number, item in enumerate(rest, start=1)
                ),
            )


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


def _entry(number: str, item: Data) -> NavLine:
    if isinstance(item, str):
        return NavLine(number, "", item)
    if isinstance(item, dict):
        for title, value in item.items():
            return NavLine(number, title, value if isinstance(value, str) else None)
    return NavLine(number, str(item), None)
