"""Printing from the browser: just what is ticked, and what each printed page says."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.run.sheet_pieces import write_sheet_pieces
from tests.browser.printed import sides_printed


@pytest.fixture(scope="module")
def choose(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, on a disk, of the page where sheets are ticked."""
    copy = tmp_path_factory.mktemp("choose") / "site"
    shutil.copytree(site, copy)
    write_sheet_pieces(library, KeptSheets(copy, copy.parent))
    return (copy / "print" / "choose.html").as_uri()


def tick(page: Page, *names: str) -> None:
    """Tick what is called so, in whatever row it stands."""
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    for name in names:
        page.get_by_label(name).check()


def test_only_what_is_ticked_is_printed_also_from_a_disk(page: Page, choose: str) -> None:
    page.goto(choose)
    button = page.get_by_role("button", name="Print what is ticked")
    assert button.is_disabled()
    tick(page, "Worksheet: My trigger map", "Answer key: Outside or inside?")
    expect(page.get_by_text("2 sheets ticked.")).to_be_visible()
    page.evaluate("window.print = () => { window.asked = true }")
    button.click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    sheets = page.locator("[data-sheets] > *")
    assert sheets.count() == 2
    assert page.get_by_text("My trigger map", exact=True).is_visible()
    assert page.get_by_text("Does not fit:").first.is_visible()
    assert not page.get_by_label("Worksheet: My trigger map").is_visible()
    assert page.locator(".print-footer").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Untick all").click()
    expect(sheets).to_have_count(0)
    assert button.is_disabled()


