"""My notebook, the page: shows, prints, carries out, brings in, erases; and never runs a word."""

import json
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.content.curriculum.library import Library
from macros.content.kinds.worksheet_parts import Table
from tests.browser.keeping import (
    exported,
    on_device,
    opened,
    place,
    press,
    put,
    saved,
    start,
    state,
    stored,
)
from tests.browser.kept_words import PASSPHRASE, SECRET, SHEET, text, words
from tests.browser.printed import printed_pdf, sides_printed

ATTACK = '<img src=x onerror="window.hit=1"><script>window.hit=1</script></script>{{7*7}}'


@pytest.fixture
def elsewhere(browser: Browser, address: str) -> Page:
    """My notebook in another browser, which keeps nothing yet."""
    page = browser.new_context().new_page()
    opened(page, address)
    return page


@pytest.mark.parametrize(("path", "most"), [("mine/index.html", 8), ("mine/plan.html", 8)])
def test_it_asks_for_few_files_as_it_opens(path: str, most: int, page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{path}")
    state(page, "nothing")
    page.wait_for_load_state("networkidle")
    assert any("/keep-questions-" in url for url in asked)
    assert len(asked) <= most, asked


def test_everything_written_stands_by_lesson_with_its_question(
    page: Page, address: str, library: Library
) -> None:
    lesson = library.lessons["lessons/relapse-prevention/my-triggers"]
    trigger_map = lesson.worksheets["trigger-map"]
    start(page, address)
    place(page, "strongest.1.1").fill("payday")
    place(page, "strongest.1.2").fill("8")
    page.get_by_label("Bored").check()
    saved(page)
    opened(page, address)
    sheet = page.locator(".notebook__sheet")
    expect(sheet).to_contain_text(f"{lesson.number} {lesson.facts.title}")
    expect(sheet.get_by_role("heading", name=trigger_map.title)).to_be_visible()
    asked = {part.id: part.ask for part in trigger_map.parts}
    answered = [asked[name] for name in ("inside", "outside", "strongest")]
    assert sheet.locator("dt").all_inner_texts() == answered
    trigger, pull = next(part.columns for part in trigger_map.parts if isinstance(part, Table))
    said = sheet.locator("dd").all_inner_texts()
    assert said == ["Bored", SECRET, f"row 1, {trigger}: payday", f"row 1, {pull}: 8"]


def test_an_entry_and_its_mark_stand_in_one_line(page: Page, address: str) -> None:
    sheet = "lessons/getting-back-in-touch/my-people-map/index.html#people-map"
    # Entry 2 has a mark and no words; entry 3 was kept from an older sheet, with its mark.
    kept: list[tuple[str, str, str]] = [
        ("1.1", "R. S.", "Most days, entry 1"),
        ("1.1.mark", "support", "Most days, Mark for entry 1"),
        ("1.2.mark", "risk", "Most days, Mark for entry 2"),
        ("1.3@1700000000000", "K.", "Most days, entry 3"),
        ("1.3.mark@1700000000000", "unsure", "Most days, Mark for entry 3"),
    ]
    rows: list[list[object]] = [
        ["words", sheet, f"people-map.rings.{field}", said, 1, "Who?", label, "", order]
        for order, (field, said, label) in enumerate(kept)
    ]
    put(page, address, text(rows))
    opened(page, address)
    assert page.locator(".notebook__sheet dd").all_inner_texts() == [
        "Most days, entry 1: R. S. · support",
        "Most days, Mark for entry 2: risk",
        "Most days, entry 3: K. · unsure",
    ]
    assert "R. S. · support" in exported(page).read_text(encoding="utf-8").split("<script")[0]


def test_change_leads_to_the_sheet_which_is_filled(page: Page, address: str) -> None:
    start(page, address)
    saved(page)
    opened(page, address)
    page.get_by_role("link", name="Change: My trigger map").click()
    assert page.url.endswith("my-triggers/index.html#trigger-map")
    expect(place(page)).to_have_value(SECRET)


def test_one_sheet_or_all_is_erased_after_a_question_with_a_count(page: Page, address: str) -> None:
    away = "lessons/old/gone/index.html#weather"
    rows = [words("outside", SECRET), words("with-help", "R."), words("a", "rain", sheet=away)]
    put(page, address, text(rows))
    opened(page, address)
    page.locator("[data-list]").get_by_role("button", name="Erase").click()
    expect(page.get_by_text("2 answers will be gone.")).to_be_visible()
    page.keyboard.press("Escape")
    assert SECRET in (stored(page) or "")
    page.locator("[data-list]").get_by_role("button", name="Erase").click()
    page.locator("[data-yes]").click()
    expect(page.get_by_text("2 answers were erased.")).to_be_visible()
    assert SECRET not in (stored(page) or "")
    assert "rain" in (stored(page) or "")
    press(page, "Erase everything")
    expect(page.get_by_text("1 answer will be gone from this device.")).to_be_visible()
    page.locator("[data-yes]").click()
    expect(page.get_by_text("1 answer was erased.")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_erasing_declining_and_mending_are_done_by_keys_alone(
    key: str, page: Page, address: str
) -> None:
    put(page, address, text([words("outside", SECRET), ["odd"]]))
    opened(page, address)
    said = page.locator("[data-live] > [data-said]")

    def ask(button: Locator, answer: str) -> None:
        button.focus()
        page.keyboard.press(key)
        expect(page.get_by_role("button", name="Keep it")).to_be_focused()
        if answer == "Erase":
            page.keyboard.press("Tab")
            expect(page.locator("[data-yes]")).to_be_focused()
        page.keyboard.press(key if answer in {"Erase", "Keep it"} else answer)
        expect(page.get_by_role("alertdialog")).to_be_hidden()

    sheet = page.locator("[data-list]").get_by_role("button", name="Erase")
    for button in (sheet, page.locator("[data-mend]"), page.locator("[data-erase]")):
        for answer in ("Keep it", "Escape"):
            ask(button, answer)
            expect(button).to_be_focused()
    ask(page.locator("[data-mend]"), "Erase")
    expect(page.get_by_text("What could not be read was taken out.")).to_be_focused()
    assert "odd" not in (stored(page) or "")
    ask(sheet, "Erase")
    expect(said).to_be_focused()
    expect(said).to_have_text("1 answer was erased.")
    put(page, address, text([words("outside", SECRET)]))
    opened(page, address)
    ask(page.locator("[data-erase]"), "Erase")
    expect(said).to_be_focused()
    expect(said).to_have_text("1 answer was erased.")
    assert stored(page) is None


def test_a_change_in_another_tab_takes_the_question_away_and_not_the_focus(
    page: Page, address: str
) -> None:
    put(page, address, text([words("outside", SECRET)]))
    opened(page, address)
    page.locator("[data-erase]").press("Enter")
    other = page.context.new_page()
    put(other, address, text([words("outside", SECRET), words("with-help", "R.")]))
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    expect(page.get_by_text("Your notebook has just changed.")).to_be_focused()
    assert SECRET in (stored(page) or "")


def test_lessons_done_are_ticked_under_the_same_choice(page: Page, address: str) -> None:
    opened(page, address)
    tick = page.get_by_label("6.1 My triggers", exact=True)
    tick.check()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    press(page, "Until I close this tab")
    state(page, "tab")
    saved(page)
    page.reload()
    expect(tick).to_be_checked()
    tick.uncheck()
    saved(page)
    page.reload()
    expect(tick).not_to_be_checked()


def test_what_was_saved_to_a_file_comes_back_in_another_browser(
    page: Page, address: str, elsewhere: Page
) -> None:
    start(page, address)
    saved(page)
    opened(page, address)
    file = exported(page)
    assert "Which place, thing, hour" in file.read_text("utf-8").split("<script")[0]
    elsewhere.get_by_label("The file", exact=True).set_input_files(file)
    expect(elsewhere.get_by_role("heading", name="What would change")).to_be_focused()
    expect(elsewhere.locator("[data-sum]")).to_have_text("1 answer is new.")
    expect(elsewhere.locator("[data-changes]")).to_contain_text("New: " + SECRET)
    assert elsewhere.locator(".notebook__sheet").count() == 0
    press(elsewhere, "Bring these in")
    expect(elsewhere.locator(".notebook__sheet")).to_contain_text(SECRET)
    assert elsewhere.evaluate("localStorage.length") == 0
    on_device(elsewhere)
    state(elsewhere, "device")
    assert SECRET in (stored(elsewhere) or "")


def test_the_preview_says_what_changes_and_later_words_stay(
    page: Page, address: str, tmp_path: Path
) -> None:
    def answer(field: str, said: str, at: int) -> list[object]:
        return ["words", SHEET, f"trigger-map.{field}", said, at, "Where?", "", "", 0]

    put(page, address, text([answer("a", "mine", 5), answer("b", "mine", 5), answer("c", "x", 5)]))
    file = tmp_path / "notes.txt"
    given = [answer("a", "theirs", 9), answer("b", "old", 1), answer("c", "x", 9)]
    file.write_text(text([*given, answer("d", "fresh", 1)]), "utf-8")
    opened(page, address)
    page.get_by_label("The file", exact=True).set_input_files(file)
    expect(page.locator("[data-sum]")).to_have_text(
        "1 answer is new. 1 answer changes. 1 answer is the same. "
        "1 answer in the file is older than yours. Yours stays, unless you tick the older one."
    )
    expect(page.locator("[data-changes]")).to_contain_text("Now: mine")
    expect(page.locator("[data-changes]")).to_contain_text("From the file: theirs")
    press(page, "Leave it")
    assert "theirs" not in (stored(page) or "")
    page.get_by_label("The file", exact=True).set_input_files(file)
    press(page, "Bring these in")
    expect(page.get_by_text("2 answers were brought in.")).to_be_visible()
    kept = stored(page) or ""
    assert '"theirs"' in kept
    assert '"fresh"' in kept
    assert '"old"' not in kept


def test_a_locked_file_holds_no_word_and_opens_with_its_passphrase_alone(
    page: Page, address: str, elsewhere: Page
) -> None:
    start(page, address)
    saved(page)
    opened(page, address)
    page.get_by_text("Save to a locked file").click()
    page.get_by_label("Passphrase for the file").fill("short")
    press(page, "Save it locked")
    expect(page.get_by_text("Make the passphrase longer")).to_be_visible()
    page.get_by_label("Passphrase for the file").fill(PASSPHRASE)
    with page.expect_download() as saving:
        press(page, "Save it locked")
    file = Path(saving.value.path())
    said = file.read_text("utf-8")
    assert not [word for word in [*SECRET.split(), "trigger"] if word in said.split("<script")[1]]
    elsewhere.get_by_label("The file", exact=True).set_input_files(file)
    elsewhere.locator("[data-file-passphrase]").fill("wrong one here")
    press(elsewhere, "Open the file")
    expect(elsewhere.get_by_text("That does not open the file.")).to_be_visible()
    elsewhere.locator("[data-file-passphrase]").fill(PASSPHRASE)
    press(elsewhere, "Open the file")
    press(elsewhere, "Bring these in")
    expect(elsewhere.locator(".notebook__sheet")).to_contain_text(SECRET)


def test_of_a_damaged_file_what_can_be_read_is_read(
    page: Page, address: str, tmp_path: Path
) -> None:
    whole = text([words("outside", SECRET), words("with-help", "my leader")])
    page_of_it = '<!doctype html><script type="application/json">' + whole
    file = tmp_path / "cut.html"
    file.write_text(page_of_it[: page_of_it.index("my leader")], "utf-8")
    opened(page, address)
    page.get_by_label("The file", exact=True).set_input_files(file)
    expect(page.locator("[data-sum]")).to_have_text(
        "1 answer is new. 1 line of the file could not be read."
    )
    press(page, "Bring these in")
    expect(page.locator(".notebook__sheet")).to_contain_text(SECRET)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x00\xff", b"<html>Hello</html>", b"[]"])
def test_a_file_that_is_no_notebook_changes_nothing(
    content: bytes, page: Page, address: str, tmp_path: Path
) -> None:
    put(page, address, text([words("outside", SECRET)]))
    before = stored(page)
    file = tmp_path / "other.html"
    file.write_bytes(content)
    opened(page, address)
    page.get_by_label("The file", exact=True).set_input_files(file)
    expect(page.get_by_text("Nothing in this file can be read")).to_be_visible()
    assert stored(page) == before


def test_a_file_of_a_newer_version_is_not_brought_in(
    page: Page, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "newer.html"
    file.write_text(text([words("outside", SECRET)], version=2), "utf-8")
    opened(page, address)
    page.get_by_label("The file", exact=True).set_input_files(file)
    expect(page.get_by_text("A newer copy of this site wrote this file")).to_be_visible()
    expect(page.locator("[data-preview]")).to_be_hidden()


def test_a_script_in_any_field_is_shown_as_text(page: Page, address: str, tmp_path: Path) -> None:
    sheet = f"{SHEET}{ATTACK}"
    rows = [
        ["sheet", SHEET, ATTACK, ATTACK],
        ["words", SHEET, "trigger-map.outside", ATTACK, 1, ATTACK, ATTACK, "triggers", 0],
        ["sheet", sheet, ATTACK, ATTACK],
        ["words", sheet, ATTACK, ATTACK, 1, ATTACK, ATTACK, "triggers", 0],
        ["sheet", "javascript:window.hit=1#x", "Odd", ""],
        ["words", "javascript:window.hit=1#x", "x.y", "odd", 1],
    ]
    file = tmp_path / "attack.html"
    file.write_text(f"{ATTACK}{text(rows)}", "utf-8")
    opened(page, address)
    page.get_by_label("The file", exact=True).set_input_files(file)
    # The attack itself is no line of a notebook; the rows behind it are.
    expect(page.locator("[data-changes]")).to_contain_text("<img src=x")
    press(page, "Bring these in")
    expect(page.locator(".notebook__sheet").first).to_contain_text(ATTACK)
    on_device(page)
    saved(page)
    out = exported(page)
    for path in ("mine/plan.html", "lessons/relapse-prevention/my-triggers/index.html"):
        page.goto(f"{address}/{path}")
        state(page, "device")
        assert page.evaluate("window.hit") is None
    expect(place(page)).to_have_value(ATTACK)
    assert page.locator("a[href^='javascript:']").count() == 0
    readable = out.rename(tmp_path / "readable.html")
    # Once it has loaded, every picture has come or failed.
    page.goto(readable.as_uri())
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    data = page.locator("script").evaluate_all("all => all.map(one => one.type + one.textContent)")
    assert len(data) == 1
    assert json.loads(data[0].removeprefix("application/json"))[0] == ["even-keel", 1]


def test_paper_shows_the_words_and_no_buttons(page: Page, address: str) -> None:
    start(page, address)
    saved(page)
    opened(page, address)
    paper = printed_pdf(page)
    said = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "".join(SECRET.split()) in said
    assert "Saveto" not in said
    assert "Thefile" not in said
    assert "Moresheets" not in said


def test_a_long_sheet_begins_on_the_first_printed_side(page: Page, address: str) -> None:
    rows: list[list[object]] = [
        ["words", SHEET, f"trigger-map.outside.{n}", f"night {n}", 1, "How?", "", "", n]
        for n in range(80)
    ]
    put(page, address, text(rows))
    opened(page, address)
    sides = sides_printed(page)
    assert len(sides) > 1
    assert "night 9" in sides[0]


def test_the_list_of_lessons_done_takes_no_third_printed_side(page: Page, address: str) -> None:
    opened(page, address)
    sides = sides_printed(page)
    assert "8.4 Enjoying life" in sides[-1]
    assert len(sides) == 2


def test_without_script_the_page_says_so_and_lists_the_lessons(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/mine/index.html")
    expect(plain.get_by_text("The notebook needs scripts")).to_be_visible()
    assert plain.locator("[data-live] :is(button, input):visible").count() == 0
    expect(plain.get_by_text("6.1 My triggers")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["mine/index.html", "mine/plan.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_my_pages(
    path: str, scheme: Literal["light", "dark"], page: Page, address: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    put(page, address, text([words("outside", SECRET), words("gone", "older"), ["odd"]]))
    page.goto(f"{address}/{path}")
    state(page, "device")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", ["mine/index.html", "mine/plan.html"])
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_my_pages_fit_a_narrow_phone_and_large_letters(
    path: str, width: int, zoom: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    put(page, address, text([words("outside", "w" * 200), words("gone", SECRET)]))
    page.goto(f"{address}/{path}")
    state(page, "device")
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("main :is(button, summary, .button, [type=file])")]
          .map(one => one.getBoundingClientRect().height)
          .filter(height => height && height < 43.5).length"""
    )
    assert small == 0
