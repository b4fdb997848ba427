"""A leader's plan on screen: another length is chosen, and everything on the page follows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import at_length
from tests.browser.printed import printed_pdf

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
    browser: Browser, address: str, library: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PLAN}")
    expect(page.get_by_label("Length of this session")).to_be_hidden()
    expect(page.locator("#teach")).to_contain_text("0:30 · 6:30 pm")
    steps = at_length(library.lessons[FOLDER].session, library.program.session_minutes)
    expect(page.locator("#run-sheet tbody tr:visible")).to_have_count(len(steps))
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


def left_out(library: Library, minutes: int) -> list[str]:
    """Return the anchors of the steps that the session of `minutes` leaves out."""
    session = library.lessons[FOLDER].session
    kept = {each.step.anchor for each in at_length(session, minutes)}
    steps = [step for block in session.blocks for step in block.steps if step.drop]
    return [step.anchor for step in steps if step.anchor not in kept]


def test_what_is_left_out_can_be_read_and_comes_back(plan: Page, library: Library) -> None:
    anchors = left_out(library, 60)
    folds = plan.locator("details[data-folded]")
    choose(plan, 60)
    expect(folds).to_have_count(len(anchors))
    heading = plan.locator(f"h3#{anchors[0]}")
    expect(heading).to_contain_text("Left out at 60 minutes")
    inside = folds.first.locator("> :not(summary)").first
    text = " ".join((inside.text_content() or "").split())
    expect(inside).to_be_hidden()
    folds.first.locator("summary").click()
    expect(inside).to_be_visible()
    for part in (".agenda", "#run-sheet", "details[data-folded]"):
        results = Axe().run(plan, part)
        assert results.violations_count == 0, results.generate_report()
    choose(plan, 180)
    expect(heading).to_contain_text(" min")
    expect(folds).to_have_count(0)
    expect(heading.locator("xpath=following-sibling::*[1]")).to_have_text(text)


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
    fold = plan.locator("details[data-folded]").first
    words = " ".join((fold.locator("> :not(summary)").first.text_content() or "").split())[:40]
    sheets = printed_pdf(plan).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "Left out at 60 minutes" in text
    assert words not in text
    assert "Read it all the same" not in text
