"""Finds, loads and checks the whole curriculum, and raises every fault at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.content import last_read
from macros.content.curriculum.library import Library
from macros.content.curriculum.other_pages import folder_of
from macros.content.files.file_reader import FileReader
from macros.content.files.kept_pages import KeptPages
from macros.content.files.language_file import codes
from macros.content.files.origins import origins, where_to_mend
from macros.content.library_reader import read_library
from macros.content.other_languages import codes_in, in_language
from macros.content.problems import CurriculumError, Problem
from macros.content.rules.between_files import folder_problems, lesson_problems, page_problems
from macros.content.rules.lookup import Lookup, lookup_of
from macros.content.rules.new_words import word_problems
from macros.content.rules.reading_level import level_problems
from macros.content.rules.stale_copies import stale_copies


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
    stamps = last_read.stamps_of(project)
    reader = FileReader(project, kept=KeptPages(project))
    kept = reader.kept.results
    library = read_library(reader)
    if library is None:
        raise CurriculumError(where_to_mend(reader.problems, project))
    lookup = lookup_of(library, reader)
    reader.problems += _between_files(library, lookup, reader)
    # Each language knows of the others, also of those that come after it.
    others: dict[str, Library] = {}
    library = replace(library, others=others)
    # Whatever is translated is checked; what the program has of it is built.
    for code in codes_in(reader.docs):
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
    last_read.keep(stamps, library)
    return library, lookup


def up_to_date(project: Path) -> Library:
    """Return the curriculum of `project`, read again only after one of its files has changed.

    One generator asks once a build and the other once a page. How hard a page is to read stops no
    build, nor does a language that is not built. Raises `CurriculumError`.
    """
    return last_read.kept(project) or load_with_lookup(project, is_check=False)[0]


def _between_files(library: Library, lookup: Lookup, reader: FileReader) -> Iterator[Problem]:
    for lesson in library.lessons.values():
        yield from lesson_problems(lesson, lookup)
    yield from word_problems(library.lessons.values(), lookup)
    yield from stale_copies([*library.lessons.values()], reader.prose, reader.texts)
    themes = {theme.page_path: theme.facts for theme in library.themes}
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
