"""Reads the calls and the facts of a page with Jinja's own parser, as the generator does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from macros.content.files.front_matter import Page
from macros.content.files.jinja_chunks import JINJA, Chunk, chunks_of
from macros.content.files.signatures import in_order
from macros.content.problems import Problem

_TAGS = ("if", "elif", "else", "endif")
_HEADING = re.compile(r"#{1,6}")
_IN_PAGES = '{{ quiz("name") }}, or a fact such as {{ program.name }}'


@dataclass(frozen=True)
class Call:
    """A macro call with its words in the macro's own order, and where it stands."""

    name: str
    arguments: tuple[str, ...]
    line: int
    alone: bool
    in_block: bool
    in_heading: bool = False
    odd_names: tuple[str, ...] = ()
    """Names of words that the macro does not have."""


@dataclass
class PageCalls:
    """What Jinja finds in one page; `rest` is the page's text without it."""

    calls: list[Call] = field(default_factory=list)
    facts: list[tuple[str, int]] = field(default_factory=list)
    """Every fact that the page asks for, with its line."""
    shown: list[tuple[str, int]] = field(default_factory=list)
    """Those that stand in it."""
    problems: list[Problem] = field(default_factory=list)
    rest: str = ""


def read_calls(page: Page, in_block: Sequence[bool], in_code: Sequence[bool]) -> PageCalls:
    """Return what Jinja finds in `page`.

    For each of the page's lines, `in_block` says whether it stands in a `///` block, `in_code`
    whether it stands in a fence.
    """
    return _Reading(page, in_block, in_code).result()


