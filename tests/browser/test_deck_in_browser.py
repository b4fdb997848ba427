"""Present mode: led by keyboard, by a second window and by touch, when nothing goes to plan."""

import gzip
import json
import re
from dataclasses import asdict, replace
from math import ceil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from macros.content.curriculum.deck import deck, tasks
from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import blocks_at
from macros.content.curriculum.session import CATCH_UP, SELF_CHECK, USE_IT, Session
from macros.content.kinds.text import plain
from macros.publish.web.search_index import PIECES
from tests.browser.leading import FOLDER, PLAN, SHIFT_CLOCK, again, go_to, press, start, title
from tests.browser.printed import printed_pdf, sides_printed
from tests.conftest import Likeliest

STORY = "lessons/learning-new-skills/small-choices-that-add-up/leader.html"
COUNTS = "all => all.map((one) => one.children.length)"
SMALLEST_TYPE = 28
AS_IT_OPENS, WITH_EVERY_TOOL, SEARCH = 12 * 1024, 18 * 1024, 3 * 1024
SEARCHING = ("search.js", "spelling.js", "lexicon.js", "rank.js")
"""What search loads when somebody opens it."""
SIZES = ((1280, 720), (1024, 768), (1920, 1080))

MEASURE = """([smallest, scale]) => {
  const stage = document.querySelector("[data-stage]");
  const screen = stage.querySelector("[data-screen]");
  const minutes = stage.querySelector("[data-do=minutes]").getBoundingClientRect();
  const foot = stage.querySelector("[data-line]").getBoundingClientRect().top;
  const wrong = [];
  let seen = -1;
  const press = (key) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  press("Home");
  for (;;) {
    const at = JSON.parse(sessionStorage["even-keel:deck"]).at;
    if (at === seen) return [seen + 1, wrong];
    seen = at;
    const title = screen.querySelector("h2");
    const say = (what) => wrong.push(`${at} ${title.textContent}: ${what}`);
    if (screen.scrollHeight > screen.clientHeight) say("too high");
    if (screen.scrollWidth > screen.clientWidth) say("too wide");
    const words = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      if (!words.currentNode.data.trim()) continue;
      const type = parseFloat(getComputedStyle(words.currentNode.parentElement).fontSize);
      if (type < smallest * scale - 0.1) say(`${type} px: ${words.currentNode.data}`);
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      for (const box of range.getClientRects()) {
        if (box.right > minutes.left && box.top < minutes.bottom) say("under the minutes");
        if (box.right > innerWidth || box.left < 0 || box.bottom > foot) say("cut off");
      }
    }
    press("PageDown");
  }
}"""


def tick(page: Page, name: str, times: int = 2) -> None:
    """Wait until the deck's clock has written the part `name` anew so many times."""
    page.evaluate(
        """([name, times]) => new Promise((done) => {
          const seen = (_, observer) => (times -= 1) || (observer.disconnect(), done());
          const part = document.querySelector(`[data-stage] [data-${name}]`);
          new MutationObserver(seen).observe(part, {childList: true});
        })""",
        [name, times],
    )


def titles(page: Page) -> list[str]:
    """Walk forward from here to the end; return every heading."""
    seen = [title(page).inner_text()]
    place = page.locator("[data-place]")
    for _ in range(40):
        before = place.inner_text()
        page.keyboard.press("PageDown")
        if place.inner_text() == before:
            return seen
        seen.append(title(page).inner_text())
    raise AssertionError("the deck has no end")


def expected(library: Library, minutes: int = 180) -> list[str]:
    """Return what a session has to show: each block that is kept, its slides, what steps ask."""
    seen: list[str] = []
    for block in blocks_at(library.lessons[FOLDER].session, minutes):
        seen.append(block.name)
        for step in (timed.step for timed in block.steps):
            is_asked = block.name == SELF_CHECK and bool(step.task.asks)
            is_worked = block.name == USE_IT and step.name != CATCH_UP
            if (is_asked or is_worked) and not step.slides:
                seen.append(step.name)
            seen += [plain(slide.title) for slide in step.slides]
    return seen


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    """A leader plan whose full session is on screen."""
    start(page, f"{address}/{PLAN}")
    return page


