"""Finds, loads and checks the whole curriculum, and raises every fault at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.content.curriculum.every_session import shared_steps
from macros.content.curriculum.lesson_reader import read_theme
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import outline, tool_groups
from macros.content.curriculum.notice_levels import notice_levels
from macros.content.curriculum.other_pages import folder_of, nav_problems, other_pages, sheet_pages
from macros.content.curriculum.page_files import read_page_files
from macros.content.files.file_reader import FileReader
from macros.content.files.kept_pages import KeptPages
from macros.content.files.language_file import codes
from macros.content.files.origins import origins, where_to_mend
from macros.content.files.yaml_lines import Document
from macros.content.kinds.calendar import calendar_problems
from macros.content.kinds.fact import STAND_INS
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notices, with_privacy_words
from macros.content.kinds.program import Program
from macros.content.kinds.source import Sources
from macros.content.other_languages import folders, in_language, unknown_languages
from macros.content.problems import CurriculumError, Problem, line_of
from macros.content.rules.between_files import folder_problems, lesson_problems, page_problems
from macros.content.rules.lookup import Lookup
from macros.content.rules.new_words import word_problems
from macros.content.rules.reading_level import level_problems
from macros.content.rules.stale_copies import stale_copies
from macros.content.rules.stray_files import stray_files
from macros.content.site_files import (
    HELPLINES,
    NOTICES,
    OTHER_LANGUAGES,
    OWN_FILES,
    PROGRAM,
    SETTINGS,
    SOURCES,
)


def load(project: Path) -> Library:
    """Return the curriculum of the `project` folder, which holds mkdocs.yml and docs/.

    Raises `CurriculumError` with everything that is wrong, found in one look.
    """
    return load_with_lookup(project)[0]


def load_with_lookup(project: Path, is_check: bool = True) -> tuple[Library, Lookup]:
    """Return the curriculum as `load` does, and what its rules looked things up in.

    Where `is_check` is false, nobody asks how hard its pages are to read, nor what is wrong in a
    language that the program does not have.
    """
    stamps = _stamps(project)
    reader = FileReader(project, kept=KeptPages(project))
    kept = reader.kept.results
    library = _library(reader)
    if library is None:
        raise CurriculumError(where_to_mend(reader.problems, project))
    lookup = _lookup(library, reader)
    reader.problems += _between_files(library, lookup, reader)
    others: dict[str, Library] = {}
    library = replace(library, others=others)
    # Whatever is translated is checked; what the program has of it is built.
    for code in folders(reader.docs):
        is_built = code in library.program.languages
        if code in codes() and (is_built or is_check):
            found, own = in_language(code, library, lookup, reader)
            others |= {code: found} if is_built else {}
            reader.problems += level_problems(found, own, kept) if is_check else ()
    if is_check:
        reader.problems += level_problems(library, lookup, kept)
        reader.kept.sweep()
    if reader.problems:
        raise CurriculumError(where_to_mend(reader.problems, project))
    _last_read.clear()
    _last_read[stamps] = library
    return library, lookup


def up_to_date(project: Path) -> Library:
    """Return the curriculum of `project`, read again only after one of its files has changed.

    One generator asks once a build and the other once a page. How hard a page is to read stops no
    build, nor does a language that is not built. Raises `CurriculumError`.
    """
    kept = _last_read.get(_stamps(project))
    return kept or load_with_lookup(project, is_check=False)[0]


_Stamps = tuple[tuple[Path, int, int], ...]
"""Each file of a project, with its bytes and the time of its last change."""

_last_read: dict[_Stamps, Library] = {}
"""The curriculum that was last read without a fault, by the stamps its files had just before."""


def _stamps(project: Path) -> _Stamps:
    files = [*project.glob(SETTINGS), *sorted((project / "docs").rglob("*"))]
    facts = [(file, file.lstat()) for file in files]
    return tuple((file, found.st_size, found.st_mtime_ns) for file, found in facts)


def _library(reader: FileReader) -> Library | None:
    settings = reader.document(SETTINGS)
    if settings is None:
        return None
    program = reader.validated(settings, Program, PROGRAM, "program")
    reader.facts = program.facts if program else STAND_INS
    notices = reader.data(NOTICES, Notices)
    sources = reader.data(SOURCES, Sources)
    helplines = reader.data(HELPLINES, Helplines)
    nav = settings.data.get("nav") if isinstance(settings.data, dict) else None
    in_nav = [*outline(nav)]
    if program:
        numbers = [
            entry.number for line in in_nav for entry in line.entries if not entry.is_left_out
        ]
        reader.problems += calendar_problems(program.wheel, numbers, SETTINGS, settings.lines)
    themes = [theme for line in in_nav if (theme := read_theme(line, settings, reader))]
    pages = dict(other_pages(reader, SETTINGS))
    tools = tuple(tool_groups(nav))
    lessons = {entry.path for line in in_nav for entry in line.entries if entry.path}
    reader.problems += nav_problems(settings, pages, lessons, reader)
    folders = {*map(folder_of, pages), *(theme.folder for theme in themes)}
    page_files = {folder: read_page_files(folder, reader, OWN_FILES) for folder in sorted(folders)}
    reader.problems += _languages(settings, program, reader)
    reader.problems += stray_files(reader.docs, OWN_FILES, reader.prose, settings.data)
    if program is None or notices is None or sources is None or helplines is None:
        return None
    return Library(
        program,
        tuple(themes),
        {
            notice.id: with_privacy_words(notice, program.privacy_words)
            for notice in notices.notices
        },
        {source.id: source for source in sources.sources},
        helplines,
        pages,
        page_files,
        tools,
        tuple(sheet_pages(themes, pages, page_files, tools, reader.prose)),
        shared_steps(reader),
        notice_levels(reader),
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


def _lookup(library: Library, reader: FileReader) -> Lookup:
    return Lookup(
        reader.docs,
        library.program,
        library.notices,
        library.sources,
        reader.prose,
        reader.lines,
        reader.broken,
        library.shared_steps,
    )


def _between_files(library: Library, lookup: Lookup, reader: FileReader) -> Iterator[Problem]:
    for lesson in library.lessons.values():
        yield from lesson_problems(lesson, lookup)
    yield from word_problems(library.lessons.values(), lookup.lines)
    yield from stale_copies([*library.lessons.values()], reader.prose, reader.texts)
    themes = {f"{theme.folder}/index.md": theme.facts for theme in library.themes}
    for path, facts in {**themes, **library.pages}.items():
        yield from page_problems(path, facts, library.page_files[folder_of(path)], lookup)
    # What a page shows that could not be read is not known.
    own = origins(reader.project)
    unread = {folder_of(place) for place in reader.seen - reader.prose.keys()}
    for folder, page_files in library.page_files.items():
        if folder not in unread:
            # What a clinic's page no longer shows, and is not the clinic's, stays for the others.
            found = folder_problems(page_files, lookup)
            yield from (problem for problem in found if not own or problem.file in own)
