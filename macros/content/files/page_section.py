"""One section of a Markdown page, so that another page can show it again from the one source."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from macros.content.files.call_reader import Call
from macros.content.files.front_matter import Page
from macros.content.files.prose import Prose


@dataclass(frozen=True)
class PageSection:
    """What stands below one `##` heading, and its lines in the file, from the heading on."""

    heading: str
    pieces: tuple[str | Call, ...]
    """Markdown, and the macro calls that stand on a line of their own, in their order."""
    lines: range


def section_of(
    page: Page, prose: Prose, heading: str, ends_at: Collection[str] = ()
) -> PageSection | None:
    """Return the section of `page` below its `##` heading of these exact words, or None.

    It reaches to the next heading of its size or larger, or to the first call of a macro that
    `ends_at` names. `prose` is what the page holds.
    """
    tops = [found for found in prose.headings if found.level < 3]
    start = next((top.line for top in tops if top.level == 2 and top.text == heading), None)
    if start is None:
        return None
    ends = [top.line for top in tops] + [c.line for c in prose.calls if c.name in ends_at]
    after = page.first_line + len(page.lines)
    end = min((line for line in ends if line > start), default=after)
    return PageSection(heading, tuple(_pieces(page, prose, start + 1, end)), range(start, end))


def _pieces(page: Page, prose: Prose, start: int, end: int) -> Iterator[str | Call]:
    calls = {call.line: call for call in prose.calls if call.alone and not call.in_block}
    words: list[str] = []
    for line in range(start, end):
        if line not in calls:
            words.append(page.lines[line - page.first_line])
            continue
        yield from _joined(words)
        yield calls[line]
        words = []
    yield from _joined(words)


def _joined(words: list[str]) -> Iterator[str]:
    if text := "\n".join(words).strip():
        yield text
