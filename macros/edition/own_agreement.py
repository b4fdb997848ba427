"""The group agreement of an edition: a clinic's own lines, below those for safety, which stay."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.kinds.language import ENGLISH
from macros.edition.edition_file import Edition
from macros.edition.our_pages import OurPages

PAGE = "print/agreement.md"
WELCOME = "lessons/welcome/what-this-program-is/handout.md"
"""The welcome sheet, which has the agreement in short."""
TO_WRITE_ON = "____"
"""What marks the last line of the list that a clinic may change: the group writes on it."""
BULLET = "- "


def own_agreement(edition: Edition, ours: OurPages) -> Mapping[str, str]:
    """Return the text of our pages with the agreement, with the clinic's lines, by place in docs/.

    There is none for a language in which the clinic has no lines, for a page of the clinic's own,
    and for one that it hides.
    """
    written = {}
    for code in edition.program.languages:
        bullets = [
            f"{BULLET}{' '.join(line.split())}" for line in edition.settings.agreement_for(code)
        ]
        for place in _places(edition, ours.docs, code) if bullets else ():
            written[place] = with_lines(ours.text(place), bullets)
    return written


def agreement_place(code: str, page: str = PAGE) -> str:
    """Return where in docs/ a `page` with the agreement stands in the language `code`."""
    return page if code == ENGLISH else f"{code}/{page}"


def with_lines(text: str, lines: list[str]) -> str:
    """Return `text` with `lines` in place of those of its last list that ends with one to fill in.

    Lists further up may have lines to write on too, such as one for a phone number.
    """
    rows = text.split("\n")
    end = max(n for n, row in enumerate(rows) if row.startswith(BULLET) and TO_WRITE_ON in row)
    start = end
    while rows[start - 1].startswith(BULLET):
        start -= 1
    return "\n".join([*rows[:start], *lines, *rows[end:]])


def _places(edition: Edition, docs: Path, code: str) -> Iterator[str]:
    for page in (PAGE, WELCOME):
        place = agreement_place(code, page)
        if (docs / place).is_file() and not edition.has(place) and not edition.hides(page):
            yield place