class _Reading:
    def __init__(self, page: Page, in_block: Sequence[bool], in_code: Sequence[bool]) -> None:
        self.page = page
        self.in_block = in_block
        self.in_code = in_code
        self.found = PageCalls()

    def result(self) -> PageCalls:
        text = self.page.text
        if "{{" not in text and "{%" not in text and "{#" not in text:
            self.found.rest = text
            return self.found
        try:
            chunks, self.found.rest = chunks_of(text)
            is_whole = all(chunk.last and "{{" not in chunk.source for chunk in chunks)
        except TemplateSyntaxError:
            is_whole = False
        if not is_whole:
            chunks = [*self._line_by_line()]
        for chunk in chunks:
            self._read(chunk, [one for one in chunks if one.first == chunk.first])
        self._find_remarks()
        if not self.found.problems:
            self._find_unpaired(chunks)
        return self.found

    def _line_by_line(self) -> Iterator[Chunk]:
        """Yield the chunks of the lines that can be read; the others have a problem."""
        rest = []
        is_raw = False
        for number, line in enumerate(self.page.lines, start=1):
            is_raw = (is_raw or "raw %}" in line) and "endraw %}" not in line
            try:
                chunks, without = ([], line) if is_raw else chunks_of(line)
                if not all(chunk.last for chunk in chunks):
                    raise TemplateSyntaxError("", number)
            except TemplateSyntaxError:
                self._cannot_be_read(number)
                chunks, without = [], ""
            rest.append(without)
            for chunk in chunks:
                yield Chunk(chunk.kind, number, number, chunk.source, chunk.joins)
        self.found.rest = "\n".join(rest)

    def _find_unpaired(self, chunks: Sequence[Chunk]) -> None:
        """Find what only shows in the whole page: an 'if' without its 'endif'."""
        is_open: list[int] = []
        for chunk in (chunk for chunk in chunks if chunk.kind == "block"):
            name = chunk.source.split()[0]
            if name == "if":
                is_open.append(chunk.first)
            elif not is_open:
                is_open = [chunk.first]
                break
            elif name == "endif":
                is_open.pop()
        if is_open:
            what = "an 'if' in '{% %}' and its 'endif' do not fit together"
            self._problem(is_open[-1], what, "Give each {% if … %} one {% endif %} below it.")
            return
        try:
            JINJA.parse(self.page.text)
        except TemplateSyntaxError as error:
            self._cannot_be_read(error.lineno)

    def _find_remarks(self) -> None:
        for number, line in enumerate(self.page.lines, start=1):
            if re.search(r"\{#\s|#\}", line) and not self.in_code[number - 1]:
                what = "a remark in '{#' does not work here"
                self._problem(number, what, "Take it out; remarks for authors stand in design.md.")

    def _read(self, chunk: Chunk, beside: Sequence[Chunk]) -> None:
        if chunk.joins:
            what = "a '-' beside the braces joins the words above and below"
            self._problem(chunk.first, what, "Write the braces without '-'.")
        if chunk.last != chunk.first:
            what = "a call goes over two lines"
            self._problem(chunk.first, what, "Write all of it on one line.")
        try:
            if chunk.kind == "block":
                self._tag(chunk)
                return
            body = JINJA.parse(f"{{{{{chunk.source}}}}}").body
        except TemplateSyntaxError:
            self._cannot_be_read(chunk.first)
            return
        output = body[0] if body else None
        assert isinstance(output, nodes.Output)
        self._expression(output.nodes[0], chunk, len(beside) == 1)

    def _tag(self, chunk: Chunk) -> None:
        name, _, condition = chunk.source.strip().partition(" ")
        if name not in _TAGS:
            what = f"'{{% {name} %}}' does not work here"
            self._problem(chunk.first, what, "Take it out; only if, else and raw may stand there.")
        elif name in {"if", "elif"}:
            body = JINJA.parse(f"{{% if {condition} %}}{{% endif %}}").body
            assert isinstance(body[0], nodes.If)
            self._condition(body[0].test, chunk)

    def _condition(self, node: nodes.Node, chunk: Chunk) -> None:
        if fact := _fact(node):
            self.found.facts.append((fact, self._line(chunk.first)))
        elif isinstance(node, nodes.Compare | nodes.Operand | nodes.And | nodes.Or | nodes.Not):
            for child in node.iter_child_nodes():
                self._condition(child, chunk)
        elif not isinstance(node, nodes.Const):
            what = f"'{chunk.source.strip()}' asks for more than a fact of the program"
            self._problem(chunk.first, what, "Write {% if program.phone %}.")

    def _expression(self, node: nodes.Node, chunk: Chunk, is_only: bool) -> None:
        if isinstance(node, nodes.Filter):
            what = f"'|{node.name}' does not work here"
            self._problem(chunk.first, what, "Take it out, with the '|'.")
            if node.node is not None:
                self._expression(node.node, chunk, is_only)
        elif fact := _fact(node):
            self.found.facts.append((fact, self._line(chunk.first)))
            self.found.shown.append((fact, self._line(chunk.first)))
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            self._call(node, node.node.name, chunk, is_only)
        else:
            what = f"'{chunk.source.strip()}' is neither a call nor a fact of the program"
            self._problem(chunk.first, what, f"Write {_IN_PAGES}; or put {{% raw %}} round it.")

    def _call(self, node: nodes.Call, name: str, chunk: Chunk, is_only: bool) -> None:
        words = [_word(argument) for argument in node.args]
        named = {pair.key: _word(pair.value) for pair in node.kwargs}
        if None in (*words, *named.values()) or node.dyn_args or node.dyn_kwargs:
            what = f"'{name}' is called with something else than words in quotes"
            self._problem(chunk.first, what, 'Write each of them in "quotes".')
            return
        if self.in_code[chunk.first - 1]:
            what = f"'{name}' is called inside code, where it would be carried out"
            remedy = "Put {% raw %} above the code, and {% endraw %} below it."
            self._problem(chunk.first, what, remedy)
            return
        given = {key: word for key, word in named.items() if word is not None}
        ordered, odd = in_order(name, tuple(word for word in words if word is not None), given)
        line, last = self.page.lines[chunk.first - 1], self.page.lines[chunk.last - 1]
        alone = is_only and line.startswith("{{") and last.rstrip().endswith("}}")
        in_heading = bool(_HEADING.match(line))
        in_block = self.in_block[chunk.first - 1]
        at = self._line(chunk.first)
        self.found.calls.append(Call(name, ordered, at, alone, in_block, in_heading, odd))

    def _cannot_be_read(self, number: int) -> None:
        remedy = 'Write it like {{ quiz("name") }}, with both quotes and both pairs of braces.'
        self._problem(number, "a macro call cannot be read", remedy)

    def _line(self, number: int) -> int:
        return number + self.page.first_line - 1

    def _problem(self, number: int, what: str, remedy: str) -> None:
        self.found.problems.append(Problem(self.page.file, self._line(number), what, remedy))


def _word(node: nodes.Node) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _fact(node: nodes.Node) -> str:
    """Return 'program.name' for a fact of the program, and '' for everything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    around = _fact(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{around}.{node.attr}" if around and isinstance(node, nodes.Getattr) else ""
