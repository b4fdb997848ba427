"""Refuses pages with so many signs, or so deep ones, that no generator comes to their end."""

from collections.abc import Iterator

from macros.content.files.front_matter import Page
from macros.content.files.text_file import Unreadable
from macros.content.problems import Problem

MOST = 300
"""Signs of one kind in one paragraph, table or list. The fullest one of the lessons has 76."""

_OPENING = "[<`{"
"""Signs after each of which Markdown or Jinja looks through all that follows."""
_NESTING = "[](){}<>*_`%"


def refuse_crowds(page: Page) -> None:
    """Raise `Unreadable` where a paragraph of `page` has too many signs of a kind."""
    for line, text in _paragraphs(page):
        for sign in _OPENING:
            if (count := text.count(sign)) > MOST:
                what = f"the words from here to the next empty line have '{sign}' {count:,} times"
                remedy = f"Was something pasted by mistake? {MOST} is the most."
                raise Unreadable(Problem(page.file, line, what, remedy))


def too_deep(page: Page) -> Problem:
    """Return the problem of a page whose signs nest too deep, by its fullest line."""
    counts = [sum(map(line.count, _NESTING)) for line in page.lines]
    what = "the signs on this line stand too deep in one another"
    remedy = "Was something pasted by mistake? Write it with fewer brackets and stars."
    return Problem(page.file, counts.index(max(counts)) + page.first_line, what, remedy)


def _paragraphs(page: Page) -> Iterator[tuple[int, str]]:
    """Yield what stands between empty lines, each with its first line."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*page.lines, ""]):
        if line.strip():
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start + page.first_line, "\n".join(lines)
            lines = []