def test_all_of_a_lesson_is_one_tick_and_each_id_stands_once(page: Page, choose: str) -> None:
    page.goto(choose)
    group = page.get_by_role("group", name="6.1 My triggers")
    tick(page)
    group.get_by_label("All of this lesson").check()
    of_lesson = group.locator("[data-pick]").count()
    expect(page.get_by_text(f"{of_lesson} sheets ticked.")).to_be_visible()
    group.get_by_label("Worksheet: My trigger map").uncheck()
    expect(page.get_by_text(f"{of_lesson - 1} sheets ticked.")).to_be_visible()
    assert group.get_by_label("All of this lesson").evaluate("one => one.indeterminate")
    page.get_by_role("group", name="1.1").get_by_label("All of this lesson").check()
    expect(page.locator("[data-sheets] > *")).to_have_count(
        of_lesson - 1 + page.get_by_role("group", name="1.1").locator("[data-pick]").count()
    )
    twice = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
          return ids.filter((id, n) => ids.indexOf(id) !== n);
        }"""
    )
    assert twice == []


def test_a_handout_that_is_ticked_is_one_side_as_it_is_by_itself(page: Page, choose: str) -> None:
    page.goto(choose)
    tick(page, "Handout: Feeling words with faces")
    expect(page.locator("[data-sheets] > *")).to_have_count(1)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print what is ticked").click()
    with pypdfium2.PdfDocument(page.pdf(format="Letter")) as document:
        assert len(document) == 1


def test_ctrl_and_p_print_what_is_ticked_as_the_button_does(page: Page, choose: str) -> None:
    page.goto(choose)
    tick(page, "Worksheet: My week and how I get here")
    expect(page.locator("[data-sheets] > *")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    sides = sides_printed(page)
    assert len(sides) == 1
    assert sides[0].startswith("Worksheet")
    # Afterwards the page is as it was.
    assert page.locator("[data-printing], [data-left-out]").count() == 0
    expect(page.get_by_text("1 sheet ticked.")).to_be_visible()


SIDES = {
    "6.1-my-triggers-reading": 4,
    "6.1-my-triggers-run-sheet": 1,
    "6.1-my-triggers-key": 2,
    "6.1-my-triggers-cards": 1,
    "hard-moments": 3,
    "4.1-my-stress-signals-check": 2,
    "my-wheel-worksheet": 1,
    "pocket-plan": 1,
    "get-help": 4,
    "any-room": 8,
}
"""How many sides some sheets take on Letter that are ticked: as many as their PDFs, or one more."""


def test_what_is_ticked_takes_about_as_many_sides_as_its_pdf_also_in_a_wide_font(
    page: Page, choose: str
) -> None:
    page.goto(choose)
    found = sides_of(page, [*SIDES], "DejaVu Sans")
    assert {sheet: n for sheet, n in found.items() if n > SIDES[sheet]} == {}


@pytest.mark.parametrize("font", ["DejaVu Sans", "Arial"])
def test_the_fullest_run_sheets_take_one_side_in_any_font(
    font: str, page: Page, choose: str
) -> None:
    page.goto(choose)
    sheets = ("3.1-how-a-skill-gets-built-run-sheet", "7.4-my-safety-plan-run-sheet")
    assert {*sides_of(page, sheets, font).values()} == {1}


def sides_of(page: Page, sheets: Sequence[str], font: str) -> dict[str, int]:
    """Return how many sides each of `sheets` takes that is ticked by itself, in a `font`."""
    tick(page)
    page.evaluate("font => document.documentElement.style.setProperty('--font-body', font)", font)
    found = {}
    for sheet in sheets:
        box = page.locator(f"[data-pick='{sheet}']")
        box.check()
        expect(page.locator("[data-sheets] > *")).to_have_count(1)
        found[sheet] = len(sides_printed(page))
        box.uncheck()
        expect(page.locator("[data-sheets] > *")).to_have_count(0)
    return found


def test_what_is_long_keeps_letters_that_are_large_enough(page: Page, choose: str) -> None:
    page.goto(choose)
    tick(page)
    for sheet in ("6.1-my-triggers-reading", "get-help", "any-room"):
        page.locator(f"[data-pick='{sheet}']").check()
    expect(page.locator("[data-sheets] > *")).to_have_count(3)
    page.emulate_media(media="print")
    points = page.locator("[data-sheets] :is(p, li, td)").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * 72 / 96)"
    )
    assert min(points) > 11.4


def test_an_answer_key_says_each_choice_once(page: Page, choose: str) -> None:
    page.goto(choose)
    tick(page, "Answer key: Outside or inside?")
    expect(page.locator("[data-sheets] > *")).to_have_count(1)
    said = "".join("".join(sides_printed(page)).split())
    assert said.count("Thelongdaybehindme,becauseIwastired") == 1


@pytest.mark.parametrize("quiz", ["Which practice plan will happen?", "Which goal is ready?"])
def test_a_quiz_that_is_ticked_takes_two_sides_as_its_pdf_does(
    page: Page, choose: str, quiz: str
) -> None:
    page.goto(choose)
    tick(page, f"Quiz sheet: {quiz}")
    expect(page.locator("[data-sheets] > *")).to_have_count(1)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print what is ticked").click()
    with pypdfium2.PdfDocument(page.pdf(format="Letter", prefer_css_page_size=True)) as document:
        assert len(document) == 2


def test_lines_to_write_on_are_as_far_apart_as_a_pen_needs_and_even(
    page: Page, choose: str
) -> None:
    page.goto(choose)
    tick(page, "Worksheet: My trigger map", "Quiz sheet: Outside or inside?")
    expect(page.locator("[data-sheets] > *")).to_have_count(2)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print what is ticked").click()
    page.emulate_media(media="print")
    for line in (".worksheet__rule", ".quiz__line"):
        tall = page.locator(f"[data-sheets] {line}").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height).filter(Boolean)"
        )
        assert tall
        # A browser draws a line on whole pixels: a part of one lands now here, now there.
        assert [height for height in tall if height % 1 > 0.1 or height * 25.4 / 96 < 8] == []


def test_the_looks_of_what_is_ticked_come_with_it(page: Page, choose: str) -> None:
    page.goto(choose)
    looks = page.locator("link[href$='components/worksheet/worksheet.css']")
    assert looks.count() == 0
    tick(page, "Worksheet: My trigger map")
    expect(page.get_by_text("1 sheet ticked.")).to_be_visible()
    assert looks.count() == 1


def test_a_piece_that_does_not_come_is_said_and_nothing_prints(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    # The site as it is before its pieces are written.
    page.goto((site / "print" / "choose.html").as_uri())
    tick(page, "Worksheet: My trigger map")
    expect(page.get_by_text("could not be fetched")).to_be_visible()
    assert page.get_by_role("button", name="Print what is ticked").is_disabled()
    context.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720), (740, 360)])
def test_the_bar_below_the_ticks_never_covers_the_one_with_the_focus(
    width: int, height: int, page: Page, choose: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(choose)
    tick(page)
    page.locator("[data-pick]").first.focus()
    for _ in range(24):
        page.keyboard.press("Tab")
        assert page.evaluate(
            """() => {
              const bar = document.querySelector(".choose-sheets__do");
              const one = document.activeElement;
              return bar.contains(one)
                || one.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
            }"""
        )


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_the_page_to_tick_comes_and_is_ticked(
    width: int, browser: Browser, choose: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 760})
    context.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) =>
          list.getEntries().forEach((one) => (window.shift += one.value)),
        ).observe({ type: "layout-shift", buffered: true });"""
    )
    page = context.new_page()
    page.goto(choose)
    page.locator("[data-pick]").first.evaluate("one => (one.closest('details').open = true)")
    page.wait_for_timeout(600)  # What moves because somebody opened a row is no jump.
    before = page.evaluate("window.shift")
    page.get_by_label("All of these").evaluate("one => one.click()")
    expect(page.get_by_text(re.compile(r"\d+ sheets ticked"))).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") - before < 0.01
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.01
    context.close()


