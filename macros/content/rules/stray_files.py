"""What lies in `docs/` and is not of the curriculum: a generator would publish it all the same."""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from macros.content.files.file_reader import FileReader
from macros.content.files.prose import Prose
from macros.content.files.text_file import Unreadable, is_odd_name, refuse_what_is_no_file
from macros.content.files.yaml_lines import Data
from macros.content.kinds.language import ENGLISH, is_language
from macros.content.problems import Problem
from macros.content.site_files import OWN_FILES

DATA = (".yaml", ".yml")
READ_HERE = (".md", *DATA, ".svg")
"""Files that are read, and not only copied."""
LARGEST_COPIED = 67_108_864
"""Bytes: 64 MiB, more than any host takes for one file."""
SHOWN_BY_A_LINK = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".svg", ".pdf")
"""Files that a page shows or links to, or that the settings name."""


def stray_files(reader: FileReader, settings: Data = None) -> Iterator[Problem]:
    """Yield each file that no page needs, of those in the language of `reader`.

    `settings` are those of the generator. Names that begin with a dot are passed over, as the
    generators do.
    """
    docs, called = reader.docs, reader.folder
    wanted = {*_linked(reader.prose), *_words(settings)}
    for folder, names, files in os.walk(docs):
        names[:] = sorted(name for name in names if not name.startswith("."))
        if Path(folder) == docs and reader.language == ENGLISH:
            names[:] = [name for name in names if not is_language(name)]
        for name in names:
            if (Path(folder) / name).is_symlink():
                place = _place(docs, folder, name)
                what, remedy = "this is a link to another place", "Put the folder itself here."
                yield Problem(f"{called}/{place}", 1, what, remedy)
        has_page = any(name.endswith(".md") for name in files)
        for name in sorted(files):
            place = _place(docs, folder, name)
            if name.startswith("."):
                continue
            if is_odd_name(name):
                shown = "".join("?" if is_odd_name(sign) else sign for sign in place)
                what = "the name of this file has a sign that nobody can see"
                yield Problem(f"{called}/{shown}", 1, what, "Type the name again.")
            elif place not in OWN_FILES:
                yield from _file_problems(place, has_page, wanted, called)
                if PurePosixPath(name).suffix.lower() not in READ_HERE:
                    yield from _unfit(docs / place, f"{called}/{place}")


def _unfit(path: Path, file: str) -> Iterator[Problem]:
    """Yield why a file that is only copied could not be, or would bring another one along."""
    try:
        refuse_what_is_no_file(path, file, largest=LARGEST_COPIED)
    except Unreadable as unreadable:
        yield unreadable.problem


def _file_problems(
    place: str, beside_a_page: bool, wanted: Collection[str], called: str
) -> Iterator[Problem]:
    path = PurePosixPath(place)
    ending = path.suffix.lower()
    if ending != path.suffix and ending in READ_HERE:
        what = f"'{path.suffix}' is written in capitals, and this file would be published as it is"
        yield Problem(f"{called}/{place}", 1, what, f"Write '{ending}'.")
    elif path.name.lower() == "readme.md":
        what = "the generator would take this file for index.md"
        yield Problem(f"{called}/{place}", 1, what, "Give it another name.")
    elif path.suffix == ".md" or (ending in DATA and beside_a_page):
        return
    elif ending in DATA:
        what, remedy = "this file stands beside no page", "Put it into the folder of its page."
        yield Problem(f"{called}/{place}", 1, what, remedy)
    elif ending not in SHOWN_BY_A_LINK:
        what = f"'{path.name}' is not of a kind known here, but would be published"
        yield Problem(f"{called}/{place}", 1, what, "Take it out of docs/.")
    elif place not in wanted and not (path.suffix == ".svg" and beside_a_page):
        what = "no page shows this file, but it would be published"
        yield Problem(f"{called}/{place}", 1, what, "Link to it from a page, or take it away.")


def _place(docs: Path, folder: str, name: str) -> str:
    return (Path(folder) / name).relative_to(docs).as_posix()


def _linked(prose: Mapping[str, Prose]) -> Iterator[str]:
    for path, page in prose.items():
        for link in page.links:
            yield link.place(path)[0]


def _words(settings: Data) -> Iterator[str]:
    if isinstance(settings, str):
        yield settings
    elif isinstance(settings, list | dict):
        for entry in settings.values() if isinstance(settings, dict) else settings:
            yield from _words(entry)
