"""What a Markdown page holds, as an author sees it: headings, blocks, macro calls, links."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from macros.content.files.call_reader import Call
from macros.content.kinds.language import ENGLISH
from macros.content.problems import Problem

_number = itemgetter(0)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A `///` block: its kind, its title, its non-empty lines, the line it opens on."""

    kind: str
    title: str
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image as written."""

    target: str
    words: str
    is_image: bool
    line: int

    def place(self, path: str) -> tuple[str, str]:
        """Return where it leads from the page at `path`: a place inside `docs`, and an anchor."""
        target, _, anchor = self.target.partition("#")
        place = normpath(join(dirname(path), unquote(target))) if target else path
        return place, unquote(anchor)

    def taken_out_of(self, text: str) -> str:
        """Return the `text` of its page without it: its words stay."""
        return text.replace(f"[{self.words}]({self.target})", self.words)


@dataclass(frozen=True)
class Label:
    """A line that opens with a bold word and a colon, and what stands behind it."""

    name: str
    text: str
    line: int


@dataclass(eq=False)
class Prose:
    """Everything one page holds, with lines counted in the file.

    What is read out of one is kept by which one it is, and not by all that it holds.
    """

    file: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    """What people read, without headings and code, each line with its number."""
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    facts: list[tuple[str, int]] = field(default_factory=list)
    """The facts of the program that it asks for, each with its line."""
    shown: list[tuple[str, int]] = field(default_factory=list)
    """Those of them that stand in it."""
    links: list[Link] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    """Where a link may lead to: the ids of headings, and those that the author gives."""
    raw: list[tuple[int, str]] = field(default_factory=list)
    """Every line with its number, as the author typed it."""
    problems: list[Problem] = field(default_factory=list)
    language: str = ENGLISH
    """The code of the language that it is written in."""

    @property
    def words(self) -> list[str]:
        """The lines that people read, without their numbers."""
        return [text for _, text in self.lines]

    def between(self, line: int, until: int) -> list[str]:
        """Return the lines after `line` and before `until`."""
        first = bisect_right(self.lines, line, key=_number)
        return [text for _, text in self.lines[first : bisect_left(self.lines, until, key=_number)]]

    def called(self, name: str) -> Iterator[Call]:
        """Yield the calls of one macro."""
        return (call for call in self.calls if call.name == name)
