"""Tonight's lesson in a browser: from the calendar or picked, and few presses away."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.kinds.program import Program
from macros.publish.sheets.paper_offers import tonight_card
from macros.publish.sheets.session_papers import PaperLink
from tests.browser.standing import stand

MONDAY = "2026-11-23"
GROUP_NIGHT, OFF_NIGHT = "2026-11-25T12:00:00Z", "2026-11-28T12:00:00Z"
HOMES = ("index.html", "lessons/index.html", "leaders/index.html")
"""The pages that show which lesson is on."""
TRIGGERS = "lessons/relapse-prevention/my-triggers"
Open = Callable[[str], None]


def card(library: Library, place: str = "leaders/index.md", **facts: object) -> str:
    """Return a page with the card alone, as a program with other `facts` has it."""
    program = Program.model_validate({**library.program.model_dump(), **facts})
    return stand(tonight_card(CalledFrom(replace(library, program=program), place), {}), "tonight")


@pytest.fixture
def dated(page: Page, address: str) -> Open:
    """Opens a page of the real site, of a program whose first session was on a Monday."""

    def tell(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace('data-first=""', f'data-first="{MONDAY}"')
        route.fulfill(response=answer, body=text)

    for path in HOMES:
        page.route(f"{address}/{path}", tell)

    def open_page(path: str) -> None:
        page.goto(f"{address}/{path}")

    return open_page


def test_a_night_of_group_shows_its_lesson_and_the_sessions_round_it(
    page: Page, library: Library
) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.set_content(card(library, calendar_starts=MONDAY))
    expect(page.get_by_role("heading", level=2)).to_have_text("Tonight")
    expect(page.locator(".tonight__lesson")).to_have_text("6.1 My triggers")
    expect(page.locator("[data-last]")).to_have_text(
        "Last time, Monday, November 23: 1.1 What this program is"
    )
    expect(page.locator("[data-then]")).to_have_text(
        "Next time, Friday, November 27: 3.1 How a skill gets built"
    )


def test_a_night_without_group_shows_the_next_session_and_the_last(
    page: Page, library: Library
) -> None:
    page.clock.set_fixed_time(OFF_NIGHT)
    page.set_content(card(library, calendar_starts=MONDAY))
    expect(page.get_by_role("heading", level=2)).to_have_text("Next session")
    expect(page.locator("[data-when]")).to_have_text("Monday, November 30, 6:00 pm")
    expect(page.locator(".tonight__lesson")).to_have_text("2.1 My people map")
    expect(page.locator("[data-last]")).to_contain_text("3.1")
    expect(page.locator("[data-then]")).to_be_hidden()


def test_before_the_first_session_there_is_no_last_one(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.set_content(card(library, calendar_starts=MONDAY))
    expect(page.locator(".tonight__lesson")).to_contain_text("1.1")
    expect(page.locator("[data-last]")).to_be_hidden()


def test_after_the_last_lesson_of_the_wheel_comes_the_first(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2027-02-13T12:00:00Z")
    page.set_content(card(library, calendar_starts=MONDAY))
    expect(page.locator(".tonight__lesson")).to_contain_text("1.1")
    expect(page.locator("[data-last]")).to_contain_text("8.4")


def test_a_morning_group_meets_today(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.set_content(card(library, calendar_starts=MONDAY, starts="9:00 am"))
    expect(page.get_by_role("heading", level=2)).to_have_text("Today")


def test_each_day_has_its_time_and_its_word(page: Page, library: Library) -> None:
    starts = {"Monday": "9:30 am", "Wednesday": "6 pm", "Friday": "6 pm"}
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.set_content(card(library, calendar_starts=MONDAY, starts=starts))
    expect(page.get_by_role("heading", level=2)).to_have_text("Today")
    expect(page.locator("[data-when]")).to_have_text("Monday, November 23, 9:30 am")
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=2)).to_have_text("Tonight")
    expect(page.locator("[data-when]")).to_have_text("Wednesday, November 25, 6 pm")


def test_a_page_left_open_overnight_catches_up(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.set_content(card(library, calendar_starts=MONDAY))
    expect(page.locator(".tonight__lesson")).to_contain_text("1.1")
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".tonight__lesson")).to_contain_text("6.1")


def test_a_pick_in_a_page_left_open_overnight_is_over(page: Page, library: Library) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.set_content(card(library))
    page.get_by_label("Which lesson is on tonight?").select_option("4.2")
    expect(page.locator("[data-shown]")).to_be_visible()
    page.clock.set_fixed_time("2026-11-26T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-shown]")).to_be_hidden()


def test_papers_are_offered_with_their_sides(page: Page, library: Library) -> None:
    papers = {
        "6.1": {
            "participants": PaperLink("print/pdf/6.1-p.pdf", 9),
            "leaders": PaperLink("print/pdf/6.1-l.pdf", 1),
        }
    }
    here = CalledFrom(library, "leaders/index.md")
    page.set_content(stand(tonight_card(here, papers), "tonight"))
    page.get_by_label("Which lesson is on tonight?").select_option("6.1")
    link = page.get_by_role("link", name="Print for participants (9 sides)")
    expect(link).to_have_attribute("href", "../print/pdf/6.1-p.pdf")
    expect(page.get_by_role("link", name="Print for the leader (1 side)")).to_be_visible()
    expect(page.get_by_role("link", name="Papers to print")).to_have_count(0)
    # The papers of another lesson were not made: its sheets print from the browser.
    page.get_by_label("Which lesson is on tonight?").select_option("6.2")
    expect(page.get_by_role("link", name="Print for")).to_have_count(0)
    expect(page.get_by_role("link", name="Papers to print")).to_have_attribute(
        "href", re.compile("print-6-2$")
    )


@pytest.mark.parametrize("path", HOMES)
def test_each_front_page_leads_to_the_lesson_the_plan_and_the_papers(
    path: str, page: Page, dated: Open
) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    dated(path)
    ways = page.locator("[data-shown] a:visible").evaluate_all("all => all.map(a => a.href)")
    shown = {way.split("/", 3)[3] for way in ways}
    assert {
        f"{TRIGGERS}/index.html",
        f"{TRIGGERS}/handout.html",
        f"{TRIGGERS}/leader.html",
        f"{TRIGGERS}/leader.html#present",
        f"{TRIGGERS}/leader.html#chart-note",
        "print/index.html#print-6-1",
        "leaders/newcomer-tonight.html#swap-in-a-lesson-on-triggers",
        "leaders/calendar.html",
        "lessons/welcome/what-this-program-is/index.html",
    } <= shown


def test_every_page_that_the_card_may_lead_to_is_there(
    page: Page, address: str, library: Library
) -> None:
    page.goto(f"{address}/index.html")
    places = page.locator("[data-to]").evaluate_all("all => all.map(a => a.dataset.to)")
    for lesson in library.lessons.values():
        for place in dict.fromkeys(places):
            name, _, anchor = place.partition("#")
            answer = page.request.get(f"{address}/{lesson.folder}/{name}")
            assert answer.ok, place
            assert not anchor or f'id="{anchor}"' in answer.text(), place


def test_from_the_front_page_two_presses_lead_to_the_first_slide(page: Page, dated: Open) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    dated("index.html")
    page.get_by_role("link", name="Present").click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("[data-screen]")).to_contain_text("Arrive")


def test_from_the_front_page_one_press_leads_to_tonights_papers(page: Page, dated: Open) -> None:
    """And with a second the browser prints one: three, with the button in its own window."""
    page.clock.set_fixed_time(GROUP_NIGHT)
    dated("index.html")
    page.get_by_role("link", name="Papers to print").click()
    expect(page.locator("#print-6-1")).to_be_in_viewport()


def test_without_a_calendar_the_lesson_is_picked_once_and_kept_till_tomorrow(
    page: Page, address: str
) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.goto(f"{address}/index.html")
    expect(page.locator("[data-shown]")).to_be_hidden()
    page.get_by_label("Which lesson is on tonight?").select_option("4.2")
    expect(page.locator(".tonight__lesson")).to_have_text("4.2 Calming the body")
    for path in HOMES:
        page.goto(f"{address}/{path}")
        expect(page.locator(".tonight__lesson")).to_have_text("4.2 Calming the body")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]
    page.clock.set_fixed_time("2026-11-26T12:00:00Z")
    page.goto(f"{address}/index.html")
    expect(page.locator("[data-shown]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_a_pick_goes_before_the_calendar_and_can_be_taken_back(page: Page, dated: Open) -> None:
    page.clock.set_fixed_time(GROUP_NIGHT)
    dated("index.html")
    page.get_by_text("Another lesson?").click()
    page.get_by_label("Which lesson is on tonight?").select_option("1.2")
    expect(page.locator(".tonight__lesson")).to_have_text("1.2 Why I am here")
    expect(page.locator("[data-when]")).to_have_text("You picked this lesson.")
    page.get_by_label("Which lesson is on tonight?").select_option("")
    expect(page.locator(".tonight__lesson")).to_have_text("6.1 My triggers")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "kept", ['["constructor", 9e15]', '["99.9", 9e15]', '["6.1", 9e15]', "{", "null", '"6.1"', "7"]
)
def test_what_else_lies_in_the_store_is_taken_out(kept: str, page: Page, address: str) -> None:
    page.goto(f"{address}/lessons/index.html")
    page.evaluate("kept => localStorage.setItem('even-keel:tonight:/', kept)", kept)
    page.reload()
    expect(page.get_by_label("Which lesson is on tonight?")).to_be_visible()
    expect(page.locator("[data-shown]")).to_be_hidden()


def test_from_a_file_a_pick_holds_for_the_page_and_nothing_is_kept(
    page: Page, site: object
) -> None:
    page.goto(f"file://{site}/index.html")
    expect(page.get_by_text("gone when you leave this page")).to_be_visible()
    page.get_by_label("Which lesson is on tonight?").select_option("4.2")
    expect(page.locator(".tonight__lesson")).to_have_text("4.2 Calming the body")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    expect(page.locator("[data-shown]")).to_be_hidden()


def test_without_a_script_the_calendar_is_one_press_away(plain: Page, address: str) -> None:
    for path in HOMES:
        plain.goto(f"{address}/{path}")
        way = plain.get_by_role("link", name="Open the calendar")
        expect(way).to_be_visible()
        expect(plain.get_by_label("Which lesson is on tonight?")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(scheme: str, page: Page, dated: Open) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for now in (GROUP_NIGHT, OFF_NIGHT):
        page.clock.set_fixed_time(now)
        dated("index.html")
        page.get_by_text("Another lesson?").click()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
@pytest.mark.parametrize("path", HOMES)
def test_with_a_calendar_no_page_scrolls_sideways_and_targets_are_large(
    path: str, width: int, zoom: int, page: Page, dated: Open
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.clock.set_fixed_time(GROUP_NIGHT)
    dated(path)
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    low = page.locator(".tonight :is(a, summary, select):visible").evaluate_all(
        """all => all.filter(one => one.getBoundingClientRect().height < 43.5)
          .map(one => one.textContent)"""
    )
    assert low == []