# Walking through


def test_without_script_there_is_no_button_and_the_plan_is_whole(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PLAN}")
    expect(page.get_by_text("Present", exact=True)).to_be_hidden()
    expect(page.locator("[data-stage]")).to_be_hidden()
    expect(page.locator(".admonition.slide").first).to_be_visible()
    context.close()


def test_a_keyboard_walks_through_the_whole_plan(
    page: Page, address: str, library: Library
) -> None:
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").focus()
    press(page, "Enter", "Enter")
    assert titles(page) == expected(library)
    assert page.evaluate("!!document.fullscreenElement")


@pytest.mark.parametrize("minutes", [90, 60, 15])
def test_a_shorter_session_keeps_its_steps_counts_anew_and_ends_calmly(
    minutes: int, page: Page, address: str, library: Library
) -> None:
    blocks = blocks_at(library.lessons[FOLDER].session, minutes)
    start(page, f"{address}/{PLAN}", str(minutes))
    expect(page.locator("[data-screen]")).to_contain_text(f"{blocks[0].minutes} minutes")
    shown = titles(page)
    assert shown == expected(library, minutes)
    assert "Back in this room" in shown[-2:], "the slide of the calm-down"
    expect(page.locator("[data-line] i")).to_have_count(len(blocks) - 1)


def test_a_slide_says_how_long_its_step_is(plan: Page, library: Library) -> None:
    blocks = blocks_at(library.lessons[FOLDER].session, 180)
    teach = next(block for block in blocks if block.name == "Teach")
    timed = next(timed for timed in teach.steps if timed.step.slides)
    for _ in range(blocks.index(teach) + 1):
        press(plan, "PageDown")
    step = f"{timed.step.name}, {timed.minutes} min"
    expect(plan.locator("[data-place]")).to_have_text(re.compile(rf"^Teach 2/\d · {step}$"))


def test_every_key_of_a_clicker_moves(plan: Page) -> None:
    place = plan.locator("[data-place]")
    for forth, back in [
        ("ArrowRight", "ArrowLeft"),
        ("ArrowDown", "ArrowUp"),
        ("PageDown", "PageUp"),
        ("Space", "Shift+Space"),
        ("Enter", "ArrowLeft"),
        ("End", "Home"),
    ]:
        press(plan, forth)
        expect(place).not_to_have_text("Arrive 1/1")
        press(plan, back)
        expect(place).to_have_text("Arrive 1/1")


