"""The rules for all that is translated into one language: each page and file beside the English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.other_pages import folder_of
from macros.content.curriculum.page_files import PageFiles
from macros.content.problems import Problem
from macros.content.rules.between_files import folder_problems, page_problems
from macros.content.rules.lookup import Lookup
from macros.content.rules.new_words import word_problems
from macros.content.rules.translated_files import (
    file_problems,
    helpline_problems,
    notice_problems,
)
from macros.content.rules.translation_rules import story_heading_problems, translation_problems
from macros.content.site_files import HELPLINES, NOTICES


@dataclass(frozen=True)
class Translation:
    """What there is in another language, beside the same in English."""

    library: Library
    english: Library
    lessons: tuple[Lesson, ...]
    """The lessons that are translated."""
    files: Mapping[str, PageFiles]
    """The data files and drawings of each other folder that are translated."""


def translation_faults(given: Translation, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong in a language, by itself and beside the English pages and files."""
    library, english = given.library, given.english
    yield from notice_problems(library.notices, english.notices, NOTICES, lookup)
    yield from helpline_problems(library.helplines, english.helplines, HELPLINES, lookup)
    for lesson in given.lessons:
        original = english.lessons[lesson.folder]
        pages = {
            lesson.page_path: (lesson.facts, original.facts),
            lesson.plan_path: (lesson.plan, original.plan),
            lesson.handout_path: (lesson.handout, original.handout),
        }
        for path, (facts, theirs) in pages.items():
            if path in lookup.prose:
                yield from page_problems(path, facts, lesson, lookup)
                yield from translation_problems(path, facts, theirs, lookup)
        yield from story_heading_problems(lesson, original, lookup)
        yield from folder_problems(lesson, lookup)
        yield from file_problems(lesson, original, lookup)
    yield from word_problems(given.lessons, lookup)
    yield from _other_pages(given, lookup)


def _other_pages(given: Translation, lookup: Lookup) -> Iterator[Problem]:
    homes = {theme.page_path: theme.facts for theme in given.library.themes}
    originals = {theme.page_path: theme.facts for theme in given.english.themes}
    originals |= given.english.pages
    for path, facts in {**homes, **given.library.pages}.items():
        if path in lookup.prose and path in originals:
            yield from page_problems(path, facts, given.files[folder_of(path)], lookup)
            yield from translation_problems(path, facts, originals[path], lookup)
    for folder, files in given.files.items():
        yield from folder_problems(files, lookup)
        if folder in given.english.page_files:
            yield from file_problems(files, given.english.page_files[folder], lookup)
