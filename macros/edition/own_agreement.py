"""The group agreement of an edition: a clinic's own lines, below those for safety, which stay."""

from collections.abc import Mapping
from pathlib import Path

from macros.content.kinds.language import ENGLISH
from macros.edition.edition_file import Edition

PAGE = "print/agreement.md"
TO_WRITE_ON = "____"
"""What marks the last line of the list that a clinic may change: the group writes on it."""
BULLET = "- "


def own_agreement(edition: Edition, docs: Path, changed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of our agreement with the clinic's lines in it, by its places in docs/.

    It has a place for each language in which the clinic has lines and no page of its own.

    `changed` are pages of ours whose text is another in this edition.
    """
    written = {}
    for code in edition.program.languages:
        place = agreement_place(code)
        own = (edition.docs / place).exists() or not (docs / place).is_file()
        if (lines := edition.settings.agreement_for(code)) and not own:
            text = changed.get(place) or (docs / place).read_text("utf-8")
            bullets = [f"{BULLET}{' '.join(line.split())}" for line in lines]
            written[place] = with_lines(text, bullets)
    return written


def agreement_place(code: str) -> str:
    """Return where in docs/ the agreement stands in the language `code`."""
    return PAGE if code == ENGLISH else f"{code}/{PAGE}"


def with_lines(text: str, lines: list[str]) -> str:
    """Return `text` with `lines` in place of those of the list that ends with one to write on."""
    rows = text.split("\n")
    end = next(n for n, row in enumerate(rows) if row.startswith(BULLET) and TO_WRITE_ON in row)
    start = end
    while rows[start - 1].startswith(BULLET):
        start -= 1
    return "\n".join([*rows[:start], *lines, *rows[end:]])
