"""Reads a Markdown page the way an author sees it: headings, blocks, macro calls, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment as JinjaEnvironment
from jinja2 import TemplateSyntaxError

from macros.content.files.front_matter import Page
from macros.content.kinds.text import html_in
from macros.content.problems import Problem, nearest

_JINJA = JinjaEnvironment()

BLOCK_KINDS = ("slide", "say", "ask", "watch")

_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_OPENS = re.compile(r"\s*(/{3,})\s*([A-Za-z-]+)\s*(?:\|\s*(.*?))?\s*$")
_CLOSES = re.compile(r"\s*(/{3,})\s*$")
_CALL = re.compile(r"\{\{\s*(\w+)\s*\(([^)]*)\)\s*\}\}")
_SOUND_CALL = re.compile(r"""\{\{\s*[\w.]+\s*(\(\s*("[^"{}]*"\s*(,\s*"[^"{}]*"\s*)?)?\))?\s*\}\}""")
_BRACES = re.compile(r"\{[{%]|[}%]\}")
_VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_ARGUMENT = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)')\s*(?:,|$)""")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(\s*([^)\s]+)[^)]*\)")
_CODE = re.compile(r"`[^`]*`")
_LABEL = re.compile(r"\*\*([^*:]+):\*\*\s*(.*?)\s*$")
_TAG = re.compile(r"<[a-zA-Z/!?]")


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
class Call:
    """A macro call, and whether it stands where its HTML will survive."""

    name: str
    arguments: tuple[str, ...]
    line: int
    alone: bool
    in_block: bool


@dataclass(frozen=True)
class Link:
    """A link or an image as written."""

    target: str
    words: str
    is_image: bool
    line: int


@dataclass(frozen=True)
class Label:
    """A line that opens with a bold word and a colon, and what stands behind it."""

    name: str
    text: str
    line: int


@dataclass
class Prose:
    """Everything one page holds, with lines counted in the file."""

    file: str
    words: list[str] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    """The same as `words`, each with the number of its line."""
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    variables: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def called(self, name: str) -> Iterator[Call]:
        """Yield the calls of one macro."""
        return (call for call in self.calls if call.name == name)


def read_prose(page: Page) -> Prose:
    """Return what `page` holds; unclosed and unknown blocks and raw HTML are its `problems`."""
    prose = Prose(page.file)
    open_block: tuple[str, str, int, str] | None = None
    inside: list[str] = []
    for line, text in _outside_code(page):
        if opens := _OPENS.match(text):
            slashes, kind, title = opens[1], opens[2], opens[3] or ""
            if kind not in BLOCK_KINDS:
                what = f"the block '{kind}' is not known here"
                prose.problems.append(Problem(page.file, line, what, nearest(kind, BLOCK_KINDS)))
            if open_block:
                _not_closed(prose, open_block[0], open_block[2])
            open_block, inside = (kind, title, line, slashes), []
            continue
        if _CLOSES.match(text):
            if open_block:
                kept = tuple(entry.strip() for entry in inside if entry.strip())
                prose.blocks.append(Block(open_block[0], open_block[1], kept, open_block[2]))
            else:
                what = "'///' closes a block that was not opened"
                prose.problems.append(Problem(page.file, line, what, "Take it out."))
            open_block = None
            continue
        if open_block:
            inside.append(text)
        _read_line(prose, text, line, in_block=open_block is not None)
    if open_block:
        _not_closed(prose, open_block[0], open_block[2])
    _find_html(prose, page)
    _find_broken_calls(prose, page)
    return prose


def _read_line(prose: Prose, text: str, line: int, in_block: bool) -> None:
    text = _CODE.sub("", text)
    if heading := _HEADING.match(text):
        prose.headings.append(Heading(len(heading[1]), heading[2], line))
        return
    if label := _LABEL.match(text):
        prose.labels.append(Label(label[1], label[2], line))
    if "{{" in text:
        for found in _CALL.finditer(text):
            arguments = tuple(a or b for a, b in _ARGUMENT.findall(found[2]))
            alone = text.rstrip() == found[0]
            prose.calls.append(Call(found[1], arguments, line, alone, in_block))
        prose.variables += [(found[1], line) for found in _VARIABLE.finditer(text)]
    if "](" in text:
        prose.links += [
            Link(found[3], found[2], bool(found[1]), line) for found in _LINK.finditer(text)
        ]
    prose.words.append(text)
    prose.lines.append((line, text))


def _outside_code(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each line outside fenced code, with its number in the file."""
    fence = ""
    for number, text in enumerate(page.lines, start=page.first_line):
        if found := _FENCE.match(text):
            if not fence:
                fence = found[1]
            elif text.strip().startswith(fence):
                fence = ""
            continue
        if not fence:
            yield number, text


def _not_closed(prose: Prose, kind: str, line: int) -> None:
    what = f"the block '{kind}' is not closed"
    prose.problems.append(
        Problem(prose.file, line, what, "Put '///' on a line of its own below its last line.")
    )


def _find_broken_calls(prose: Prose, page: Page) -> None:
    # The generator reads each page with Jinja as well; here only what looks odd is read twice.
    if not _BRACES.search(_SOUND_CALL.sub("", page.text)):
        return
    try:
        _JINJA.parse(page.text)
    except TemplateSyntaxError as error:
        line = error.lineno + page.first_line - 1
        what = f"a macro call cannot be read ({error.message})"
        remedy = 'Write it like {{ quiz("name") }}, with both quotes and both pairs of braces.'
        prose.problems.append(Problem(page.file, line, what, remedy))


def _find_html(prose: Prose, page: Page) -> None:
    if not _TAG.search(page.text):
        return
    for line, text in _outside_code(page):
        bare = _CODE.sub("", text)
        if _TAG.search(bare) and (found := html_in(bare)) is not None:
            what = f"the page has HTML ('{found}')"
            remedy = "Write plain words and Markdown; drawings and forms come from macros."
            prose.problems.append(Problem(page.file, line, what, remedy))
