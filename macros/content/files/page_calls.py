"""Finds the calls and the facts of a page with Jinja's own parser, as the generator does."""

import re
from collections.abc import Iterator, Sequence

from jinja2 import TemplateSyntaxError

from macros.content.files.call_reader import CallReader, PageCalls
from macros.content.files.front_matter import Page
from macros.content.files.jinja_chunks import JINJA, Chunk, chunks_of

_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


def read_calls(page: Page, in_block: Sequence[bool], in_code: Sequence[bool]) -> PageCalls:
    """Return what Jinja finds in `page`.

    For each of the page's lines, `in_block` says whether it stands in a `///` block, `in_code`
    whether it stands in a fence.
    """
    return _Reading(page, in_block, in_code).result()


class _Reading:
    def __init__(self, page: Page, in_block: Sequence[bool], in_code: Sequence[bool]) -> None:
        self.page = page
        self.in_code = in_code
        self.reader = CallReader(page, in_block, in_code)
        self.found = self.reader.found

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
            self.reader.read(chunk, [one for one in chunks if one.first == chunk.first])
        self._find_remarks()
        if not self.found.problems:
            self._find_unpaired(chunks)
        return self.found

    def _line_by_line(self) -> Iterator[Chunk]:
        """Yield the chunks of the lines that can be read; the others have a problem."""
        rest = []
        raw = {*self._raw_lines()}
        for number, typed in enumerate(self.page.lines, start=1):
            # Where raw text never ends, what follows is read as if it had not begun.
            line = typed if number in raw else _RAW.sub("", typed)
            try:
                chunks, without = ([], line) if number in raw else chunks_of(line)
                if not all(chunk.last for chunk in chunks):
                    raise TemplateSyntaxError("", number)
            except TemplateSyntaxError:
                self.reader.cannot_be_read(number)
                chunks, without = [], ""
            rest.append(without)
            for chunk in chunks:
                yield Chunk(chunk.kind, number, number, chunk.source, chunk.joins)
        self.found.rest = "\n".join(rest)

    def _raw_lines(self) -> Iterator[int]:
        """Yield the lines whose calls are shown as they are; of raw text that never ends, none."""
        began = 0
        for number, line in enumerate(self.page.lines, start=1):
            if not began and _RAW.search(line):
                began = number
            if began and _END_OF_RAW.search(line):
                yield from range(began, number + 1)
                began = 0
        if began:
            what = "a '{% raw %}' has no '{% endraw %}' below it"
            self.reader.problem(began, what, "Write '{% endraw %}' behind what it is for.")

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
            self.reader.problem(is_open[-1], what, "Give each {% if … %} one {% endif %} below it.")
            return
        if not any(chunk.kind == "block" for chunk in chunks):
            return
        try:
            JINJA.parse(self.page.text)
        except TemplateSyntaxError as error:
            self.reader.cannot_be_read(error.lineno)

    def _find_remarks(self) -> None:
        for number, line in enumerate(self.page.lines, start=1):
            if re.search(r"\{#\s|#\}", line) and not self.in_code[number - 1]:
                what = "a remark in '{#' does not work here"
                self.reader.problem(
                    number, what, "Take it out; remarks for authors stand in design.md."
                )
