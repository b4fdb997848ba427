"""Reads an author's files, keeping the line of every entry, and words as words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.content.problems import Place, Problem

Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]

LARGEST_FILE = 256 * 1024
"""Bytes. A lesson's longest file is near 20 KB; anything this big is a mistake."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


class Unreadable(Exception):  # noqa: N818 - it carries a problem, it is not one of ours to mend
    """A file that cannot be read at all; carries the `problem` to report."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True)
class Document:
    """One file's data, and the line (1 is the first) on which each place of it stands."""

    file: str
    data: Data
    lines: Mapping[Place, int]

    def line_with(self, word: str) -> int:
        """Return the first line whose entry is `word`, or 1."""
        return next((n for place, n in self.lines.items() if self._at(place) == word), 1)

    def _at(self, place: Place) -> Data:
        found = self.data
        for step in place:
            if isinstance(found, dict):
                found = found.get(str(step))
            elif isinstance(found, list) and isinstance(step, int):
                found = found[step]
        return found


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter, its text, and the line its text starts on."""

    file: str
    front_matter: Document
    text: str
    first_line: int

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")


def read_text(path: Path, file: str) -> str:
    """Return the text of `path`; raise `Unreadable` where it is missing, empty, huge or not UTF-8.

    `file` is the name shown to the author.
    """
    try:
        size = path.stat().st_size
    except OSError:
        raise Unreadable(Problem(file, 1, "this file is missing", "Add it.")) from None
    if size > LARGEST_FILE:
        what = f"this file has {size // 1024:,} KB; {LARGEST_FILE // 1024} KB is the most"
        raise Unreadable(Problem(file, 1, what, "Was something pasted by mistake?"))
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"this file is not UTF-8 text (byte {error.start + 1} cannot be read)"
        raise Unreadable(Problem(file, line, what, "Save it again as UTF-8.")) from None
    if not text.strip():
        raise Unreadable(Problem(file, 1, "this file is empty", "Write it, or take it away."))
    return text.replace("\r\n", "\n")


def read_yaml(path: Path, file: str) -> Document:
    """Return the data of a YAML file; raise `Unreadable` where it is not YAML."""
    return parse_yaml(read_text(path, file), file)


def read_page(path: Path, file: str) -> Page:
    """Return a Markdown file split into front matter and text; raise `Unreadable`."""
    text = read_text(path, file)
    if not (found := _FRONT_MATTER.match(text)):
        what = "this page does not start with a front matter"
        remedy = "Start it with a line '---', then 'title: …', then a line '---'."
        raise Unreadable(Problem(file, 1, what, remedy))
    front_matter = parse_yaml(found[1], file, first_line=2)
    return Page(file, front_matter, text[found.end() :], found[0].count("\n") + 1)


def parse_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Return the data of YAML `text`, whose first line is line `first_line` of `file`."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Unreadable(_syntax_problem(error, file, first_line)) from None
    lines: dict[Place, int] = {}
    data = _data(node, (), lines, file, first_line) if node else None
    return Document(file, data, lines)


def _syntax_problem(error: yaml.YAMLError, file: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "it cannot be read"
    what = f"this is not YAML ({said})"
    remedy = (
        "Look for a missing space after ':', uneven spaces at the start of a line, or a ':' inside "
        'the words (then put the words in "quotes").'
    )
    return Problem(file, (mark.line if mark else 0) + first_line, what, remedy)


def _data(node: Node, place: Place, lines: dict[Place, int], file: str, first_line: int) -> Data:
    lines.setdefault(place, node.start_mark.line + first_line)
    if isinstance(node, MappingNode):
        entries: dict[str, Data] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + first_line
            if key in entries:
                what = f"'{key}' stands here twice"
                raise Unreadable(Problem(file, line, what, "Keep one of them."))
            lines[*place, key] = line
            entries[key] = _data(value_node, (*place, key), lines, file, first_line)
        return entries
    if isinstance(node, SequenceNode):
        return [
            _data(item, (*place, index), lines, file, first_line)
            for index, item in enumerate(node.value)
        ]
    return _scalar(node)


def _scalar(node: Node) -> Data:
    """Only digits become numbers and only true/false become truth: 'Yes', 'no', '12:30' stay."""
    assert isinstance(node, ScalarNode)
    word = str(node.value)
    if node.style is not None:
        return word
    if word in {"", "~", "null"}:
        return None
    if word in {"true", "false"}:
        return word == "true"
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _DECIMAL.fullmatch(word) else word
