"""A leader's plan on screen: another length is chosen, and everything on the page follows."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import at_length

PLAN = "lessons/relapse-prevention/my-triggers/leader.html"
FOLDER = "lessons/relapse-prevention/my-triggers"


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    """A leader plan."""
    page.goto(f"{address}/{PLAN}")
    return page


def choose(page: Page, minutes: int) -> None:
    page.get_by_label("Length of this session").select_option(str(minutes))


def test_without_script_the_plan_has_the_clock_of_the_program(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PLAN}")
    expect(page.get_by_label("Length of this session")).to_be_hidden()
    expect(page.locator("#teach")).to_contain_text("0:30 · 6:30 pm")
    expect(page.locator("#run-sheet tr:visible")).to_have_count(28)
    context.close()


@pytest.mark.parametrize("minutes", [150, 135, 120, 90, 60])
def test_another_length_changes_every_clock(minutes: int, plan: Page, library: Library) -> None:
    choose(plan, minutes)
    timed = at_length(library.lessons[FOLDER].session, minutes)
    rows = plan.locator("#run-sheet tbody tr:visible")
    expect(rows).to_have_count(len(timed))
    expect(rows.locator("[data-minutes]")).to_have_text([f"{each.minutes} min" for each in timed])
    for each in timed:
        heading = plan.locator(f"h3#{each.step.anchor}")
        expect(heading).to_contain_text(f"{each.starts // 60}:{each.starts % 60:02} ·")
    kept = len(timed) + plan.get_by_text(f"Left out at {minutes} minutes").count()
    assert kept >= len(at_length(library.lessons[FOLDER].session, 180))


def test_what_is_left_out_can_be_read_and_comes_back(plan: Page) -> None:
    choose(plan, 60)
    round_two = plan.locator("h3#round-two")
    expect(round_two).to_contain_text("Left out at 60 minutes")
    text = plan.get_by_text("A new speaker, the same six steps.")
    expect(text).to_be_hidden()
    plan.locator("h3#round-two + details summary").click()
    expect(text).to_be_visible()
    results = Axe().run(plan, "article")
    assert results.violations_count == 0, results.generate_report()
    choose(plan, 180)
    expect(round_two).to_contain_text("16 min")
    expect(text).to_be_visible()
    expect(plan.locator("details[data-folded]")).to_have_count(0)


def test_fifteen_minutes_show_their_own_steps(plan: Page) -> None:
    choose(plan, 15)
    rows = plan.locator("#run-sheet tbody tr:visible")
    expect(rows).to_have_count(5)
    expect(rows.first).to_contain_text("Privacy words")
    expect(plan.locator("h2#teach")).to_contain_text("Left out at 15 minutes")
    plan.get_by_role("button", name="Present").click()
    expect(plan.locator("[name=deck-cut]:checked")).to_have_value("15")


def test_a_plan_prints_as_chosen(plan: Page) -> None:
    choose(plan, 60)
    sheets = PdfReader(BytesIO(plan.pdf())).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "Left out at 60 minutes" in text
    assert "A new speaker, the same six steps." not in text
    assert "Read it all the same" not in text
