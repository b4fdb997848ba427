"""On a narrow screen quiz and sheets open with a tap, and nothing that was typed is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

LESSON = "lessons/relapse-prevention/my-triggers/index.html"
QUIZ, SHEET = "#outside-or-inside", "#trigger-map"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh page of a phone's size."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def handle(page: Page, title: str) -> str:
    """Return the selector of the handle that says `title`."""
    return f"summary:has-text('{title}')"


def test_what_to_try_at_home_stands_before_a_row_of_handles(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri())
    assert not phone.locator(QUIZ).is_visible()
    assert not phone.locator(SHEET).is_visible()
    tops = [
        phone.locator(selector).bounding_box()
        for selector in ("#try-it-at-home", handle(phone, "Quiz"), handle(phone, "Worksheet"))
    ]
    heights = [box["y"] for box in tops if box]
    assert heights == sorted(heights)
    assert heights[2] - heights[0] < 740


def test_a_tap_or_a_key_opens_a_sheet_and_keeps_what_was_typed(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri())
    phone.locator(handle(phone, "Worksheet")).click()
    field = phone.locator(f"{SHEET} textarea").first
    field.fill("the kitchen table")
    phone.locator(handle(phone, "Worksheet")).press("Enter")
    assert not field.is_visible()
    assert field.input_value() == "the kitchen table"
    phone.locator(handle(phone, "Worksheet")).press("Space")
    assert field.is_visible()
    assert not phone.locator(QUIZ).is_visible()


def test_a_turned_or_enlarged_screen_closes_nothing(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri())
    phone.set_viewport_size({"width": 740, "height": 360})
    phone.wait_for_function("document.querySelector('.unfold').open")
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.locator(handle(phone, "Quiz")).wait_for()
    assert phone.locator(QUIZ).is_visible()


def test_a_sheet_with_an_answer_stays_open_when_the_page_comes_back(
    phone: Page, site: Path
) -> None:
    # A browser that brings back what was typed does so before the scripts run.
    phone.add_init_script(
        """new MutationObserver(() => {
          const field = document.querySelector("#trigger-map textarea");
          if (field && !field.value) field.value = "the kitchen table";
        }).observe(document, { childList: true, subtree: true })"""
    )
    phone.goto((site / LESSON).as_uri())
    assert phone.locator(SHEET).is_visible()
    assert not phone.locator(QUIZ).is_visible()


def test_a_link_from_elsewhere_opens_the_sheet_it_leads_to(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri() + SHEET)
    sheet = phone.locator(SHEET)
    assert sheet.is_visible()
    box = sheet.bounding_box()
    assert box
    assert 0 <= box["y"] < 370


def test_what_stands_above_the_place_of_a_link_stays_open(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri() + SHEET)
    assert phone.locator(QUIZ).is_visible()
    phone.goto("about:blank")
    phone.goto((site / LESSON).as_uri() + QUIZ)
    assert phone.locator(QUIZ).is_visible()
    assert not phone.locator(SHEET).is_visible()


def test_a_link_in_the_page_opens_what_it_leads_to_and_the_keyboard_follows(
    phone: Page, site: Path
) -> None:
    phone.goto((site / LESSON).as_uri())
    phone.locator(".opening a", has_text="Quiz").press("Enter")
    assert phone.locator(QUIZ).is_visible()
    phone.keyboard.press("Tab")
    assert phone.locator(QUIZ).evaluate("quiz => quiz.contains(document.activeElement)")
    phone.locator(".cite a").first.click()
    assert phone.locator("[id^=source-]").first.is_visible()


def test_a_wide_screen_shows_everything_and_no_handle(page: Page, site: Path) -> None:
    page.goto((site / LESSON).as_uri())
    assert page.locator(QUIZ).is_visible()
    assert page.locator(SHEET).is_visible()
    assert page.locator("summary.unfold__handle:visible").count() == 0


def test_the_keyboard_goes_on_where_the_handle_was_when_the_screen_grows(
    phone: Page, site: Path
) -> None:
    phone.goto((site / LESSON).as_uri())
    phone.locator(handle(phone, "Quiz")).focus()
    phone.set_viewport_size({"width": 1000, "height": 740})
    phone.wait_for_function("document.querySelector('.unfold').open")
    assert phone.locator(f"{QUIZ} h2").evaluate("h => h === document.activeElement")


def test_without_scripts_all_of_it_is_open(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / LESSON).as_uri())
    assert page.locator(QUIZ).is_visible()
    assert page.locator(SHEET).is_visible()
    context.close()


def test_answers_show_after_a_while_where_no_script_comes(phone: Page, address: str) -> None:
    phone.route("**/*.js", lambda route: route.abort())
    phone.goto(f"{address}/{LESSON}")
    answers = phone.locator(f"{QUIZ} .quiz__answer")
    expect(answers.first).to_be_hidden()
    phone.evaluate("document.getAnimations().forEach((wait) => wait.finish())")
    expect(answers.first).to_be_visible()
    assert phone.locator(SHEET).is_visible()


def test_paper_has_all_of_it_from_a_phone_too(phone: Page, site: Path) -> None:
    phone.goto((site / LESSON).as_uri())
    assert not phone.locator(SHEET).is_visible()
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    assert phone.locator(SHEET).is_visible()
    assert phone.locator("summary.unfold__handle:visible").count() == 0
    phone.emulate_media(media="screen")
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not phone.locator(SHEET).is_visible()


def test_search_finds_a_lesson_by_a_misspelt_word_and_never_shows_it(
    page: Page, site: Path
) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    page.locator("#search-words").fill("triger")
    hit = page.locator(".search__link").filter(has_text="My triggers")
    hit.wait_for()
    assert "triger" not in hit.inner_text()
    hit.click()
    assert "triger," not in page.content()


def test_the_chart_note_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{LESSON.replace('index', 'leader')}")
    page.get_by_role("button", name="Copy the note").click()
    page.get_by_text("Copied.").wait_for()
    note = page.evaluate("navigator.clipboard.readText()")
    assert note.startswith("Topic: Lesson 6.1, My triggers\nSkill: Trigger identification\n")


def test_a_browser_that_may_not_copy_marks_the_note(page: Page, site: Path) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto((site / LESSON.replace("index", "leader")).as_uri())
    page.get_by_role("button", name="Copy the note").click()
    assert "Topic: Lesson 6.1" in page.evaluate("getSelection().toString()")


READY = f"{QUIZ}[data-ready]"
NEAR = re.compile(r"/near[^/]*\.js$")


def test_what_quiz_and_sheet_do_comes_when_a_reader_is_near(phone: Page, address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rsplit("/", 1)[-1])

    phone.on("request", note)
    phone.goto(f"{address}/{LESSON}")
    phone.wait_for_load_state("networkidle")
    first = len(asked)
    assert not any(name.startswith("near") for name in asked)
    expect(phone.locator(READY)).to_have_count(0)
    phone.locator("#try-it-at-home").scroll_into_view_if_needed()
    expect(phone.locator(READY)).to_have_count(1)
    expect(phone.locator(f"{SHEET} .keep")).to_have_count(1)
    assert len(asked) > first


def test_who_keeps_no_more_than_a_paper_waits_as_others_do(phone: Page, address: str) -> None:
    phone.goto(f"{address}/404.html")
    phone.evaluate("localStorage.setItem('even-keel:paper', 'a4')")
    phone.goto(f"{address}/{LESSON}")
    phone.wait_for_load_state("networkidle")
    expect(phone.locator(READY)).to_have_count(0)


def test_a_quiz_without_its_script_shows_its_answers_and_gets_it_later(
    phone: Page, address: str
) -> None:
    phone.route(NEAR, lambda route: route.abort())
    phone.goto(f"{address}/{LESSON}{QUIZ}")
    expect(phone.locator(f"{QUIZ} summary").first).to_be_visible()
    expect(phone.locator(READY)).to_have_count(0)
    # Nor is there room for the tools that have not come.
    room = "sheet => getComputedStyle(sheet, '::after').content"
    assert phone.locator(SHEET).evaluate(room) == "none"
    phone.unroute(NEAR)
    phone.locator(f"{QUIZ} input").first.focus()
    expect(phone.locator(READY)).to_have_count(1)
    expect(phone.locator(f"{QUIZ} summary").first).to_be_hidden()


def test_words_typed_before_the_scripts_came_are_offered_to_be_kept(
    phone: Page, address: str
) -> None:
    held: list[Route] = []
    phone.route(NEAR, lambda route: held.append(route))  # noqa: PLW0108
    phone.goto(f"{address}/{LESSON}{SHEET}")
    phone.locator(f"{SHEET} textarea").first.fill("the kitchen table")
    phone.wait_for_timeout(200)
    assert held
    for route in held:
        route.continue_()
    expect(phone.locator(f"{SHEET} .keep[data-state=ask]")).to_be_visible()


def test_who_has_a_notebook_gets_its_words_at_once(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{LESSON}{SHEET}")
    phone.locator(f"{SHEET} textarea").first.fill("the kitchen table")
    phone.get_by_role("button", name="Until I close this tab").click()
    expect(phone.locator(f"{SHEET} .keep[data-state=tab]")).to_have_count(1)
    phone.goto(f"{address}/index.html")
    phone.goto(f"{address}/{LESSON}")
    expect(phone.locator(READY)).to_have_count(1)
    expect(phone.locator(f"{SHEET} textarea").first).to_have_value("the kitchen table")
