"""How hard the pages and the stories for participants may be to read.

`check` and `site` ask it. A build and a preview do not: it takes as long as all other rules.
"""

from collections.abc import Iterator, Sequence

from macros.content.curriculum.library import Library
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.path import StoryPath
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup
from macros.content.rules.passages import passages_of
from macros.content.rules.reading_grade import hardest, too_hard, verdict
from macros.kept_results import KeptResults


def level_problems(library: Library, lookup: Lookup, kept: KeptResults) -> Iterator[Problem]:
    """Yield each page and each story in the language of `library` that is too hard.

    `lookup` has what the pages hold, `kept` what was found in the same words before.
    """
    code = library.language

    def found(file: str, name: str, passages: Sequence[str]) -> Sequence[Problem]:
        return kept.of(
            lambda: (*_problems(file, name, passages, code),), file, name, code, *passages
        )

    for path, page in lookup.prose.items():
        if path.startswith(("lessons/", "mine/")) and not path.endswith("leader.md"):
            yield from found(page.file, "the page", passages_of(page.words))
    lessons = (lesson for lesson in library.lessons.values() if lesson.language == code)
    others = library.page_files.values() if code == ENGLISH else ()
    for page_files in (*lessons, *others):
        for name, story in page_files.paths.items():
            file = lookup.file(page_files.place_of("path", name))
            yield from found(file, "the story", lines_of(story))


def lines_of(story: StoryPath) -> Sequence[str]:
    """Return all that somebody reads in a `story`."""
    lines = [story.how]
    for screen in story.screens:
        lines += [screen.text, *(way.text for way in screen.ways), screen.end or ""]
    return lines


def _problems(file: str, name: str, passages: Sequence[str], code: str) -> Iterator[Problem]:
    if too_hard(passages, code):
        worst = "; ".join(f"'{sentence}'" for sentence in hardest(passages, code=code))
        what = f"{name} {verdict(passages, code)}"
        yield Problem(file, 1, what, f"Hardest sentences: {worst}")
