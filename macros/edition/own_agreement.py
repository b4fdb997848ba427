"""The group agreement of an edition: a clinic's own lines, below those for safety, which stay."""

from collections.abc import Mapping
from pathlib import Path

from macros.edition.edition_file import Edition

PAGE = "print/agreement.md"
TO_WRITE_ON = "____"
"""What marks the last line of the list that a clinic may change: the group writes on it."""
BULLET = "- "


def own_agreement(edition: Edition, docs: Path, changed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of our agreement with the clinic's lines in it, by its place in docs/.

    `changed` are pages of ours whose text is another in this edition.
    """
    lines = edition.settings.agreement
    if not lines or not (docs / PAGE).is_file():
        return {}
    text = changed.get(PAGE) or (docs / PAGE).read_text("utf-8")
    return {PAGE: with_lines(text, [f"{BULLET}{' '.join(line.split())}" for line in lines])}


def with_lines(text: str, lines: list[str]) -> str:
    """Return `text` with `lines` in place of those of the list that ends with one to write on."""
    rows = text.split("\n")
    end = next(n for n, row in enumerate(rows) if row.startswith(BULLET) and TO_WRITE_ON in row)
    start = end
    while rows[start - 1].startswith(BULLET):
        start -= 1
    return "\n".join([*rows[:start], *lines, *rows[end:]])
