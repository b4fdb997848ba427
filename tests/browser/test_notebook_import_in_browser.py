"""What a file brings in: what somebody chose, and nothing that makes the notebook unusable."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import (
    on_device,
    opened,
    place,
    press,
    put,
    saved,
    start,
    state,
    stored,
    unlock,
)
from tests.browser.kept_words import FULL, LESSON, PASSPHRASE, SECRET, SHEET, text, words

OF_THE_LANGUAGE = ("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf")
"""Names that every object has in the language of the pages."""


def bring(page: Page, tmp_path: Path, notebook: str) -> None:
    """Choose a file that holds `notebook`."""
    file = tmp_path / "notebook.txt"
    file.write_text(notebook, "utf-8")
    page.get_by_label("The file", exact=True).set_input_files(file)


def keep_on_the_device(page: Page) -> None:
    on_device(page)
    state(page, "device")
    saved(page)


@pytest.mark.parametrize("name", OF_THE_LANGUAGE)
def test_a_word_of_the_language_is_only_a_name(
    name: str, page: Page, address: str, tmp_path: Path
) -> None:
    sheets = (name, f"{name}#x", f"x#{name}", SHEET)
    fields = (name, f"trigger-map.{name}", f"{name}@2026-11-23")
    odd = [
        ["words", sheet, field, "odd", 1, name, "", name, 0] for sheet in sheets for field in fields
    ]
    # A plan word on a field that the sheet has, beside the one that it should have.
    odd.append(["words", SHEET, "trigger-map.with-help", "R.", 1, "Who?", "", "people", 0])
    rows = [["done", name, 1, True], ["sheet", name, name, name], *odd]
    opened(page, address)
    bring(page, tmp_path, text(rows))
    press(page, "Bring these in")
    keep_on_the_device(page)
    page.reload()
    expect(page.locator("[data-list] dd").first).to_be_visible()
    # Each is shown, as words of a sheet that is not known today.
    expect(page.locator(".notebook__sheet dd")).to_have_count(len(odd))
    page.goto(f"{address}/mine/plan.html")
    expect(page.locator("[data-place=people] li")).to_have_text(["R."])
    page.goto(f"{address}/mine/urge-wave.html")
    expect(page.locator("[data-people]").first.locator("li")).to_have_text(["R."])
    page.goto(f"{address}/{LESSON}")
    expect(place(page, "with-help")).to_have_value("R.")
    place(page).fill(SECRET)
    saved(page)
    opened(page, address)
    expect(page.get_by_text(SECRET)).to_be_visible()
    press(page, "Erase everything")
    page.locator("[data-yes]").click()
    assert page.evaluate("localStorage.length") == 0


def test_an_older_answer_is_taken_where_somebody_ticks_it(
    page: Page, address: str, tmp_path: Path
) -> None:
    def answer(field: str, said: str, at: int) -> list[object]:
        return ["words", SHEET, f"trigger-map.{field}", said, at, f"{field}?", "", "", 0]

    put(page, address, text([answer("a", "mine", 5), answer("b", "mine", 5)]))
    opened(page, address)
    bring(page, tmp_path, text([answer("a", "later", 9), answer("b", "older", 1)]))
    later, older = (page.get_by_label(f"{field}?") for field in "ab")
    expect(later).to_be_checked()
    expect(older).not_to_be_checked()
    older.check()
    later.uncheck()
    press(page, "Bring these in")
    expect(page.get_by_text("1 answer was brought in.")).to_be_visible()
    expect(page.get_by_label("The file", exact=True)).to_be_focused()
    page.reload()
    said = page.locator(".notebook__sheet dd")
    expect(said).to_have_text(["mine", "older"])


@pytest.mark.parametrize("choice", ["device", "sealed"])
def test_a_full_store_brings_nothing_in_and_says_why(
    choice: str, page: Page, address: str, tmp_path: Path
) -> None:
    start(page, address, choice)
    saved(page)
    opened(page, address)
    if choice == "sealed":
        unlock(page)
        state(page, "sealed")
    before = stored(page)
    page.evaluate(FULL)
    bring(page, tmp_path, text([words("with-help", "R."), words("gone", "rain")]))
    press(page, "Bring these in")
    expect(page.get_by_text("Nothing was brought in")).to_be_visible()
    expect(page.get_by_text("brought in.", exact=False)).to_have_count(0)
    expect(page.locator(".notebook__sheet dd")).to_have_count(1)
    assert stored(page) == before
    # With room again, the same file comes in.
    page.evaluate("freed()")
    press(page, "Bring these in")
    expect(page.get_by_text("2 answers were brought in.")).to_be_visible()
    expect(page.locator(".notebook__sheet dd")).to_have_count(3)
    page.reload()
    if choice == "sealed":
        unlock(page)
    expect(page.locator(".notebook__sheet dd")).to_have_count(3)


@pytest.mark.parametrize("inside", ["sealed", "newer"])
def test_a_lock_or_a_newer_notebook_inside_a_locked_file_locks_nothing_here(
    inside: str, page: Page, address: str, tmp_path: Path
) -> None:
    start(page, address, "sealed")
    saved(page)
    rows = [words("with-help", "R.")]
    hidden = (
        text([*rows, ["sealed", 1, "c2Fs", "c2Fs", "c2Fs"]])
        if inside == "sealed"
        else text(rows, version=9)
    )
    closed = page.evaluate(
        """async ([text, passphrase]) =>
          EvenKeel.seal.close(text, await EvenKeel.seal.lock(passphrase))""",
        [hidden, PASSPHRASE],
    )
    opened(page, address)
    unlock(page)
    state(page, "sealed")
    bring(page, tmp_path, closed)
    page.locator("[data-file-passphrase]").fill(PASSPHRASE)
    press(page, "Open the file")
    expect(page.locator("[data-file-said]")).to_contain_text("Nothing was changed.")
    state(page, "sealed")
    expect(page.get_by_text(SECRET)).to_be_visible()


def test_a_file_renames_no_sheet_and_takes_no_line_that_cannot_be_read(
    page: Page, address: str, tmp_path: Path
) -> None:
    mine = ["sheet", SHEET, "My trigger map", "6.1 My triggers"]
    put(page, address, text([mine, words("outside", SECRET)]))
    opened(page, address)
    theirs = ["sheet", SHEET, "Not mine", "Nor this"]
    bring(page, tmp_path, text([theirs, words("with-help", "R."), ["rest", "x"], ["gone", SHEET]]))
    press(page, "Bring these in")
    expect(page.get_by_text("1 answer was brought in.")).to_be_visible()
    saved(page)
    assert "Not mine" not in (stored(page) or "")
    assert SECRET in (stored(page) or "")
    expect(page.locator("[data-rest]")).to_be_hidden()


def test_a_file_of_more_answers_than_a_notebook_can_hold_is_refused(
    page: Page, address: str, tmp_path: Path
) -> None:
    opened(page, address)
    bring(page, tmp_path, text([words(f"f{n}", "x") for n in range(5001)]))
    expect(page.get_by_text("Nothing in this file can be read")).to_be_visible()
    expect(page.locator("[data-preview]")).to_be_hidden()
