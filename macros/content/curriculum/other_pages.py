"""The pages outside the lessons: home, help, about, leaders, print, and the tools of `mine/`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from pathspec import GitIgnoreSpec

from macros.content.curriculum.lesson import LESSON_PAGES, PageFacts
from macros.content.curriculum.library import SheetPage
from macros.content.curriculum.nav import Theme, ToolGroup, nav_paths
from macros.content.curriculum.page_files import PageFiles
from macros.content.files.file_reader import FileReader
from macros.content.files.prose import Prose
from macros.content.files.text_file import is_odd_name
from macros.content.files.yaml_lines import Document
from macros.content.kinds.language import ENGLISH, is_language
from macros.content.problems import Problem, nearest


def other_pages(reader: FileReader, settings: str) -> Iterator[tuple[str, PageFacts]]:
    """Read every page that no lesson or theme has read; `settings` is the file with the nav."""
    for path in sorted(reader.docs.rglob("*.md")):
        place = path.relative_to(reader.docs).as_posix()
        steps = path.relative_to(reader.docs).parts
        passed_over = any(step.startswith(".") or is_odd_name(step) for step in steps)
        passed_over = passed_over or (reader.language == ENGLISH and is_language(steps[0]))
        if place in reader.seen or passed_over or not reader.is_file(place):
            continue
        if path.name in LESSON_PAGES:
            if not (path.parent / "index.md").exists():
                what, remedy = "this page stands beside no lesson", "Put it beside an index.md."
                reader.add(place, 1, what, remedy)
            continue
        if (path.parent / "leader.md").exists():
            what, remedy = "this lesson is not in the nav", f"Add '- {place}' to nav in {settings}."
            reader.add(place, 1, what, remedy)
        elif facts := reader.page(place, PageFacts):
            yield place, facts


def folder_of(path: str) -> str:
    """Return the folder of the page `path`, both inside `docs`."""
    return str(PurePosixPath(path).parent)


def nav_problems(
    settings: Document, pages: Iterable[str], told: Iterable[str], reader: FileReader
) -> Iterator[Problem]:
    """Yield the pages that the nav names and nobody has written, and those it does not name.

    `pages` are those outside the lessons; what is wrong with those of `told` is said already.
    """
    nav, hidden = settings.at(("nav",)), settings.at(("not_in_nav",))
    named = [*nav_paths(nav)]
    for path in named:
        if path not in reader.seen and path not in told:
            what = f"nav names '{path}', which does not exist"
            beside = [place for place in reader.seen if folder_of(place) == folder_of(path)]
            line = settings.line_with(path)
            remedy = nearest(path, sorted(beside)) or "Write it, or take the line out."
            yield Problem(settings.file, line, what, remedy)
    left_out = GitIgnoreSpec.from_lines(hidden.splitlines() if isinstance(hidden, str) else ())
    for path in pages:
        if path not in named and not left_out.match_file(path):
            remedy = f"Add '- {path}' to nav in {settings.file}, or the page to not_in_nav."
            yield Problem(f"docs/{path}", 1, "this page is not in the nav", remedy)


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
        path = f"{lesson.folder}/index.md"
        yield SheetPage(path, lesson.number, lesson.facts.title, lesson.worksheets)
    tools = [path for group in groups for path in group.paths if path in pages]
    for path in dict.fromkeys((*tools, *pages)):
        known = page_files[folder_of(path)].worksheets
        called = [call.arguments for call in prose[path].called("worksheet")]
        if sheets := {name: sheet for name, sheet in known.items() if (name,) in called}:
            yield SheetPage(path, "", pages[path].title, sheets)
