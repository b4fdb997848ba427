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
from tests.browser.keeping import on_device, place, press, put, saved, start, state, stored, unlock
from tests.browser.kept_words import FULL, LESSON, OLD_KEY, PASSPHRASE, SECRET, text, words

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

    put(page, address, (NOTEBOOKS / f"{name}.json").read_text("utf-8"), OLD_KEY)
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
    lines = page.locator("[data-list] dd")
    # The mark of an entry stands in its line.
    here = kept.keys() - older
    marks = {
        (sheet, field)
        for sheet, field in here
        if field.endswith(".mark") and (sheet, field.removesuffix(".mark")) in here
    }
    expect(lines).to_have_count(len(here) - len(marks))
    assert all(any(kept[key] in line for line in lines.all_inner_texts()) for key in here)


def test_what_has_no_question_any_more_is_shown_as_of_an_older_sheet_and_kept(
    page: Page, address: str
) -> None:
    notebook = (NOTEBOOKS / "64fd8c2.json").read_text("utf-8")
    put(page, address, notebook, OLD_KEY)
    page.goto(f"{address}/mine/index.html")
    expect(page.get_by_role("heading", name="From an older sheet")).to_be_visible()
    older = page.locator("[data-older-list] article")
    expect(older).to_contain_text("Which one goes first?")
    expect(older).to_contain_text(
        next(said for (_, field), said in answers(notebook).items() if "first-line" in field)
    )
    # To look at it has changed nothing.
    assert stored(page) == notebook


MOVED = '["even-keel",2]'
"""What an earlier site takes for the notebook of a newer one."""


def kept_under_the_old_name(page: Page) -> str | None:
    found = page.evaluate("key => localStorage.getItem(key)", OLD_KEY)
    assert found is None or isinstance(found, str)
    return found


def test_what_stood_under_the_old_name_is_moved_once(page: Page, address: str) -> None:
    put(page, address, text([words("outside", SECRET)]), OLD_KEY)
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    assert SECRET in (stored(page) or "")
    assert kept_under_the_old_name(page) == MOVED
    page.reload()
    expect(place(page)).to_have_value(SECRET)
    assert page.evaluate("text => EvenKeel.store.parse(text).newer", MOVED) is True


def test_nothing_is_left_under_the_old_name_where_words_are_kept_elsewhere(
    page: Page, address: str
) -> None:
    put(page, address, text([words("outside", SECRET)]), OLD_KEY)
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    press(page, "Change this")
    press(page, "Until I close this tab")
    state(page, "tab")
    saved(page)
    assert page.evaluate("localStorage.length") == 0


def test_what_a_tab_of_an_earlier_site_wrote_since_joins_the_notebook(
    page: Page, address: str
) -> None:
    put(page, address, text([words("outside", SECRET)]))
    put(page, address, text([words("with-help", "my leader")]), OLD_KEY)
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    expect(place(page, "with-help")).to_have_value("my leader")
    assert kept_under_the_old_name(page) == MOVED


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another four small boats"])
def test_what_an_earlier_tab_locked_joins_where_the_same_passphrase_opens_it(
    passphrase: str, page: Page, address: str
) -> None:
    start(page, address, "sealed")
    saved(page)
    page.evaluate(
        """async ([key, text, passphrase]) => {
          const { seal } = EvenKeel;
          localStorage.setItem(key, await seal.close(text, await seal.lock(passphrase)));
        }""",
        [OLD_KEY, text([words("with-help", "my leader")]), passphrase],
    )
    page.reload()
    unlock(page)
    expect(place(page)).to_have_value(SECRET)
    is_same = passphrase == PASSPHRASE
    expect(place(page, "with-help")).to_have_value("my leader" if is_same else "")
    saved(page)
    assert (kept_under_the_old_name(page) == MOVED) == is_same


def test_a_full_store_is_read_under_the_old_name_and_erased_under_it(
    page: Page, address: str
) -> None:
    put(page, address, text([words("outside", SECRET)]), OLD_KEY)
    page.add_init_script(f"({FULL})()")
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    assert SECRET in (kept_under_the_old_name(page) or "")
    press(page, "Change this")
    press(page, "Keep nothing")
    press(page, "Erase it")
    assert page.evaluate("localStorage.length") == 0


def test_two_sites_of_one_host_do_not_share_a_notebook(page: Page, address: str) -> None:
    start(page, address)
    saved(page)
    page.route(
        "**/another-site/**",
        lambda route: route.fulfill(
            response=page.request.get(route.request.url.replace("/another-site", ""))
        ),
    )
    page.goto(f"{address}/another-site/{LESSON}")
    state(page, "nothing")
    expect(place(page)).to_have_value("")
    place(page).fill("of the other site")
    on_device(page)
    saved(page)
    page.goto(f"{address}/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
    kept = page.evaluate("Object.keys(localStorage).sort()")
    assert kept == ["even-keel /", "even-keel /another-site/"]
