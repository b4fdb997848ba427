"""Words that people keep survive what changes here and in the lessons since they were written.

`notebooks/64fd8c2.json` is what the site of that commit kept on a device, after five of its sheets
were filled in; `64fd8c2-locked.json` is the same behind PASSPHRASE.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.content.curriculum.library import Library
from tests.browser.test_notebook_faults_in_browser import put
from tests.browser.test_notebook_in_browser import saved, state, stored, unlock

NOTEBOOKS = Path(__file__).parent / "notebooks"
FIND = """field => {
  const all = Array.from(document.querySelectorAll(`[name="${field}"]`));
  const one = all.find(found => found.type !== "radio" || found.checked) || all[0];
  const isOn = one && (!["checkbox", "radio"].includes(one.type) || one.checked);
  return isOn ? one.value : null;
}"""

Answers = dict[tuple[str, str], str]


def answers(notebook: str) -> Answers:
    """Return the words that `notebook` holds, by their sheet and field."""
    rows = [row for row in json.loads(notebook) if row[0] == "words"]
    return {(sheet, field): said for _, sheet, field, said, *_ in rows}


def pages(kept: Iterable[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(sheet.split("#")[0] for sheet, _ in kept))


def asked_today(library: Library) -> set[str]:
    """Return the name of every part of every sheet, as fields begin with it."""
    return {
        f"{name}.{part.id}"
        for page in library.sheet_pages
        for name, sheet in page.worksheets.items()
        for part in sheet.parts
    }


@pytest.mark.parametrize("name", ["64fd8c2", "64fd8c2-locked"])
def test_a_notebook_of_an_earlier_site_is_read_by_todays(
    name: str, page: Page, address: str, library: Library
) -> None:
    kept = answers((NOTEBOOKS / "64fd8c2.json").read_text("utf-8"))
    today = asked_today(library)
    stays = {key for key in kept if ".".join(key[1].split(".")[:2]) in today}
    # Both are there: a part that has gone since, and parts that have stayed.
    assert "my-agenda.first-line" in {field for _, field in kept.keys() - stays}
    assert len(stays) > len(kept) / 2

    put(page, address, (NOTEBOOKS / f"{name}.json").read_text("utf-8"))
    older = set()
    for path in pages(kept):
        page.goto(f"{address}/{path}")
        if name.endswith("locked"):
            unlock(page)
            state(page, "sealed")
        else:
            state(page, "device")
        saved(page)
        for sheet, field in kept:
            if sheet.startswith(f"{path}#") and page.evaluate(FIND, field) != kept[sheet, field]:
                older.add((sheet, field))
    # An option may have gone from a part that stays; words that somebody typed have their room.
    assert {field for sheet, field in older & stays if ", answer " in kept[sheet, field]} == set()
    assert kept.keys() - stays <= older

    page.goto(f"{address}/mine/index.html")
    if name.endswith("locked"):
        unlock(page)
    expect(page.locator("[data-done*=my-triggers]")).to_be_checked()
    shown = page.locator("[data-older-list] dd")
    expect(shown).to_have_count(len(older))
    said = shown.all_inner_texts()
    assert all(any(kept[key] in line for line in said) for key in older)
    expect(page.locator("[data-list] dd")).to_have_count(len(kept) - len(older))


def test_what_has_no_question_any_more_is_shown_as_of_an_older_sheet_and_kept(
    page: Page, address: str
) -> None:
    notebook = (NOTEBOOKS / "64fd8c2.json").read_text("utf-8")
    put(page, address, notebook)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_role("heading", name="From an older sheet")).to_be_visible()
    older = page.locator("[data-older-list] article")
    expect(older).to_contain_text("Which one goes first?")
    expect(older).to_contain_text(
        next(said for (_, field), said in answers(notebook).items() if "first-line" in field)
    )
    # To look at it has changed nothing.
    assert stored(page) == notebook
