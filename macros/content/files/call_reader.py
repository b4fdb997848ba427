"""Reads one call or fact of a page as Jinja parses it, and says what may not stand there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from macros.content.files.front_matter import Page
from macros.content.files.jinja_chunks import JINJA, Chunk
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


class CallReader:
    """Reads the calls of one page, a chunk at a time, into `found`.

    For each of the page's lines, `in_block` says whether it stands in a `///` block, `in_code`
    whether it stands in a fence.
    """

    def __init__(self, page: Page, in_block: Sequence[bool], in_code: Sequence[bool]) -> None:
        self.page = page
        self.in_block = in_block
        self.in_code = in_code
        self.found = PageCalls()

    def read(self, chunk: Chunk, beside: Sequence[Chunk]) -> None:
        """Read `chunk`; `beside` are the chunks that begin on its line."""
        if chunk.joins:
            what = "a '-' beside the braces joins the words above and below"
            self.problem(chunk.first, what, "Write the braces without '-'.")
        if chunk.last != chunk.first:
            what = "a call goes over two lines"
            self.problem(chunk.first, what, "Write all of it on one line.")
        try:
            if chunk.kind == "block":
                self._tag(chunk)
                return
            body = _parsed(f"{{{{{chunk.source}}}}}")
        except TemplateSyntaxError:
            self.cannot_be_read(chunk.first)
            return
        output = body[0] if body else None
        assert isinstance(output, nodes.Output)
        self._expression(output.nodes[0], chunk, len(beside) == 1)

    def _tag(self, chunk: Chunk) -> None:
        name, _, condition = chunk.source.strip().partition(" ")
        if name not in _TAGS:
            what = f"'{{% {name} %}}' does not work here"
            self.problem(chunk.first, what, "Take it out; only if, else and raw may stand there.")
        elif name in {"if", "elif"}:
            body = _parsed(f"{{% if {condition} %}}{{% endif %}}")
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
            self.problem(chunk.first, what, "Write {% if program.phone %}.")

    def _expression(self, node: nodes.Node, chunk: Chunk, is_only: bool) -> None:
        if isinstance(node, nodes.Filter):
            what = f"'|{node.name}' does not work here"
            self.problem(chunk.first, what, "Take it out, with the '|'.")
            if node.node is not None:
                self._expression(node.node, chunk, is_only)
        elif fact := _fact(node):
            self.found.facts.append((fact, self._line(chunk.first)))
            self.found.shown.append((fact, self._line(chunk.first)))
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            self._call(node, node.node.name, chunk, is_only)
        else:
            what = f"'{chunk.source.strip()}' is neither a call nor a fact of the program"
            self.problem(chunk.first, what, f"Write {_IN_PAGES}; or put {{% raw %}} round it.")

    def _call(self, node: nodes.Call, name: str, chunk: Chunk, is_only: bool) -> None:
        words = [_word(argument) for argument in node.args]
        named = {pair.key: _word(pair.value) for pair in node.kwargs}
        if None in (*words, *named.values()) or node.dyn_args or node.dyn_kwargs:
            what = f"'{name}' is called with something else than words in quotes"
            self.problem(chunk.first, what, 'Write each of them in "quotes".')
            return
        if self.in_code[chunk.first - 1]:
            what = f"'{name}' is called inside code, where it would be carried out"
            remedy = "Put {% raw %} above the code, and {% endraw %} below it."
            self.problem(chunk.first, what, remedy)
            return
        given = {key: word for key, word in named.items() if word is not None}
        ordered, odd = in_order(name, tuple(word for word in words if word is not None), given)
        line, last = self.page.lines[chunk.first - 1], self.page.lines[chunk.last - 1]
        alone = is_only and line.startswith("{{") and last.rstrip().endswith("}}")
        in_heading = bool(_HEADING.match(line))
        in_block = self.in_block[chunk.first - 1]
        at = self._line(chunk.first)
        self.found.calls.append(Call(name, ordered, at, alone, in_block, in_heading, odd))

    def cannot_be_read(self, number: int) -> None:
        """Note that the page's line `number` is no Jinja."""
        remedy = 'Write it like {{ quiz("name") }}, with both quotes and both pairs of braces.'
        self.problem(number, "a macro call cannot be read", remedy)

    def _line(self, number: int) -> int:
        return number + self.page.first_line - 1

    def problem(self, number: int, what: str, remedy: str) -> None:
        """Note what is wrong in the page's line `number`."""
        self.found.problems.append(Problem(self.page.file, self._line(number), what, remedy))


@lru_cache(maxsize=4096)
def _parsed(source: str) -> Sequence[nodes.Node]:
    """Return what Jinja reads in `source`, once for all pages that say the same."""
    return JINJA.parse(source).body


def _word(node: nodes.Node) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _fact(node: nodes.Node) -> str:
    """Return 'program.name' for a fact of the program, and '' for everything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    around = _fact(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{around}.{node.attr}" if around and isinstance(node, nodes.Getattr) else ""
