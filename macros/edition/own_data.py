"""The notices and sources of an edition: ours, and a clinic's own under numbers of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from macros.content.files.file_reader import FileReader
from macros.content.files.yaml_lines import Data, Document, read_yaml
from macros.content.kinds.notice import Notices
from macros.content.kinds.record import Record
from macros.content.kinds.source import Sources
from macros.content.problems import Problem, line_of
from macros.content.site_files import NOTICES, SOURCES
from macros.edition.settings_text import one_line


class OwnKind(NamedTuple):
    """One data file of the whole site that a clinic adds to, and never replaces."""

    place: str
    model: type[Record]
    key: str
    letter: str
    first: int
    """The smallest number of an entry that is not ours."""


OWN_KINDS = (
    OwnKind(NOTICES, Notices, "notices", "N", 60),
    OwnKind(SOURCES, Sources, "sources", "R", 600),
)


def own_data(edition_docs: Path, docs: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the text of each of these files with the clinic's entries after ours, by its place.

    And what is wrong in the clinic's.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for kind in OWN_KINDS:
        if (edition_docs / kind.place).exists():
            reader = FileReader(edition_docs.parent)
            reader.data(kind.place, kind.model)
            faults = reader.problems or [*_numbers(reader, kind)]
            problems += faults
            if not faults:
                found[kind.place] = _together(edition_docs, docs, kind)
    return found, problems


def _numbers(reader: FileReader, kind: OwnKind) -> Iterator[Problem]:
    """Yield each entry under a number that is ours, now or after an update."""
    document = read_yaml(reader.docs / kind.place, f"docs/{kind.place}")
    for count, entry in enumerate(_entries(document, kind)):
        name = str(entry.get("id") if isinstance(entry, dict) else "")
        if int(name.removeprefix(kind.letter)) < kind.first:
            line = line_of((kind.key, count, "id"), document.lines)
            what = f"{kind.key.removesuffix('s')} {count + 1}, id is '{name}', a number of ours"
            remedy = f"Number your own from {kind.letter}{kind.first} on."
            yield Problem(document.file, line, what, remedy)


def _together(edition_docs: Path, docs: Path, kind: OwnKind) -> str:
    entries: list[Data] = []
    for folder in (docs, edition_docs):
        entries += _entries(read_yaml(folder / kind.place, f"docs/{kind.place}"), kind)
    return one_line({kind.key: entries}) + "\n"


def _entries(document: Document, kind: OwnKind) -> list[Data]:
    found = document.at((kind.key,))
    return found if isinstance(found, list) else []