def test_without_a_script_the_page_to_tick_leads_to_the_list(browser: Browser, choose: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(choose)
    assert not page.locator("[data-pick]").first.is_visible()
    page.get_by_role("link", name="Each sheet, by theme").click()
    expect(page).to_have_url(re.compile("print/index.html#print-sheets"))
    context.close()


def test_a_printed_lesson_says_phone_and_lesson_at_its_foot(page: Page, site: Path) -> None:
    page.goto((site / "lessons/relapse-prevention/my-triggers/index.html").as_uri())
    page.emulate_media(media="print")
    foot = page.locator(".print-footer p:last-child")
    assert foot.inner_text().startswith("Even Keel, phone:")
    assert foot.inner_text().endswith("Lesson 6.1 My triggers")


def test_a_printed_lesson_ends_with_its_worksheet(page: Page, site: Path) -> None:
    page.goto((site / "lessons/relapse-prevention/my-triggers/index.html").as_uri())
    assert "My trigger map" in sides_printed(page)[-1]


def test_no_space_stands_before_a_full_stop_where_a_source_was_named(
    page: Page, site: Path
) -> None:
    page.goto((site / "lessons/relapse-prevention/my-triggers/index.html").as_uri())
    page.emulate_media(media="print")
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".prose [data-component=cite]")].flatMap((cite) => {
            const before = cite.previousSibling, after = cite.nextSibling;
            if (before?.nodeType !== 3 || !/\\S $/.test(before.data)) return [];
            if (!/^[.,;:]/.test(after?.data ?? "")) return [];
            const at = (node, start) => {
                const range = document.createRange();
                range.setStart(node, start);
                range.setEnd(node, start + 1);
                return range.getBoundingClientRect();
            };
            const letter = at(before, before.data.length - 2), stop = at(after, 0);
            return letter.top === stop.top ? [stop.left - letter.right] : [];
        })"""
    )
    assert gaps
    assert max(map(abs, gaps)) < 1.5, gaps
