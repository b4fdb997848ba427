"""What the rules between files look things up in."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.content.curriculum.every_session import SharedStep
from macros.content.curriculum.library import Library
from macros.content.curriculum.other_pages import folder_of
from macros.content.files.file_reader import FileReader
from macros.content.files.prose import Prose
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.notice import Notice
from macros.content.kinds.program import Program
from macros.content.kinds.source import Source
from macros.content.problems import Place


@dataclass(frozen=True)
class Lookup:
    """What the rules look things up in. `prose` and `lines` are by path inside `docs`."""

    docs: Path
    program: Program
    notices: Mapping[str, Notice]
    sources: Mapping[str, Source]
    prose: Mapping[str, Prose]
    lines: Mapping[str, Mapping[Place, int]]
    broken: Set[str]
    """The places of files that are there, but have faults of their own, told elsewhere."""
    shared_steps: Mapping[str, SharedStep]
    """The steps that every session shares, by their heading."""
    language: str = ENGLISH
    english: "Lookup | None" = None
    """The same in English, where this is another language."""

    def file(self, place: str) -> str:
        """Return what the author calls the file at `place` inside `docs` of this language."""
        return f"docs/{place}" if self.language == ENGLISH else f"docs/{self.language}/{place}"

    @cached_property
    def called(self) -> Mapping[str, Set[tuple[str, str]]]:
        """Each macro with its first word that the pages of a folder inside `docs` call."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for path, prose in self.prose.items():
            found[folder_of(path)] |= {
                (call.name, call.arguments[0]) for call in prose.calls if call.arguments
            }
        return found

    @cached_property
    def linked(self) -> Mapping[str, Mapping[str, str]]:
        """The anchors to which pages link, by the page they lead to, each with who links first."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for path, prose in self.prose.items():
            for link in prose.links:
                place, anchor = link.place(path)
                if anchor:
                    found[place].setdefault(anchor, prose.file)
        return found


def lookup_of(library: Library, reader: FileReader, english: Lookup | None = None) -> Lookup:
    """Return what the rules of `library` look things up in; `reader` has read its files.

    `english` is the same in English, where the library is in another language.
    """
    return Lookup(
        docs=reader.docs,
        program=library.program,
        notices=library.notices,
        sources=library.sources,
        prose=reader.prose,
        lines=reader.lines,
        broken=reader.broken,
        shared_steps=library.shared_steps,
        language=reader.language,
        english=english,
    )
