"""The pages that have worksheets, which the notebook, My plan and the print room ask for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.content.curriculum.lesson import PageFacts
from macros.content.curriculum.nav import Theme, ToolGroup
from macros.content.curriculum.other_pages import folder_of
from macros.content.curriculum.page_files import PageFiles
from macros.content.files.prose import Prose
from macros.content.kinds.worksheet import Worksheet


@dataclass(frozen=True)
class SheetPage:
    """A page with worksheets, `path` inside `docs`; `number` is empty outside the lessons."""

    path: str
    number: str
    title: str
    worksheets: Mapping[str, Worksheet]


def sheet_pages(
    themes: Iterable[Theme],
    pages: Mapping[str, PageFacts],
    page_files: Mapping[str, PageFiles],
    groups: Iterable[ToolGroup],
    prose: Mapping[str, Prose],
) -> Iterator[SheetPage]:
    """Yield the pages with worksheets. Outside the lessons, a page has those that it calls.

    `prose` is what each page holds.
    """
    for lesson in (lesson for theme in themes for lesson in theme.written):
        title = lesson.facts.title
        yield SheetPage(lesson.page_path, lesson.number, title, lesson.worksheets)
    tools = [path for group in groups for path in group.paths if path in pages]
    for path in dict.fromkeys((*tools, *pages)):
        known = page_files[folder_of(path)].worksheets
        called = [call.arguments for call in prose[path].called("worksheet")]
        if sheets := {name: sheet for name, sheet in known.items() if (name,) in called}:
            yield SheetPage(path, "", pages[path].title, sheets)
