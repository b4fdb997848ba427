"""Splits a Markdown page into its front matter, which is YAML, and its text."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from macros.content.files.text_file import Unreadable, read_text
from macros.content.files.yaml_lines import Document, parse_yaml
from macros.content.problems import Problem, line_of

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_READ_BY_THE_GENERATOR = ("title",)


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


def read_page(path: Path, file: str) -> Page:
    """Return a Markdown file split into front matter and text; raise `Unreadable`."""
    return page_of(read_text(path, file), file)


def page_of(text: str, file: str) -> Page:
    """Return the `text` of a Markdown file split as `read_page` does."""
    if not (found := _FRONT_MATTER.match(text)):
        what = "this page does not start with a front matter"
        remedy = "Start it with a line '---', then 'title: …', then a line '---'."
        if text.startswith("---"):
            what, remedy = "the front matter does not end", "Put a line '---' below its last key."
        raise Unreadable(Problem(file, 1, what, remedy))
    front_matter = parse_yaml(found[1], file, first_line=2)
    _refuse_two_readings(front_matter)
    return Page(file, front_matter, text[found.end() :], found[0].count("\n") + 1)


def _refuse_two_readings(front_matter: Document) -> None:
    """Refuse a title that the generator, which reads YAML its own way, would show otherwise."""
    for key in _READ_BY_THE_GENERATOR:
        typed = front_matter.at((key,))
        if not isinstance(typed, str) or (key,) not in front_matter.plain:
            continue
        if _read_otherwise(typed):
            what = f"{key} is {typed}, which the page would not show as it is typed"
            line = line_of((key,), front_matter.lines)
            raise Unreadable(Problem(front_matter.file, line, what, f'Write "{typed}", in quotes.'))


def _read_otherwise(typed: str) -> bool:
    try:
        return bool(yaml.safe_load(typed) != typed)
    except (ValueError, yaml.YAMLError):  # A day that no month has.
        return True
