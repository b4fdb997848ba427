"""Loads the curriculum in another language: what there is of it, and the rest in English."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from macros.content.curriculum.every_session import shared_steps
from macros.content.curriculum.lesson import Lesson, PageFacts
from macros.content.curriculum.lesson_reader import read_lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import Planned, Theme
from macros.content.curriculum.notice_levels import notice_levels
from macros.content.curriculum.other_pages import folder_of, other_pages
from macros.content.curriculum.page_files import PageFiles, read_page_files
from macros.content.curriculum.sheet_pages import sheet_pages
from macros.content.files.file_reader import FileReader
from macros.content.files.language_file import codes, language
from macros.content.files.translation_reader import TranslationReader
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.language import is_language
from macros.content.kinds.notice import Notices, with_privacy_words
from macros.content.problems import Problem
from macros.content.rules.lookup import Lookup, lookup_of
from macros.content.rules.stray_files import stray_files
from macros.content.rules.translated_folders import Translation, translation_faults
from macros.content.site_files import HELPLINES, NOTICES, SETTINGS


def codes_in(docs: Path) -> list[str]:
    """Return the codes of the languages that have a folder inside `docs`."""
    return sorted(path.name for path in docs.iterdir() if path.is_dir() and is_language(path.name))


def unknown_languages(docs: Path, asked: Mapping[str, int]) -> Iterator[Problem]:
    """Yield each language that has no file of its own; `asked` says where settings name each."""
    for code in [*asked, *(code for code in codes_in(docs) if code not in asked)]:
        if code not in codes():
            file, line = (SETTINGS, asked[code]) if code in asked else (f"docs/{code}", 1)
            what = f"'{code}' is no language known here"
            yield Problem(file, line, what, f"Known here: {', '.join(codes())}.")


def in_language(
    code: str, english: Library, lookup: Lookup, reader: FileReader
) -> tuple[Library, Lookup]:
    """Return the curriculum in the language `code`, and what its rules looked things up in.

    `english` is the curriculum in English, `lookup` what its rules looked things up in, and
    `reader` has read its files; what is wrong is added to that reader's problems.
    """
    own = TranslationReader(reader, code)
    notices, helplines = own.data(NOTICES, Notices), own.data(HELPLINES, Helplines)
    themes = tuple(_theme(theme, own) for theme in english.themes)
    pages = dict(other_pages(own))
    lessons = [each for theme in themes for each in theme.written if _is_there(each.folder, own)]
    homes = {theme.folder for theme in themes if theme.page_path in own.prose}
    folders = sorted({*map(folder_of, pages), *homes})
    files = {folder: read_page_files(folder, own) for folder in folders}
    words = english.program.privacy_words_for(code)
    told = notices.notices if notices else english.notices.values()
    library = replace(
        _with_pages(english, own, pages, files),
        themes=themes,
        notices={notice.id: with_privacy_words(notice, words) for notice in told},
        english=english,
        helplines=helplines or english.helplines,
    )
    prose = {**lookup.prose, **own.prose}
    sheets = sheet_pages(themes, library.pages, library.page_files, library.tools, prose)
    library = replace(library, sheet_pages=tuple(sheets))
    translation = Translation(library, english, tuple(lessons), files)
    own.problems += stray_files(own)
    found = lookup_of(library, own, lookup)
    own.problems += translation_faults(translation, found)
    reader.problems += own.problems
    return library, found


def _theme(theme: Theme, own: FileReader) -> Theme:
    path = theme.page_path
    facts = own.page(path, type(theme.facts)) if (own.docs / path).exists() else None
    lessons = tuple(_lesson(lesson, own) for lesson in theme.lessons)
    return replace(theme, facts=facts or theme.facts, lessons=lessons)


def _lesson(lesson: Lesson | Planned, own: FileReader) -> Lesson | Planned:
    if isinstance(lesson, Planned) or not _is_there(lesson.folder, own):
        return lesson
    return read_lesson(lesson.number, lesson.page_path, own) or lesson


def _is_there(folder: str, own: FileReader) -> bool:
    return any((own.docs / folder).glob("*"))


def _with_pages(
    english: Library,
    own: TranslationReader,
    pages: Mapping[str, PageFacts],
    files: Mapping[str, PageFiles],
) -> Library:
    """Return the curriculum with what its other pages are, and say, in a language of their own."""
    headings = language(own.language).nav
    return replace(
        english,
        pages={**english.pages, **pages},
        page_files={
            folder: _merged(found, files[folder]) if folder in files else found
            for folder, found in english.page_files.items()
        },
        tools=tuple(
            replace(group, title=headings.get(group.title, group.title)) for group in english.tools
        ),
        shared_steps=shared_steps(own) or english.shared_steps,
        notice_levels={**english.notice_levels, **notice_levels(own)},
        language=own.language,
        translated=frozenset(own.prose),
        language_reviews=own.reviews,
    )


def _merged(english: PageFiles, own: PageFiles) -> PageFiles:
    """Return the files of a folder: its own, and those that are not translated."""
    return PageFiles(
        folder=english.folder,
        quizzes={**english.quizzes, **own.quizzes},
        checks={**english.checks, **own.checks},
        worksheets={**english.worksheets, **own.worksheets},
        cards={**english.cards, **own.cards},
        paths={**english.paths, **own.paths},
        pictures={**english.pictures, **own.pictures},
    )
