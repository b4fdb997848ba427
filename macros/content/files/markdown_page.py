"""Reads a Markdown page the way an author sees it: headings, blocks, macro calls, links."""

import re
from collections.abc import Iterator

from macros.content.files.as_built import BLOCK_KINDS, as_built
from macros.content.files.front_matter import Page
from macros.content.files.page_calls import read_calls
from macros.content.files.page_faults import page_faults
from macros.content.files.prose import Block, Heading, Label, Link, Prose
from macros.content.files.sign_crowds import refuse_crowds, too_deep
from macros.content.files.text_file import Unreadable
from macros.content.kinds.language import ENGLISH
from macros.content.problems import Problem, nearest

_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})\s*([^#\s].*?)\s*#*$")
_ATTRIBUTES = re.compile(r"\s*\{(?::|[ ]?[#.])[^{}]*\}\s*$")
_OPENS = re.compile(r"\s*(/{3,})\s*([A-Za-z-]+)\s*(?:\|\s*(.*?))?\s*$")
_CLOSES = re.compile(r"\s*(/{3,})\s*$")
_CODE = re.compile(r"`[^`]*`")
_LABEL = re.compile(r"\*\*([^*:]+):\*\*\s*(.*?)\s*$")


def read_prose(page: Page, language: str = ENGLISH) -> Prose:
    """Return what `page` holds, written in `language`; what no page may hold are its `problems`.

    Raises `Unreadable` where no generator would come to the end of it.
    """
    prose = Prose(page.file, language=language)
    in_code = [*_in_code(page)]
    in_block = [False] * len(page.lines)
    _read_blocks(prose, page, in_code, in_block)
    for number, text in enumerate(page.lines):
        if not in_code[number] and not _OPENS.match(text) and not _CLOSES.match(text):
            _read_line(prose, text, number + page.first_line)
    refuse_crowds(page)
    try:
        found = read_calls(page, in_block, in_code)
        built = as_built(found.rest)
    except RecursionError:
        raise Unreadable(too_deep(page)) from None
    prose.calls, prose.facts, prose.shown = found.calls, found.facts, found.shown
    prose.ids = built.ids
    prose.raw = [*enumerate(page.lines, start=page.first_line)]
    prose.links = [*_links(page, built.links)]
    prose.problems += found.problems
    prose.problems += page_faults(page, built, in_block, in_code)
    return prose


def _read_blocks(prose: Prose, page: Page, in_code: list[bool], in_block: list[bool]) -> None:
    """Find the blocks of `page`, and say in `in_block` which lines stand in one."""
    open_block: tuple[str, str, int] | None = None
    inside: list[str] = []
    for number, text in enumerate(page.lines):
        line = number + page.first_line
        if in_code[number]:
            continue
        if opens := _OPENS.match(text):
            kind, title = opens[2], opens[3] or ""
            if kind not in BLOCK_KINDS:
                what = f"the block '{kind}' is not known here"
                prose.problems.append(Problem(page.file, line, what, nearest(kind, BLOCK_KINDS)))
            if open_block:
                _not_closed(prose, open_block[0], open_block[2])
            open_block, inside = (kind, title, line), []
        elif _CLOSES.match(text):
            if open_block:
                kept = tuple(entry.strip() for entry in inside if entry.strip())
                prose.blocks.append(Block(open_block[0], open_block[1], kept, open_block[2]))
            else:
                what = "'///' closes a block that was not opened"
                prose.problems.append(Problem(page.file, line, what, "Take it out."))
            open_block = None
        elif open_block:
            inside.append(text)
            in_block[number] = True
    if open_block:
        _not_closed(prose, open_block[0], open_block[2])


def _read_line(prose: Prose, text: str, line: int) -> None:
    text = _CODE.sub("", text)
    if heading := _HEADING.match(text):
        words = _ATTRIBUTES.sub("", heading[2])
        prose.headings.append(Heading(len(heading[1]), words, line))
        return
    if label := _LABEL.match(text):
        prose.labels.append(Label(label[1], label[2], line))
    prose.lines.append((line, text))


def _links(page: Page, built: list[tuple[str, str, bool]]) -> Iterator[Link]:
    """Yield the links of the built page, each on the next line that has its target."""
    after: dict[str, int] = {}
    for target, words, is_image in built:
        start = after.get(target, 0)
        lines = range(start, len(page.lines))
        at = next((number for number in lines if target in page.lines[number]), start)
        after[target] = at + (page.lines[at].count(target) == 1)
        yield Link(target, words, is_image, min(at, len(page.lines) - 1) + page.first_line)


def _in_code(page: Page) -> Iterator[bool]:
    """Yield for each line of `page` whether it stands in fenced code, or fences it."""
    fence = ""
    for text in page.lines:
        if found := _FENCE.match(text):
            yield True
            if not fence:
                fence = found[1]
            elif text.strip().startswith(fence):
                fence = ""
        else:
            yield bool(fence)


def _not_closed(prose: Prose, kind: str, line: int) -> None:
    what = f"the block '{kind}' is not closed"
    prose.problems.append(
        Problem(prose.file, line, what, "Put '///' on a line of its own below its last line.")
    )