def test_every_key_has_a_button_and_the_list_of_keys(plan: Page) -> None:
    bar = plan.locator(".deck__bar")
    names = ("Back", "Next", "Blank", "Timer", "Notes", "Full screen", "Get help", "Keys", "Leave")
    for name in names:
        expect(bar.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(bar.get_by_role("button", name="Arrive 1/1 Blocks")).to_be_visible()
    press(plan, "?")
    expect(plan.get_by_role("dialog", name="Keys")).to_contain_text("PageDown")
    press(plan, "ArrowRight", "Escape")
    expect(plan.locator("[data-place]")).to_have_text("Arrive 1/1")


def test_blank_hides_everything_and_the_next_key_only_brings_it_back(plan: Page) -> None:
    for key in ("b", "."):
        press(plan, key)
        expect(plan.locator("[data-cover]")).to_be_visible()
        press(plan, "PageDown")
        expect(plan.locator("[data-cover]")).to_be_hidden()
    expect(title(plan)).to_have_text("Arrive")


def test_leaving_asks_first_because_the_notes_stand_behind(plan: Page) -> None:
    press(plan, "f", "Escape")
    asked = plan.get_by_role("dialog", name="Leave the slides?")
    expect(asked).to_be_visible()
    press(plan, "Enter")
    expect(asked).to_be_hidden()
    expect(plan.locator("[data-stage]")).to_be_visible()
    plan.get_by_role("button", name="Leave").click()
    asked.get_by_role("button", name="Leave").click()
    expect(plan.locator("[data-stage]")).to_be_hidden()
    expect(plan.get_by_role("button", name="Present")).to_be_focused()


def test_a_finger_swipes_and_taps(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    page = context.new_page()
    start(page, f"{address}/{PLAN}")
    finger = context.new_cdp_session(page)

    def swipe(across: int) -> None:
        at = {"touchStart": 500, "touchMove": 500 + across, "touchEnd": None}
        for kind, x in at.items():
            points = [] if x is None else [{"x": x, "y": 300}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    swipe(-200)
    expect(title(page)).to_have_text("Check-in")
    swipe(-20)
    swipe(200)
    expect(title(page)).to_have_text("Arrive")
    page.touchscreen.tap(900, 400)
    expect(title(page)).to_have_text("Check-in")
    page.touchscreen.tap(100, 400)
    expect(title(page)).to_have_text("Arrive")
    context.close()


def test_the_quiz_comes_and_goes_without_leaving_the_slides(plan: Page) -> None:
    room = plan.get_by_role("dialog", name="For the whole room")
    press(plan, "PageDown", "q")
    expect(room).to_contain_text("Question 1")
    expect(room.get_by_role("button", name="Reveal")).to_be_visible()
    press(plan, "PageDown")
    expect(room.get_by_role("button", name="Reveal")).to_be_hidden()
    room.get_by_role("button", name="Leave").click()
    expect(room).to_be_hidden()
    expect(title(plan)).to_have_text("Check-in")
    assert plan.evaluate("document.fullscreenElement === document.querySelector('[data-stage]')")
    press(plan, "PageDown")
    expect(title(plan)).to_have_text("Teach")
    plan.get_by_role("button", name="Quiz", exact=True).click()
    expect(room).to_contain_text("Question 1")


def test_a_story_opens_from_its_slide_and_never_moves_the_slides(page: Page, address: str) -> None:
    start(page, f"{address}/{STORY}")
    while title(page).inner_text() != "Cole's Thursday":
        press(page, "PageDown")
    press(page, "p")
    room = page.get_by_role("dialog", name="For the whole room")
    expect(room).to_contain_text("Page 1")
    press(page, *["PageDown"] * 3, "Enter", "End")
    expect(room).to_contain_text("Page 1")
    press(page, "b", "PageDown")
    expect(room).to_contain_text("Page 3")
    press(page, "Escape")
    expect(room).to_be_hidden()
    expect(title(page)).to_have_text("Cole's Thursday")
    page.get_by_role("button", name="Story", exact=True).click()
    expect(room).to_contain_text("Page 3")


def test_the_leader_window_marks_a_choice_by_its_number(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{STORY}", notes="window")
    desk, room = opened.value, page.get_by_role("dialog", name="For the whole room")
    desk.get_by_role("button", name="Story").click()
    expect(room).to_contain_text("Page 1")
    desk.keyboard.press("2")
    expect(room.locator("[aria-pressed=true]")).to_contain_text("He goes to bed")
    expect(room).to_contain_text("Page 1")
    desk.keyboard.press("PageDown")
    expect(room).to_contain_text("Page 3")


# What the room can read


def fullest_slide(lesson: Lesson) -> int:
    """Return how many letters stand on the fullest slide of a plan."""
    return max(len("".join(slide.lines)) for slide in lesson.session.slides)


def fullest_task(lesson: Lesson) -> int:
    """Return how many letters the room reads of the fullest step of a plan."""
    return max(len("".join(task.lines)) for task in tasks(lesson.session, {}).values())


def test_every_slide_of_every_lesson_fits_in_large_type(
    browser: Browser, address: str, library: Library, likeliest: Likeliest
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    # Full screen would keep the size of the window.
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject()")
    lessons = library.lessons.values()
    by_slide, by_task = (likeliest.of(lessons, size, 3) for size in (fullest_slide, fullest_task))
    for lesson in {each.folder: each for each in (*by_slide, *by_task)}.values():
        start(page, f"{address}/{lesson.folder}/leader.html")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            scale = min(width / 1280, height / 720)
            count, wrong = page.evaluate(MEASURE, [SMALLEST_TYPE, scale])
            assert count == len(deck(lesson.session, 180).screens)
            assert wrong == [], (lesson.folder, width, height)
    context.close()


def test_axe_finds_nothing_on_the_stage(plan: Page) -> None:
    for keys in ([], ["End"], ["t"], ["t", "?"]):
        press(plan, *keys)
        results = Axe().run(plan, ".deck__stage")
        assert results.violations_count == 0, results.generate_report()


def test_buttons_are_large_enough_and_nothing_is_cut_off_on_a_phone(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    start(page, f"{address}/{PLAN}")
    for key in ("Home", "t"):
        press(page, key)
        small = page.evaluate(
            """() => [...document.querySelectorAll(".deck__stage button")]
              .filter((button) => button.checkVisibility())
              .map((button) => [button.textContent, button.getBoundingClientRect()])
              .filter(([, box]) => box.width < 43.5 || box.height < 43.5 || box.right > innerWidth)
              .map(([text]) => text)"""
        )
        assert small == []
    context.close()


def test_printing_gives_the_plan_with_its_slides_also_while_presenting(
    page: Page, address: str, library: Library
) -> None:
    page.goto(f"{address}/{PLAN}")
    before = printed(page)
    again(page, "180")
    assert printed(page) == before
    for slide in library.lessons[FOLDER].session.slides:
        assert " ".join(plain(slide.title).split()) in before
    assert "Full screen" not in before


def test_a_plan_prints_on_few_sides_in_type_of_eleven_points(
    page: Page, address: str, some_lessons: list[Lesson]
) -> None:
    for lesson in some_lessons:
        page.goto(f"{address}/{lesson.folder}/leader.html")
        sides = sides_printed(page)
        # Cards to cut out have sheets of their own, with eight on each.
        piles = page.locator(".cards__pile").evaluate_all(COUNTS)
        # The whole story stands in it, the run sheet, and the note for the chart.
        assert len(sides) - sum(ceil(cards / 8) for cards in piles) <= 16, lesson.folder
        run_sheet = next(side for side in sides if side.lstrip().startswith("Run sheet"))
        assert "Never skip" in run_sheet, f"{lesson.folder}: the run sheet takes a second side"
        page.emulate_media(media="print")
        smallest = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll(".prose :is(p, li, td, th)")]
              .filter((part) => part.checkVisibility())
              .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""
        )
        page.emulate_media(media="null")
        assert smallest >= 11 * 96 / 72 - 0.1, lesson.folder


def printed(page: Page) -> str:
    sheets = printed_pdf(page).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


# The leader's window


def test_the_leader_reads_on_at_a_step_that_has_no_slide(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", notes="window")
    desk = opened.value
    desk.get_by_role("button", name="Use it").click()
    notes = desk.locator("[data-notes]")
    expect(notes).to_have_js_property("scrollTop", 0)
    step = notes.get_by_role("heading", name="Shake it off")
    expect(step).not_to_be_in_viewport()
    press(desk, "PageDown", "PageDown", "PageDown")
    expect(title(page)).to_have_text("Shake it off")
    expect(step).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_leader_window_shows_notes_and_leads(
    scheme: str, page: Page, site: Path, address: str
) -> None:
    root = address if scheme == "http" else site.as_uri()
    with page.expect_popup() as opened:
        start(page, f"{root}/{PLAN}", notes="window")
    desk = opened.value
    expect(desk.locator("[data-shown]")).to_have_text("Arrive")
    expect(desk.locator("[data-next]")).to_have_text("Check-in")
    expect(desk.locator("[data-late]")).to_have_text("on time")
    expect(desk.locator("[data-notes]")).to_contain_text("Stand near the door")
    expect(desk.locator("[data-notes] .say").first).to_contain_text("You can pass")

    desk.get_by_role("button", name="Teach").click()
    expect(title(page)).to_have_text("Teach")
    expect(desk.locator("[data-left]")).to_have_text(re.compile(r"14:\d\d"))
    expect(desk.locator("[data-late]")).to_have_text("30 min early")
    desk.get_by_role("button", name="This block starts now").click()
    expect(desk.locator("[data-late]")).to_have_text("on time")

    press(desk, "PageDown", "PageDown")
    expect(title(page)).to_have_text("What is a trigger?")
    expect(desk.locator("[data-here]")).to_contain_text("Slide 2: What is a trigger?")
    desk.get_by_role("button", name="Blank").click()
    expect(page.locator("[data-cover]")).to_be_visible()
    expect(desk.get_by_text("The room sees a blank screen.")).to_be_visible()
    desk.get_by_role("button", name="Back").click()
    expect(page.locator("[data-cover]")).to_be_hidden()
    desk.get_by_role("button", name="Next person").click()
    expect(page.locator("[data-who]")).to_have_text("Person 1")
    expect(desk.locator("[data-count]")).to_have_text(re.compile(r"1:2\d"))

    page.reload()
    expect(title(page)).to_have_text("What is a trigger?")
    expect(page.locator("[data-who]")).to_have_text("Person 1")
    desk.get_by_role("button", name="Back").click()
    expect(page.locator("[data-person]")).to_be_hidden()
    desk.get_by_role("button", name="Back").click()
    expect(title(page)).to_have_text("The stop cord")
    results = Axe().run(desk)
    assert results.violations_count == 0, results.generate_report()
    page.close()
    expect(desk.get_by_text("You can close this window too.")).to_be_visible()


def test_the_leader_window_lists_the_steps_that_a_shorter_session_keeps(
    page: Page, address: str, library: Library
) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", "60", notes="window")
    desk = opened.value
    blocks = blocks_at(library.lessons[FOLDER].session, 60)
    block = next(block for block in blocks if block.name == "Use it")
    desk.get_by_role("button", name="Use it").click()
    steps = desk.locator(".desk__steps li")
    expect(steps).to_have_count(len(block.steps))
    for line, timed in zip(steps.all(), block.steps, strict=True):
        expect(line).to_contain_text(timed.step.name)
    noted = desk.locator("[data-notes] h3")
    expect(noted).to_have_count(len(block.steps))
    expect(noted.first).to_contain_text(f"{block.steps[0].minutes} min")


def test_the_leader_window_shows_the_block_that_runs_in_its_list(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", notes="window")
    desk = opened.value
    desk.set_viewport_size({"width": 1024, "height": 600})
    for block in ("Close", "Arrive"):
        go_to(page, block)
        here = desk.locator("[data-agenda] > li > [aria-current]")
        expect(here).to_contain_text(block)
        is_seen = """here => {
          const { x, y, width, height } = here.getBoundingClientRect();
          return here.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        }"""
        assert here.evaluate(is_seen), block


def test_only_the_window_that_the_deck_opened_is_heard(plan: Page) -> None:
    plan.evaluate(
        """() => {
          window.heard = 0;
          addEventListener("message", () => (heard += 1));
          document.body.append(document.createElement("iframe"));
          postMessage({evenKeel: "next"}, "*");
        }"""
    )
    plan.frames[1].evaluate("parent.postMessage({evenKeel: 'next'}, '*')")
    plan.wait_for_function("heard === 2")
    expect(title(plan)).to_have_text("Arrive")


def test_a_leader_window_opened_by_itself_says_how_to_open_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    window = page.locator("[data-window]").get_attribute("data-window") or ""
    page.goto(urljoin(page.url, window))
    expect(page.locator("body")).to_contain_text("Open this window from a leader plan")


def test_two_tabs_are_two_decks(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", notes="window")
    other = page.context.new_page()
    start(other, f"{address}/{PLAN}", "15")
    opened.value.get_by_role("button", name="Next", exact=True).click()
    expect(title(page)).to_have_text("Check-in")
    expect(title(other)).to_have_text("Privacy words")
    other.reload()
    expect(title(other)).to_have_text("Privacy words")


@pytest.mark.parametrize("refusal", ["() => null", "() => { throw new Error('no') }"])
def test_where_a_second_window_is_blocked_notes_come_here_only_when_asked(
    refusal: str, page: Page, address: str
) -> None:
    page.add_init_script(f"window.open = {refusal}")
    start(page, f"{address}/{PLAN}", notes="window")
    expect(page.locator("[data-said]")).to_contain_text("did not open")
    notes = page.locator("aside[data-notes]")
    press(page, "n")
    asked = page.get_by_role("dialog", name="Is this screen shown to the room?")
    expect(asked).to_be_visible()
    expect(notes).to_be_hidden()
    press(page, "Enter")
    expect(page.locator("[data-said]")).to_contain_text("did not open")
    expect(notes).to_be_hidden()
    press(page, "n")
    asked.get_by_role("button", name="No. Show my notes here").click()
    expect(notes).to_contain_text("for the leader only")
    expect(notes).to_contain_text("Stand near the door")
    press(page, "n")
    expect(notes).to_be_hidden()
    press(page, "n")
    expect(notes).to_be_visible()
    page.reload()
    expect(title(page)).to_have_text("Arrive")
    expect(notes).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (800, 600), (360, 640)])
def test_a_note_about_the_second_window_lies_over_no_button(
    width: int, height: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script("window.open = () => null")
    start(page, f"{address}/{PLAN}", notes="window")
    press(page, "t")
    said = page.locator("[data-said]")
    expect(said).to_contain_text("Allow pop-ups")
    expect(page.locator("[data-person]")).to_be_visible()
    covered = said.evaluate(
        """said => {
          const note = said.getBoundingClientRect();
          return [...document.querySelectorAll("[data-stage] button")]
            .filter((button) => button.checkVisibility())
            .filter((button) => {
              const box = button.getBoundingClientRect();
              return box.top < note.bottom && box.bottom > note.top
                && box.left < note.right && box.right > note.left;
            })
            .map((button) => button.textContent);
        }"""
    )
    assert covered == []


def test_the_first_press_of_n_never_shows_notes(plan: Page) -> None:
    press(plan, "n")
    expect(plan.locator("aside[data-notes]")).to_be_hidden()
    expect(plan.get_by_role("dialog", name="Is this screen shown to the room?")).to_be_visible()


# When nothing goes to plan


def test_a_reload_returns_to_where_the_session_was(
    page: Page, address: str, library: Library
) -> None:
    page.goto(f"{address}/{PLAN}")
    assert page.evaluate("sessionStorage.length") == 0
    again(page, "60")
    press(page, "PageDown", "PageDown", "PageDown")
    page.reload()
    expect(title(page)).to_have_text(expected(library, 60)[3])
    kept = page.evaluate("JSON.parse(sessionStorage['even-keel:deck'])")
    place = {"plan", "cut", "at", "starts", "passed", "more", "wall"}
    assert set(kept) == place | {"open", "turn", "top", "kept", "isBlank"}
    on_device = page.evaluate("JSON.parse(localStorage['even-keel:place'])")
    assert set(on_device) == place
    assert page.evaluate("[localStorage.length, document.cookie]") == [1, ""]

    page.goto(f"{address}/lessons/welcome/what-this-program-is/leader.html")
    expect(page.locator("[data-stage]")).to_be_hidden()


def test_after_leaving_the_plan_stays_a_page_and_offers_to_go_on(plan: Page) -> None:
    press(plan, "PageDown", "Escape")
    if plan.locator("[data-leave]").is_hidden():
        press(plan, "Escape")
    plan.locator("[data-do=close]").click()
    plan.reload()
    expect(plan.locator("[data-stage]")).to_be_hidden()
    plan.get_by_role("button", name="Present").click()
    expect(plan.locator("[data-resume]")).to_contain_text("Check-in")
    press(plan, "Enter")
    expect(title(plan)).to_have_text("Check-in")
    plan.get_by_role("button", name="Leave").click()
    plan.locator("[data-do=close]").click()
    plan.reload()
    expect(plan.locator("[data-stage]")).to_be_hidden()


def test_refused_storage_changes_nothing(page: Page, address: str) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "sessionStorage", {
          get() { throw new DOMException("refused", "SecurityError"); },
        })"""
    )
    start(page, f"{address}/{PLAN}", "15")
    press(page, "PageDown", "PageDown")
    shown = title(page).inner_text()
    page.reload()
    expect(title(page)).to_have_text(shown)


def test_what_is_kept_may_be_nonsense(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    path = f'"plan": "/{PLAN}"'
    for kept in ("{", "null", "7", f'{{{path}, "cut": 7, "at": 3}}', f'{{{path}, "at": "x"}}'):
        page.evaluate("kept => sessionStorage['even-keel:deck'] = kept", kept)
        page.reload()
        expect(page.locator("[data-stage]")).to_be_hidden()
        expect(page.get_by_role("button", name="Present")).to_be_visible()


@pytest.mark.parametrize("refusal", ["() => Promise.reject(new TypeError())", "undefined"])
def test_refused_full_screen_is_said_and_the_deck_goes_on(
    refusal: str, page: Page, address: str
) -> None:
    page.add_init_script(f"Element.prototype.requestFullscreen = {refusal}")
    start(page, f"{address}/{PLAN}")
    expect(page.locator("[data-said]")).to_contain_text("F11")
    press(page, "PageDown")
    expect(title(page)).to_have_text("Check-in")


def test_time_is_told_by_the_clock_that_can_be_right(plan: Page) -> None:
    def passed(wall: int, steady: int) -> object:
        return plan.evaluate("both => EvenKeel.passed(...both)", [wall, steady])

    assert passed(500, 500) == 500
    assert passed(600_500, 500) == 600_500, "asleep for ten minutes"
    assert passed(-3_600_000, 500) == 500, "the clock was set back"
    assert passed(86_400_000, 500) == 500, "the clock was set to another day"


def test_sleep_counts_and_a_changed_clock_does_not(page: Page, address: str) -> None:
    page.add_init_script(f"({SHIFT_CLOCK})()")
    start(page, f"{address}/{PLAN}")
    left = page.locator("[data-do=minutes] [data-left]")
    expect(left).to_have_text("10 min")
    page.evaluate("window.shifted += 4 * 60000")
    expect(left).to_have_text("6 min")
    page.evaluate("window.shifted -= 3600000")
    tick(page, "left")
    expect(left).to_have_text("6 min")
    page.evaluate("window.shifted += 8 * 60000")
    expect(left).to_have_text("+2 min")
    press(page, "m")
    expect(left).to_be_hidden()


def test_a_look_into_the_next_block_does_not_use_up_its_time(page: Page, address: str) -> None:
    page.add_init_script(f"({SHIFT_CLOCK})()")
    start(page, f"{address}/{PLAN}")
    press(page, "PageDown", "PageUp")
    page.evaluate("window.shifted += 5 * 60000")
    expect(page.locator("[data-do=minutes] [data-left]")).to_have_text("5 min")
    press(page, "PageDown")
    expect(page.locator("[data-do=minutes] [data-left]")).to_have_text("20 min")


def test_a_plan_without_slides(page: Page, site: Path, address: str, library: Library) -> None:
    session = library.lessons[FOLDER].session
    bare = Session(
        tuple(
            replace(block, steps=tuple(replace(step, slides=()) for step in block.steps))
            for block in session.blocks
        )
    )
    decks = json.dumps({each: asdict(deck(bare, each)) for each in (180, 15)})
    decks = decks.replace("'", r"\u0027")
    source = (site / PLAN).read_text("utf-8").replace("admonition slide", "admonition say")
    body = re.sub("data-decks='[^']*'", lambda _: f"data-decks='{decks}'", source)
    page.route("**/bare.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    start(page, f"{address}/lessons/relapse-prevention/my-triggers/bare.html")
    assert len(titles(page)) == len(deck(bare, 180).screens)
    press(page, "Home", "t", "t", "PageDown")
    expect(page.locator("[data-do=minutes] [data-left]")).to_have_text("20 min")


# A turn for each person


def test_each_person_gets_ninety_seconds_and_a_calm_end(page: Page, address: str) -> None:
    page.add_init_script(f"({SHIFT_CLOCK})()")
    page.add_init_script("window.AudioContext = class { constructor() { window.sounded = true } }")
    start(page, f"{address}/{PLAN}")
    press(page, "t")
    count, who = page.locator("[data-count]"), page.locator("[data-who]")
    expect(count).to_have_text("1:30")
    tick(page, "count")
    expect(count).to_have_text("1:30")
    press(page, "Enter")
    expect(count).to_have_text(re.compile(r"1:2\d"))
    page.evaluate("window.shifted += 100000")
    expect(count).to_have_text("0:00")
    expect(page.locator("[data-over]")).to_have_text("Thank you")
    press(page, "Enter")
    expect(who).to_have_text("Person 2")
    expect(page.locator("[data-over]")).to_be_empty()
    page.get_by_role("button", name="Pause").click()
    held = count.inner_text()
    tick(page, "count", 3)
    expect(count).to_have_text(held)
    press(page, "t")
    expect(page.locator("[data-person]")).to_be_hidden()
    assert page.evaluate("window.sounded") is None


def test_a_turn_lasts_thirty_seconds_to_three_minutes(plan: Page) -> None:
    press(plan, "t")
    count = plan.locator("[data-count]")
    for name, end in (("15 seconds less", "0:30"), ("15 seconds more", "3:00")):
        for _ in range(11):
            plan.get_by_role("button", name=name).click()
        expect(count).to_have_text(end)
    press(plan, "PageUp")
    expect(plan.locator("[data-person]")).to_be_hidden()


def test_the_soft_sound_is_a_choice(plan: Page) -> None:
    press(plan, "t")
    sound = plan.get_by_role("button", name="Soft sound")
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "false")


# What it weighs


def test_with_every_tool_opened_the_scripts_stay_small(
    page: Page, site: Path, address: str, some_lessons: list[Lesson]
) -> None:
    """A page opens with the least; what runs the slides comes when somebody presses Present."""
    sizes: dict[str, int] = {}

    def weigh(request: Request) -> None:
        if request.resource_type == "script":
            path = site / request.url.removeprefix(f"{address}/")
            sizes[path.name] = len(gzip.compress(path.read_bytes(), 6))

    page.on("request", weigh)
    for lesson in some_lessons:
        page.goto(f"{address}/{lesson.folder}/leader.html")
        assert not {"present.js", "show-room.js", "stage.js", "turn-timer.js"} & set(sizes)
        assert sum(sizes.values()) <= AS_IT_OPENS, sizes
        again(page, "180", notes="here")
        press(page, "n", "t")
        expect(page.locator("aside[data-notes]")).to_be_visible()
        expect(page.locator("[data-count]")).to_have_text("1:30")
        sets = {"q": lesson.quizzes, "c": lesson.cards, "p": lesson.paths}
        keys = [
            (key, n if len(all_) > 1 else 0)
            for key, all_ in sets.items()
            for n in range(1, len(all_) + 1)
        ]
        for key, number in keys:
            # Where there are several, it asks which.
            press(page, key, *([str(number)] if number else []))
            expect(page.get_by_role("dialog", name="For the whole room")).to_be_visible()
            press(page, "Escape")
            expect(page.get_by_role("dialog", name="For the whole room")).to_be_hidden()
        press(page, "?", "Escape", "t", "Escape")
        page.get_by_role("dialog", name="Leave").get_by_role("button", name="Leave").click()
        page.get_by_role("link", name="Get help").first.click()
        page.get_by_role("dialog", name="help").get_by_role("button").click()
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("dialog", name="What are you looking for?")).to_be_visible()
        expect(page.locator("#search [role=status]")).to_be_empty()
        for piece in PIECES:
            sizes.pop(Path(piece).name, 0)
        search = sum(sizes.pop(name) for name in SEARCHING)
        assert [name for name in sizes if name.startswith("leader-")], sizes
        assert sum(sizes.values()) <= WITH_EVERY_TOOL, sizes
        assert search <= SEARCH, search
        sizes.clear()
