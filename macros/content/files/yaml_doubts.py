"""Values that YAML reads otherwise than their author probably meant: cut off by '#' or a comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yaml.events import Event, ScalarEvent

from macros.content.files.yaml_faults import QUOTE_ALL

_REMARK = re.compile(r"\s+(#.*)")
_THOUSANDS = re.compile(r"\d{3}\b")


@dataclass(frozen=True)
class Typed:
    """One value as it was typed: its words, whether quotes stand round them, and where they stand.

    `start` and `end` are the line and the column in the text, both from 0.
    """

    words: str
    is_plain: bool
    start: tuple[int, int]
    end: tuple[int, int]


def typed(event: Event) -> Typed | None:
    """Return the value that `event` tells of, or None where it is a list or a set of keys."""
    begins, ends = event.start_mark, event.end_mark
    if not isinstance(event, ScalarEvent) or begins is None or ends is None:
        return None
    start, end = (begins.line, begins.column), (ends.line, ends.column)
    # The parser written in C calls the style of words without quotes '', the other one None.
    return Typed(str(event.value), not event.style, start, end)


def remark_doubt(rows: Sequence[str], value: Typed) -> tuple[str, str] | None:
    """Return finding and remedy where a remark follows words that stand in no quotes.

    `rows` are the lines of the whole text.
    """
    line, column = value.end
    rest = rows[line][column:] if line < len(rows) else ""
    if not value.is_plain or not (found := _REMARK.match(rest)):
        return None
    what = f"ends before '{found[1]}', which YAML takes for a remark and leaves out"
    return what, 'Put the whole value in "quotes", or the remark on a line of its own.'


def comma_doubt(first: Typed, before: Typed, entry: Typed) -> tuple[str, str] | None:
    """Return finding and remedy where the comma between two entries of a list may belong to words.

    It may where the list's `first` entry begins with a capital and this `entry` does not, and
    where it stands inside a number such as 1,000.
    """
    if not (first.is_plain and before.is_plain and entry.is_plain):
        return None
    is_number = (
        before.end == (entry.start[0], entry.start[1] - 1)
        and before.words[-1:].isdigit()
        and _THOUSANDS.match(entry.words)
    )
    is_lower = first.words[:1].isupper() and entry.words[:1].islower()
    joins = entry.words.split(" ")[0] in {"and", "or", "but"}
    if not (is_number or is_lower or joins):
        return None
    what = f"has '{entry.words}' as an entry of its own, since a comma stands before it"
    remedy = f"If it belongs to '{before.words}', put both in one pair of \"quotes\""
    remedy += "; if not, begin it with a capital." if is_lower else "."
    return what, remedy


def cut_off_key(rows: Sequence[str], key: Typed, value: Typed | None) -> tuple[str, str] | None:
    """Return finding and remedy for words behind a comma that a '{ }' takes for one more key."""
    line, column = key.end
    if rows[line][column:].lstrip().startswith(":") or value is None or value.words:
        return None
    return f"a comma cuts off '{key.words}' from the words before it", QUOTE_ALL
