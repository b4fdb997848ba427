"""How hard the pages and the stories for participants may be to read.

`check` and `site` ask it. A build and a preview do not: it takes as long as all other rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from macros.content.curriculum.library import Library
from macros.content.files.markdown_page import Prose
from macros.content.kinds.path import StoryPath
from macros.content.problems import Problem
from macros.content.rules.lookup import file_name
from macros.content.rules.reading_grade import HARDEST_GRADE, grade, hardest, passages_of, too_hard


def level_problems(library: Library, prose: Mapping[str, Prose]) -> Iterator[Problem]:
    """Yield each page and each story that is too hard; `prose` is by path inside docs."""
    for path, page in prose.items():
        if path.startswith(("lessons/", "mine/")) and not path.endswith("leader.md"):
            yield from _problems(page.file, "the page", passages_of(page.words))
    for page_files in (*library.lessons.values(), *library.page_files.values()):
        for name, story in page_files.paths.items():
            file = PurePosixPath("docs", page_files.folder, file_name("path", name))
            yield from _problems(str(file), "the story", lines_of(story))


def lines_of(story: StoryPath) -> Sequence[str]:
    """Return all that somebody reads in a `story`."""
    lines = [story.how]
    for screen in story.screens:
        lines += [screen.text, *(way.text for way in screen.ways), screen.end or ""]
    return lines


def _problems(file: str, name: str, passages: Sequence[str]) -> Iterator[Problem]:
    if too_hard(passages):
        what = f"{name} reads at grade {grade(passages):.1f}; {HARDEST_GRADE:.1f} is the most"
        worst = "; ".join(f"'{sentence}'" for sentence in hardest(passages))
        yield Problem(file, 1, what, f"Hardest sentences: {worst}")
