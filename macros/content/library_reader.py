"""Reads the curriculum in English: its settings, the lessons of the nav, and all other pages."""

from collections.abc import Iterator

from macros.content.curriculum.every_session import shared_steps
from macros.content.curriculum.lesson_reader import read_theme
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import nav_themes, tool_groups
from macros.content.curriculum.notice_levels import notice_levels
from macros.content.curriculum.other_pages import folder_of, other_pages
from macros.content.curriculum.page_files import read_page_files
from macros.content.curriculum.sheet_pages import sheet_pages
from macros.content.files.file_reader import FileReader
from macros.content.files.yaml_lines import Document
from macros.content.kinds.calendar import calendar_problems
from macros.content.kinds.fact import STAND_INS
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notices, with_privacy_words
from macros.content.kinds.program import Program
from macros.content.kinds.source import Sources
from macros.content.other_languages import unknown_languages
from macros.content.problems import Problem, line_of
from macros.content.rules.nav_rules import nav_problems
from macros.content.rules.stray_files import stray_files
from macros.content.site_files import (
    HELPLINES,
    NOTICES,
    OTHER_LANGUAGES,
    PROGRAM,
    SETTINGS,
    SOURCES,
)


def read_library(reader: FileReader) -> Library | None:
    """Return the curriculum in English; None where what all of it needs cannot be read.

    What is wrong is added to the `reader`'s problems.
    """
    settings = reader.document(SETTINGS)
    if settings is None:
        return None
    program = reader.validated(settings, Program, PROGRAM, "program")
    reader.facts = program.facts if program else STAND_INS
    notices = reader.data(NOTICES, Notices)
    sources = reader.data(SOURCES, Sources)
    helplines = reader.data(HELPLINES, Helplines)
    nav = settings.at(("nav",))
    named = [*nav_themes(nav)]
    in_nav = [lesson for theme in named for lesson in theme.lessons]
    if program:
        numbers = [lesson.number for lesson in in_nav]
        reader.problems += calendar_problems(program.wheel, numbers, SETTINGS, settings.lines)
    themes = [theme for one in named if (theme := read_theme(one, settings, reader))]
    pages = dict(other_pages(reader))
    tools = tuple(tool_groups(nav))
    told = {lesson.path for lesson in in_nav if lesson.path}
    reader.problems += nav_problems(settings, pages, told, reader)
    folders = {*map(folder_of, pages), *(theme.folder for theme in themes)}
    page_files = {folder: read_page_files(folder, reader) for folder in sorted(folders)}
    reader.problems += _languages(settings, program, reader)
    reader.problems += stray_files(reader, settings.data)
    if program is None or notices is None or sources is None or helplines is None:
        return None
    words = program.privacy_words
    return Library(
        program=program,
        themes=tuple(themes),
        notices={each.id: with_privacy_words(each, words) for each in notices.notices},
        sources={source.id: source for source in sources.sources},
        helplines=helplines,
        pages=pages,
        page_files=page_files,
        tools=tools,
        sheet_pages=tuple(sheet_pages(themes, pages, page_files, tools, reader.prose)),
        shared_steps=shared_steps(reader),
        notice_levels=notice_levels(reader),
    )


def _languages(
    settings: Document, program: Program | None, reader: FileReader
) -> Iterator[Problem]:
    """Yield each language that is not known, or that only an edition can add."""
    line = line_of((*PROGRAM, "languages"), settings.lines)
    asked = dict.fromkeys(program.languages if program else (), line)
    yield from unknown_languages(reader.docs, asked)
    if len(asked) > 1 and not settings.at(OTHER_LANGUAGES):
        what = "languages has more than English, but only an edition is built in more"
        remedy = "Write it into edition.yaml, as docs/about/for-programs.md says."
        yield Problem(settings.file, line, what, remedy)
