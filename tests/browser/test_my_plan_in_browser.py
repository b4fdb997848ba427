"""My plan: six places on one page, filled from the sheets, on a card, and by hand."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keeping import place, put, saved, start, state, unlock
from tests.browser.kept_words import PASSPHRASE, Rows, text
from tests.browser.printed import words_printed

PLACES = ("triggers", "warning-signs", "people", "tools", "slip", "reasons")
HEADINGS = (
    *("My triggers", "My warning signs", "My people"),
    *("What works for me", "If I slip", "My reasons"),
)


def filled(each: int, said: str) -> str:
    """A notebook with `each` entries in every place."""
    rows: Rows = []
    for plan in PLACES:
        for n in range(each):
            field = f"map.{plan}{n}"
            rows.append(["words", "lessons/x/y/index.html#map", field, said, 1, "?", "", plan, n])
    return text(rows)


def test_answers_marked_for_the_plan_come_together_by_place(page: Page, address: str) -> None:
    start(page, address)
    place(page, "strongest.1.1").fill("payday")
    place(page, "strongest.1.2").fill("8")
    place(page, "with-help").fill("my leader")
    saved(page)
    page.goto(f"{address}/mine/plan.html")
    expect(page.locator("[data-place=triggers] li")).to_have_text(["payday · 8"])
    expect(page.locator("[data-place=people] li")).to_have_text(["my leader"])
    expect(page.locator("[data-place=reasons]")).to_be_hidden()
    expect(page.get_by_text("the bus stop")).to_have_count(0)


def test_cells_of_a_row_are_one_entry_and_ratings_say_their_name(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/plan.html")
    state(page, "nothing")
    entries = page.evaluate(
        """() => {
          const entry = (words, label, place) => ({ words, label, place, plan: "tools", at: 1 });
          const fields = {
            "s.table.1.1": entry("walk", "row 1, What", 0),
            "s.table.1.2": entry("at five", "row 1, When", 1),
            "s.table.2.1": entry("call", "row 2, What", 2),
            "s.wheel.1": entry("7", "Sleep", 3), "s.wheel.2": entry("4", "Money", 4),
            "s.plans.1.if": entry("it rains", "If", 5),
            "s.plans.1.then": entry("I stay", "then", 6),
            "s.alone": entry("one\\nline", "", 7), "s.other": { words: "no", plan: "", place: 8 },
          };
          return EvenKeel.gather({ sheets: { a: { fields } } });
        }"""
    )
    assert entries == {
        "tools": ["walk · at five", "call", "Sleep: 7 · Money: 4", "it rains · I stay", "one\nline"]
    }


def test_a_card_takes_what_fits_and_counts_the_rest(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/plan.html")
    fit = "entries => EvenKeel.fitting(entries)"
    assert page.evaluate(fit, ["a"] * 9) == {"fits": ["a"] * 7, "left": 2}
    assert page.evaluate(fit, ["a" * 1000, "b"]) == {"fits": [], "left": 2}
    assert page.evaluate(fit, []) == {"fits": [], "left": 0}


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_the_plan_prints_on_one_page_with_all_of_its_words(
    page: Page, address: str, size: str
) -> None:
    put(page, address, filled(4, "Walk to the river and call R. before six"))
    page.goto(f"{address}/mine/plan.html")
    expect(page.locator("[data-place=slip] li")).to_have_count(4)
    pages = words_printed(page, size)
    assert len(pages) == 1
    for heading in HEADINGS:
        assert "".join(heading.split()) in pages[0]
    assert pages[0].count("WalktotheriverandcallR.beforesix") == 24
    assert "Keepwhat" not in pages[0]


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_a_long_plan_loses_no_word_on_paper(page: Page, address: str, size: str) -> None:
    put(page, address, filled(12, "Walk to the river and call R. before six"))
    page.goto(f"{address}/mine/plan.html")
    expect(page.locator("[data-place=slip] li")).to_have_count(12)
    assert "".join(words_printed(page, size)).count("WalktotheriverandcallR.beforesix") == 72


@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("each", [0, 2, 9])
def test_the_pocket_card_is_one_page_with_eight_faces(
    page: Page, address: str, size: str, each: int
) -> None:
    put(page, address, filled(each, "Walk to the river and call R."))
    page.goto(f"{address}/mine/plan.html")
    state(page, "device")
    page.evaluate(
        "window.print = () => { window.printed = document.documentElement.dataset.printed; }"
    )
    page.get_by_role("button", name="Print a pocket card").click()
    assert page.evaluate("window.printed") == "card"
    pages = words_printed(page, size)
    assert len(pages) == 1
    assert "Indangernow:call911" in pages[0]
    assert "calls" not in pages[0]
    # The face on a slip keeps two lines for what comes first.
    assert "First:stayalive." in pages[0]
    assert pages[0].count("WalktotheriverandcallR.") == 5 * min(each, 7) + min(each, 5)
    assert pages[0].count("2moreinmyplan") == (5 if each == 9 else 0)
    assert pages[0].count("4moreinmyplan") == (1 if each == 9 else 0)
    page.emulate_media(media="print")
    cut = page.locator(".my-plan__face").evaluate_all(
        "all => all.filter(face => face.scrollHeight > face.clientHeight + 1).length"
    )
    assert cut == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".my-plan__page")).to_be_visible()


def test_a_locked_plan_shows_nothing_before_it_is_opened(page: Page, address: str) -> None:
    start(page, address, "sealed")
    place(page, "strongest.1.1").fill("payday")
    saved(page)
    page.goto(f"{address}/mine/plan.html")
    state(page, "locked")
    assert page.locator("[data-place] li").count() == 0
    unlock(page, PASSPHRASE)
    expect(page.locator("[data-place=triggers] li")).to_have_text(["payday"])


def test_without_script_it_is_a_form_for_a_pen(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/mine/plan.html")
    for heading in HEADINGS:
        expect(plain.get_by_role("heading", name=heading)).to_be_visible()
    assert plain.locator("main button:visible").count() == 0
    plain.emulate_media(media="print")
    high = plain.locator(".my-plan__page .my-plan__line").evaluate_all(
        "all => all.filter(line => line.getBoundingClientRect().height >= 8 * 96 / 25.4).length"
    )
    assert high == 30
    assert len(words_printed(plain, "Letter")) == 1
    context.close()
