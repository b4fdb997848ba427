"""Data files and drawings, which stand in the folder of the pages that call them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from macros.content.files.file_reader import FileReader, Model
from macros.content.files.text_file import is_odd_name
from macros.content.kinds.cards import Cards
from macros.content.kinds.check import Check
from macros.content.kinds.path import StoryPath
from macros.content.kinds.picture import Picture
from macros.content.kinds.quiz import Quiz
from macros.content.kinds.record import Record
from macros.content.kinds.worksheet import Worksheet
from macros.content.problems import nearest
from macros.content.site_files import OWN_FILES

FILE_KINDS: Mapping[str, type[Record]] = {
    "quiz": Quiz,
    "check": Check,
    "worksheet": Worksheet,
    "cards": Cards,
    "path": StoryPath,
}
"""What a data file is, by the word before '.yaml'."""

NAMED_MACROS: Mapping[str, str] = {
    "quiz": "quizzes",
    "check": "checks",
    "worksheet": "worksheets",
    "cards": "cards",
    "path": "paths",
    "picture": "pictures",
}
"""The macros whose word names a file beside the page, and what `PageFiles` calls such files."""


@dataclass(frozen=True, kw_only=True)
class PageFiles:
    """The papers of one folder, each kind by its file's name."""

    folder: str
    """The folder inside `docs`, such as 'lessons/relapse-prevention/my-triggers' or 'mine'."""
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    cards: Mapping[str, Cards] = field(default_factory=dict)
    paths: Mapping[str, StoryPath] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def shown_by(self, macro: str) -> Mapping[str, Record | Picture]:
        """Return the files that a `macro` shows, by the word that it is called with."""
        found: Mapping[str, Record | Picture] = getattr(self, NAMED_MACROS[macro])
        return found

    def place_of(self, macro: str, name: str) -> str:
        """Return where inside `docs` the file lies that a `macro` shows under `name`."""
        ending = "svg" if macro == "picture" else f"{macro}.yaml"
        return str(PurePosixPath(self.folder, f"{name}.{ending}"))


def read_page_files(folder: str, reader: FileReader) -> PageFiles:
    """Read every data file and drawing of `folder`, but for those that belong to no page."""
    page_files: dict[str, dict[str, Record | Picture]] = {kind: {} for kind in (*FILE_KINDS, "svg")}
    for path in sorted((reader.docs / folder).glob("*.*")):
        place = path.relative_to(reader.docs).as_posix()
        # An editor's own, at which no generator looks; and a name that is refused elsewhere.
        if path.name.startswith(".") or is_odd_name(path.name):
            continue
        name, _, ending = path.name.partition(".")
        kind = ending.removesuffix(".yaml")
        found: Record | Picture | None = None
        if place in OWN_FILES:
            continue
        if kind == "svg":
            found = reader.picture(place)
        elif kind in FILE_KINDS and ending.endswith(".yaml"):
            found = reader.data(place, FILE_KINDS[kind])
        elif ending.endswith(("yaml", "yml")):
            what = f"'.{ending}' is not a kind of file known here"
            reader.add(place, 1, what, nearest(kind, FILE_KINDS))
        if found:
            page_files[kind][name] = found
    return PageFiles(
        folder=folder,
        quizzes=_only(Quiz, page_files["quiz"]),
        checks=_only(Check, page_files["check"]),
        worksheets=_only(Worksheet, page_files["worksheet"]),
        cards=_only(Cards, page_files["cards"]),
        paths=_only(StoryPath, page_files["path"]),
        pictures={name: one for name, one in page_files["svg"].items() if isinstance(one, Picture)},
    )


def _only(model: type[Model], found: Mapping[str, object]) -> dict[str, Model]:
    return {name: entry for name, entry in found.items() if isinstance(entry, model)}
