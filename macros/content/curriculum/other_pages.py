"""The pages outside the lessons: home, help, about, leaders, print, and the tools of `mine/`."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.content.curriculum.lesson import LESSON_PAGES, PageFacts
from macros.content.files.file_reader import FileReader
from macros.content.files.text_file import is_odd_name
from macros.content.kinds.language import ENGLISH, is_language
from macros.content.site_files import SETTINGS


def other_pages(reader: FileReader) -> Iterator[tuple[str, PageFacts]]:
    """Yield the place and the front matter of every page that no lesson or theme has read."""
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
            what, remedy = "this lesson is not in the nav", f"Add '- {place}' to nav in {SETTINGS}."
            reader.add(place, 1, what, remedy)
        elif facts := reader.page(place, PageFacts):
            yield place, facts


def folder_of(path: str) -> str:
    """Return the folder of the page `path`, both inside `docs`."""
    return str(PurePosixPath(path).parent)
