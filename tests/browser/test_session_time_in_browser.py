"""A session's time and place: late, longer, closed by accident, in another country's clock."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.content.curriculum.deck import deck, tasks
from macros.content.curriculum.library import Library
from macros.content.curriculum.session import NEVER_LESS
from macros.content.kinds.time_of_day import read_span
from tests.browser.leading import (
    FOLDER,
    PLAN,
    SHIFT_CLOCK,
    again,
    ask_late,
    begin,
    go_to,
    press,
    start,
    title,
)


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    """A leader plan whose full session is on screen."""
    page.add_init_script(f"({SHIFT_CLOCK})()")
    start(page, f"{address}/{PLAN}")
    return page


def at_seven(page: Page, minutes: int = 12) -> None:
    """Let it be so many minutes after six in the evening."""
    page.clock.install(time=f"2026-11-23T18:{minutes:02}:00")


# When the clock and the plan differ


def test_a_late_start_asks_from_when_the_time_counts(page: Page, address: str) -> None:
    at_seven(page)
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").click()
    asked = page.get_by_role("group", name="Group was to begin at 6:00 pm")
    expect(asked.get_by_label("From now. It ends at 9:12 pm.")).to_be_checked()
    asked.get_by_label("As planned. It ends at 9:00 pm.").check()
    begin(page)
    expect(title(page)).to_have_text("Arrive")
    press(page, "g")
    saving = page.locator("[data-saving]")
    expect(saving).to_contain_text("12 minutes late. To end at 9:00 pm")


def test_on_time_nothing_is_asked(page: Page, address: str) -> None:
    at_seven(page, 0)
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").click()
    expect(page.locator("[data-late-start]")).to_be_hidden()


def test_late_is_later_than_the_start_and_before_the_end(plan: Page) -> None:
    late = "(at) => EvenKeel.lateBy(1080, 180, new Date(`2026-11-23T${at}:00`))"
    cases = {"17:59": 0, "18:01": 0, "18:02": 2, "20:59": 179, "21:00": 0, "09:00": 0}
    for time, minutes in cases.items():
        assert plan.evaluate(late, time) == minutes, time
    assert plan.evaluate("EvenKeel.lateBy(-1, 180, new Date())") == 0


def test_any_block_can_be_the_first(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").click()
    page.get_by_label("Start at").select_option(label="1:45 · 7:45 pm · Use it")
    begin(page)
    expect(title(page)).to_have_text("Use it")
    expect(page.locator("[data-do=minutes]")).to_have_text("50 min")
    press(page, "g")
    expect(page.locator("[data-saving]")).to_be_empty()


def test_a_block_gets_more_minutes_and_the_deck_says_what_may_go(plan: Page) -> None:
    go_to(plan, "Teach")
    press(plan, "g")
    saving = plan.locator("[data-saving]")
    plan.get_by_role("button", name="This block starts now").click()
    expect(saving).to_be_empty()
    for _ in range(3):
        plan.get_by_role("button", name="5 minutes more for this block").click()
    expect(plan.locator("[data-given]")).to_have_text("15 min more")
    expect(saving).to_contain_text("15 minutes late")
    expect(saving.get_by_role("listitem").first).to_have_text(
        re.compile(r"^\d+ min: keep “.+” to \d+ min$")
    )
    for _ in range(14):
        plan.get_by_role("button", name="5 minutes more for this block").click()
    lines = saving.get_by_role("listitem").all_text_contents()
    assert "1 min: leave out “One word”" in lines
    won = [int(line.split()[0]) for line in lines]
    assert won == sorted(won, reverse=True)
    assert sum(won) == 85 - missing(saving)
    expect(saving).to_contain_text("The privacy words, the calm-down and the last levels stay.")
    results = Axe().run(plan, "[data-blocks]")
    assert results.violations_count == 0, results.generate_report()
    plan.get_by_role("button", name="Close", exact=True).click()
    expect(plan.locator("[data-do=minutes]")).to_have_text("100 min")


def missing(saving: Locator) -> int:
    """Return how many minutes cannot be won."""
    found = re.search(r"still end (\d+) minute", saving.inner_text())
    return int(found[1]) if found else 0


def test_no_safety_step_is_ever_among_what_may_go(plan: Page, library: Library) -> None:
    for lesson in library.lessons.values():
        said = tasks(lesson.session, library.shared_steps)
        steps = [
            {
                "name": step.step,
                "minutes": step.minutes,
                "drop": said[step.anchor].drop,
                "least": min(said[step.anchor].least, step.minutes),
            }
            for step in deck(lesson.session, 180).steps
        ]
        for over in (1, 10, 60, 120, 170):
            found = plan.evaluate("all => EvenKeel.endOnTime(...all)", [steps, over])
            touched = [each["name"] for each in found["drop"] + found["shorten"]]
            assert not set(touched) & set(NEVER_LESS), lesson.folder
            won = sum(each["minutes"] for each in found["drop"])
            won += sum(each["minutes"] - each["keeps"] for each in found["shorten"])
            assert won + found["missing"] == over or won >= over, (lesson.folder, over)


# Closed by accident


def test_a_plan_closed_by_accident_offers_to_go_on_for_six_hours(page: Page, address: str) -> None:
    page.add_init_script(f"({SHIFT_CLOCK})()")
    start(page, f"{address}/{PLAN}")
    press(page, "PageDown", "PageDown")
    context = page.context
    page.close()
    other = context.new_page()
    other.goto(f"{address}/{PLAN}")
    offer = other.locator("[data-go-on]")
    expect(offer).to_contain_text("You stopped at “Teach”")
    offer.get_by_role("button", name="Go on where you stopped").click()
    press(other, "Enter")
    expect(title(other)).to_have_text("Teach")
    other.close()

    place = "JSON.parse(localStorage['even-keel:place'])"
    late = context.new_page()
    late.goto(f"{address}/index.html")
    kept = late.evaluate(place)
    for hours, is_offered in ((5.9, True), (6.1, False)):
        then = {**kept, "wall": kept["wall"] - hours * 3_600_000}
        late.evaluate("kept => localStorage['even-keel:place'] = kept", json.dumps(then))
        late.goto(f"{address}/{PLAN}")
        expect(late.get_by_role("button", name="Present")).to_be_visible()
        expect(late.locator("[data-go-on]")).to_be_visible(visible=is_offered)
        assert late.evaluate("'even-keel:place' in localStorage") == is_offered
    late.goto(f"{address}/lessons/welcome/what-this-program-is/leader.html")
    expect(late.locator("[data-go-on]")).to_be_hidden()


def test_the_device_keeps_the_place_and_nothing_else(plan: Page) -> None:
    press(plan, "PageDown", "t", "PageDown")
    kept = plan.evaluate("JSON.parse(localStorage['even-keel:place'])")
    assert set(kept) == {"plan", "cut", "at", "starts", "passed", "more", "wall"}
    assert kept["plan"] == f"/{PLAN}"
    for _ in range(3):
        press(plan, "Shift")
    plan.wait_for_url(re.compile("leave"))
    assert plan.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_session_that_is_over_leaves_nothing_to_go_on_with(plan: Page) -> None:
    press(plan, "End", "Escape")
    plan.locator("[data-do=close]").click()
    expect(plan.locator("[data-go-on]")).to_be_hidden()
    assert plan.evaluate("localStorage.length") == 0


def test_from_a_stick_a_block_is_chosen_by_hand(page: Page, site: Path) -> None:
    start(page, f"{site.as_uri()}/{PLAN}", "60")
    press(page, "PageDown")
    assert page.evaluate("localStorage.length") == 0
    other = page.context.new_page()
    other.goto(f"{site.as_uri()}/{PLAN}")
    expect(other.locator("[data-go-on]")).to_be_hidden()
    other.get_by_role("button", name="Present").click()
    other.locator("[name=deck-cut][value='60']").check()
    blocks = other.get_by_label("Start at")
    blocks.select_option(index=2)
    chosen = blocks.locator("option").nth(2).inner_text()
    begin(other)
    expect(title(other)).to_have_text(chosen.rpartition(" · ")[2])


# Another page language, another clock


def test_a_translated_page_keeps_its_notes(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    page.evaluate(
        """() => document.querySelectorAll("h2[data-at], h3[data-at]").forEach((heading) => {
          heading.firstChild.textContent = "Otra\\u00a0cosa";
        })"""
    )
    again(page, "180", "here")
    press(page, "n")
    notes = page.locator("aside[data-notes]")
    expect(notes).to_contain_text("Stand near the door")
    press(page, "PageDown")
    expect(notes).to_contain_text("Divide the minutes of this step")
    go_to(page, "Close")
    expect(notes).to_contain_text("Hand out the strips")


@pytest.fixture(params=["de-DE", "en-GB", "en-US"])
def abroad(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale=request.param)
    page = context.new_page()
    at_seven(page)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("starts", "until"),
    [
        ("6:00 pm", "until 6:22 pm"),
        ("18:00", "until 18:22"),
        ("6.00 p.m.", "until 6.22 p.m."),
    ],
)
def test_times_are_written_as_the_program_writes_its_start(
    starts: str, until: str, abroad: Page, site: Path, address: str
) -> None:
    source = (site / PLAN).read_text("utf-8")
    time = json.dumps(asdict(read_span(starts).start))
    body = re.sub("data-times='[^']*'", lambda _: f"data-times='[{', '.join([time] * 7)}]'", source)
    abroad.route("**/timed.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    with abroad.expect_popup() as opened:
        start(abroad, f"{address}/{FOLDER}/timed.html", notes="window")
    expect(abroad.locator("[data-until]")).to_have_text(until)
    expected = until.removeprefix("until ").replace("22", "12")
    expect(opened.value.locator("[data-clock]")).to_have_text(re.compile(r"^[\d:. apm]+$"))
    assert (
        abroad.evaluate(
            "time => EvenKeel.hour(new Date('2026-11-23T18:12:00'), time)", json.loads(time)
        )
        == expected
    )


# The minutes on the screen


def test_the_button_of_the_minutes_says_its_number_and_keeps_the_focus(plan: Page) -> None:
    button = plan.get_by_role("button", name="10 min in this block: show or hide")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    press(plan, "Enter")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "false")
    plan.evaluate("window.shifted += 13 * 60000")
    late = plan.get_by_role("button", name="+3 min in this block: show or hide")
    expect(late).to_be_focused()


def test_the_agenda_and_the_list_of_blocks_can_be_read_on_a_phone(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/{PLAN}")
    table = page.locator(".agenda table")
    cells = table.locator("tr:visible :is(td, th)").all()
    for cell in cells:
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360, cell.inner_text()
    again(page, "180")
    go_to(page, "Teach")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1024, 600)])
def test_a_long_panel_opens_where_the_leader_is(
    width: int, height: int, page: Page, address: str
) -> None:
    """Late, with advice below the list; its first button stands at the foot."""
    page.set_viewport_size({"width": width, "height": height})
    ask_late(page, address)
    page.get_by_label("As planned").check()
    begin(page)
    press(page, "?")
    expect(page.get_by_role("heading", name="Keys")).to_be_in_viewport(ratio=1)
    press(page, "Escape", "g")
    expect(page.get_by_text("20 minutes late.")).to_be_visible()
    here = page.locator("[data-blocks] [aria-current]")
    expect(page.get_by_role("heading", name="Blocks of this session")).to_be_in_viewport(ratio=1)
    expect(here).to_be_in_viewport(ratio=1)
    press(page, "Escape", "End", "g")
    expect(here).to_contain_text("Close")
    expect(here).to_be_in_viewport(ratio=1)
    foot = page.locator("[data-blocks] form").evaluate("row => row.getBoundingClientRect().top")
    assert here.evaluate("button => button.getBoundingClientRect().bottom") <= foot


def test_the_quiz_scrolls_by_keyboard_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    start(page, f"{address}/{PLAN}")
    press(page, "q", "PageDown")
    screen = page.locator("[data-room-screen]")
    expect(screen).to_contain_text("Fits.")
    assert screen.evaluate("screen => screen.scrollWidth <= screen.clientWidth")
    assert screen.evaluate("screen => screen.tabIndex") == 0
    results = Axe().run(page, ".room__stage")
    assert results.violations_count == 0, results.generate_report()
    context.close()
