"""A notebook or a file to bring in, spoiled at random, loses no answer that still stands whole."""

import json
import re
from collections.abc import Iterator
from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from tests.content.test_mutated_files import ALIKE, Change, changed, changes
from tests.test_notebook import Row, Run, run

__all__ = ["run"]

SHEETS = ("lessons/a/b/index.html#map", "lessons/a/c/index.html#plan", "__proto__")
FIELDS = ("map.outside", "map.inside", "plan.first", "constructor", "plan.last")
LONGEST_AGO = 1_600_000_000_000
"""In milliseconds since 1970, so that the clock of no browser stands before it."""

said = st.tuples(st.text(min_size=1, max_size=12), st.integers(0, LONGEST_AGO))
books = st.dictionaries(st.sampled_from(FIELDS), said, min_size=1)
spoiled = st.lists(changes, max_size=3)
Answer = tuple[str, int]

READ_TWICE = """(store, text) => {
  const once = store.parse(text);
  const again = store.parse(store.format(once));
  return { once: store.rows(once), again: store.rows(again), isLocked: Boolean(once.sealed) };
}"""

JOINED = """(store, mine, theirs) => {
  const book = store.parse(mine);
  store.rows(store.parse(theirs)).filter(([kind]) => kind !== "sealed")
    .forEach((row) => store.put(book, row));
  return store.rows(book);
}"""


def row_of(field: str, answer: Answer) -> Row:
    """Return the row of one answer, on the sheet that its field always has."""
    sheet = SHEETS[FIELDS.index(field) % len(SHEETS)]
    return ["words", sheet, field, *answer, "Where?", "", "triggers", 0]


def text_of(book: dict[str, Answer], spoiled: list[Change]) -> str:
    """Return a notebook as text with one answer a line, spoiled by each change in turn."""
    rows = [["even-keel", 1], *starmap(row_of, book.items())]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f"[\n{lines}\n]"
    for change in spoiled:
        text = changed(text, change)
    return text


def unreadable(text: str) -> Iterator[str]:
    """Yield what stands in each line that is no JSON, from its first letter to its last."""
    for line in re.split("\r?\n", text):
        try:
            json.loads(line.strip().strip("\ufeff").removesuffix(","))
        except ValueError:
            yield re.sub(r"^[\W_]+|[\W_]+$", "", line)


@ALIKE
@given(book=books, spoiled=spoiled)
def test_what_still_stands_whole_is_read_and_written_again(
    run: Run, book: dict[str, Answer], spoiled: list[Change]
) -> None:
    text = text_of(book, spoiled)
    found = run(READ_TWICE, text)
    assert isinstance(found, dict)
    lines = [line.removesuffix(",") for line in text.split("\n")]
    rest = "\n".join(row[1] for row in found["once"] if row[0] == "rest")
    assert all(part in rest for part in unreadable(text))
    for field, answer in book.items():
        row = row_of(field, answer)
        # Another line that names the field may hold a later answer.
        if json.dumps(row, ensure_ascii=False) in lines and text.count(field) == 1:
            assert row in found["once"]
    # Nobody writes behind a lock that is damaged.
    assert found["isLocked"] or found["again"] == found["once"]


@ALIKE
@given(mine=books, theirs=books, spoiled=spoiled)
def test_a_spoiled_file_takes_no_later_answer_of_mine(
    run: Run, mine: dict[str, Answer], theirs: dict[str, Answer], spoiled: list[Change]
) -> None:
    brought = text_of(theirs, spoiled)
    rows = run(JOINED, text_of(mine, []), brought)
    assert isinstance(rows, list)
    kept = {(row[1], row[2]): (row[3], row[4]) for row in rows if row[0] == "words"}
    for field, answer in mine.items():
        sheet = SHEETS[FIELDS.index(field) % len(SHEETS)]
        if field not in brought:
            assert kept[sheet, field] == answer
        elif (sheet, field) in kept:
            assert kept[sheet, field][1] >= answer[1]
