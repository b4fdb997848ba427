"""The pages outside the lessons: home, help, about, leaders, print, and the tools of `mine/`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from macros.content.curriculum.lesson import LESSON_PAGES, PageFacts
from macros.content.curriculum.library import SheetPage
from macros.content.curriculum.nav import Theme, ToolGroup
from macros.content.curriculum.page_files import PageFiles
from macros.content.files.file_reader import FileReader
from macros.content.files.yaml_lines import Document
from macros.content.problems import Problem, nearest


def other_pages(reader: FileReader, settings: str) -> Iterator[tuple[str, PageFacts]]:
    """Read every page that no lesson or theme has read; `settings` is the file with the nav."""
    for path in sorted(reader.docs.rglob("*.md")):
        place = path.relative_to(reader.docs).as_posix()
        if place in reader.seen or path.name in LESSON_PAGES:
            continue
        if (path.parent / "leader.md").exists():
            what, remedy = "this lesson is not in the nav", f"Add '- {place}' to nav in {settings}."
            reader.add(place, 1, what, remedy)
        elif facts := reader.page(place, PageFacts):
            yield place, facts


def folder_of(path: str) -> str:
    """Return the folder of the page `path`, both inside `docs`."""
    return str(PurePosixPath(path).parent)


def missing_tools(
    groups: Iterable[ToolGroup], settings: Document, reader: FileReader
) -> Iterator[Problem]:
    """Yield each tool that the nav names and nobody has written."""
    for path in (path for group in groups for path in group.paths):
        if path not in reader.seen:
            what = f"nav names '{path}', which does not exist"
            beside = [place for place in reader.seen if folder_of(place) == folder_of(path)]
            line = settings.line_with(path)
            yield Problem(settings.file, line, what, nearest(path, sorted(beside)))


def sheet_pages(
    themes: Iterable[Theme],
    pages: Mapping[str, PageFacts],
    page_files: Mapping[str, PageFiles],
    groups: Iterable[ToolGroup],
    reader: FileReader,
) -> Iterator[SheetPage]:
    """Yield the pages with worksheets. Outside the lessons, a page has those that it calls."""
    for lesson in (lesson for theme in themes for lesson in theme.written):
        path = f"{lesson.folder}/index.md"
        yield SheetPage(path, lesson.number, lesson.facts.title, lesson.worksheets)
    tools = [path for group in groups for path in group.paths if path in pages]
    for path in dict.fromkeys((*tools, *pages)):
        known = page_files[folder_of(path)].worksheets
        called = [call.arguments for call in reader.prose[path].called("worksheet")]
        if sheets := {name: sheet for name, sheet in known.items() if (name,) in called}:
            yield SheetPage(path, "", pages[path].title, sheets)
