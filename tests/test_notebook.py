"""A notebook as text: read, changed and written again without losing a word."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent / "overrides" / "components" / "notebook-store"
SHEET = "lessons/a/b/index.html#map"

Row = list[object]
Run = Callable[..., object]


@pytest.fixture
def run(page: Page) -> Run:
    """Run a JavaScript function with the notebook's pure part at hand, as `store`."""
    page.set_content("<!doctype html><title>Pure</title>")
    page.evaluate("window.EvenKeel = {}")
    page.add_script_tag(path=FOLDER / "store.js")
    return lambda code, *given: page.evaluate(f"given => ({code})(EvenKeel.store, ...given)", given)


def words(field: str, said: str, at: float = 1) -> Row:
    return ["words", SHEET, field, said, at, "Where?", "", "triggers", 0]


def after(run: Run, *rows: Row) -> dict[str, str]:
    """Return what each field says once `rows` have been put into an empty notebook."""
    said = run(
        """(store, rows) => {
          const book = store.empty();
          rows.forEach((row) => store.put(book, row));
          return Object.fromEntries(Object.values(book.sheets).flatMap((sheet) =>
            Object.entries(sheet.fields).map(([field, entry]) => [field, entry.words])));
        }""",
        rows,
    )
    assert isinstance(said, dict)
    return said


def again(run: Run, text: str) -> list[Row]:
    """Return the rows of a notebook that was read from `text`."""
    rows = run("(store, text) => store.rows(store.parse(text))", text)
    assert isinstance(rows, list)
    return rows


def test_what_is_written_is_read_again(run: Run) -> None:
    rows: list[Row] = [
        ["sheet", SHEET, "My map", "Lesson"],
        words("map.a", 'two\nlines, "quotes", [brackets], </script> and ünï 🌊'),
        words("map.b", "second"),
        ["done", "lessons/a/b/index.html", 5, True],
    ]
    text = run(
        """(store, rows) => {
          const book = store.empty();
          rows.forEach((row) => store.put(book, row));
          return store.format(book);
        }""",
        rows,
    )
    assert isinstance(text, str)
    assert again(run, text) == rows


def test_the_later_words_win_in_any_order(run: Run) -> None:
    early, late = words("map.a", "early", 1), words("map.a", "late", 2)
    assert after(run, early, late) == after(run, late, early) == {"map.a": "late"}


def test_fields_of_one_sheet_are_put_together_one_by_one(run: Run) -> None:
    rows = [words("map.a", "one", 5), words("map.b", "other", 1), words("map.a", "old", 2)]
    assert after(run, *rows) == {"map.a": "one", "map.b": "other"}


def test_two_answers_of_the_same_moment_end_alike_in_every_tab(run: Run) -> None:
    one, other = words("map.a", "apple"), words("map.a", "pear")
    assert after(run, one, other) == after(run, other, one)


def test_an_empty_answer_takes_the_field_away_and_the_sheet_with_its_last(run: Run) -> None:
    assert after(run, words("map.a", "one", 1), words("map.a", "", 2)) == {}
    assert after(run, words("map.a", "one", 2), words("map.a", "", 1)) == {"map.a": "one"}


def test_a_damaged_line_costs_no_other_and_is_kept_as_it_stands(run: Run) -> None:
    text = '[\n["even-keel",1],\n["words","s","f","kept",1],\n["words","s","g","cut\n["odd"]\n]'
    assert again(run, text) == [
        ["sheet", "s", "", ""],
        ["words", "s", "f", "kept", 1, "", "", "", 0],
        ["rest", '["words","s","g","cut'],
        ["rest", '["odd"]'],
    ]


@pytest.mark.parametrize("text", ["", "x", "{}", "[1, 2]", "null", "[]", '["words"]', "[[[["])
def test_no_text_at_all_breaks_the_reading(run: Run, text: str) -> None:
    assert all(row[0] == "rest" for row in again(run, text))


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
def test_odd_names_are_only_names(run: Run, name: str) -> None:
    row = ["words", name, name, "said", 1, "", "", "", 0]
    assert again(run, json.dumps(row)) == [["sheet", name, "", ""], row]
    assert run("(store, name) => store.put(store.empty(), [name, 'x', 'y'])", name) is False


def test_a_newer_format_is_known_and_an_older_one_is_read(run: Run) -> None:
    newer = "(store, text) => store.parse(text).newer"
    assert run(newer, '[\n["even-keel",2]\n]') is True
    assert run(newer, '[\n["even-keel","x"]\n]') is True
    assert run(newer, '[\n["even-keel",0],\n["words","s","f","old"]\n]') is False


def test_a_clock_that_ran_ahead_does_not_win_for_ever(run: Run) -> None:
    code = """(store, text) => {
      const book = store.parse(text);
      return [book.sheets.s.fields.f.at <= Date.now(), book.done.l.at <= Date.now()];
    }"""
    text = '["words","s","f","ahead",9e99]\n["done","l",9e99,true]'
    assert run(code, text) == [True, True]


def test_words_behind_a_damaged_lock_are_still_taken_for_locked(run: Run) -> None:
    code = "(store, text) => [Boolean(store.parse(text).sealed), store.parse(text).rest.length]"
    assert run(code, '[\n["even-keel",1],\n["sealed",600000,"c2Fs') == [True, 1]


def test_answers_are_counted_by_sheet_and_in_all(run: Run) -> None:
    code = """(store, text) => {
      const book = store.parse(text);
      return [store.count(book), store.count(book, "s")];
    }"""
    text = '["words","s","f","a",1]\n["words","s","g","b",1]\n["words","t","f","c",1]'
    assert run(code, text) == [3, 2]
