"""One key runs a session: every key that clickers send, in every panel and in both windows."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.content.curriculum.deck import deck
from macros.content.curriculum.library import Library
from macros.content.kinds.text import plain
from macros.word_catalogue import read_catalogue
from tests.browser.leading import (
    FOLDER,
    PLAN,
    SHIFT_CLOCK,
    ask_late,
    go_to,
    press,
    start,
    title,
)

CLICKER = (
    *("PageUp", "PageDown", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
    *("b", ".", "F5", "Shift+F5", "Enter", "Space", "Escape"),
)
NEVER_LOADED_ANEW = "window.stillHere = true"


@pytest.fixture
def plan(page: Page, address: str) -> Page:
    """A leader plan whose full session is on screen."""
    page.add_init_script(f"({SHIFT_CLOCK})()")
    start(page, f"{address}/{PLAN}")
    page.evaluate(NEVER_LOADED_ANEW)
    return page


def room(page: Page) -> str:
    return page.locator("[data-room-screen]").inner_text()


def still_here(page: Page) -> bool:
    return bool(page.evaluate("window.stillHere === true"))


def test_a_whole_session_is_led_by_next_alone(plan: Page, library: Library) -> None:
    """The timer of every round and step, the quiz and the cards are opened on the way."""
    screens = deck(library.lessons[FOLDER].session, 180).screens
    names = iter(screen.name for screen in screens)
    place = plan.locator("[data-place]")
    expect(title(plan)).to_have_text(next(names))
    opened = {"Check-in": "t", "Chair round": "t", "Worksheet": "c", "Self-check": "q"}
    for name in names:
        press(plan, "PageDown")
        expect(title(plan)).to_have_text(name)
        if name not in opened:
            continue
        before = place.inner_text()
        press(plan, opened[name])
        if opened[name] == "t":
            turn = plan.locator("[data-person]")
            for _ in range(6):
                expect(turn).to_be_visible()
                press(plan, "PageDown")
            # A round of people has no end that the plan knows; a step's last part has.
            if name == "Check-in":
                expect(plan.locator("[data-who]")).to_have_text("Person 6")
                press(plan, "PageUp", "PageUp")
            expect(turn).to_be_hidden()
        else:
            stage = plan.get_by_role("dialog", name="For the whole room")
            expect(stage).to_be_visible()
            for _ in range(40):
                press(plan, "PageDown")
                if stage.is_hidden():
                    break
            expect(stage).to_be_hidden()
        assert place.inner_text() == before
    press(plan, "PageDown")
    expect(title(plan)).to_have_text(screens[-1].name)
    assert still_here(plan)


SESSIONS = (
    FOLDER,
    "lessons/learning-new-skills/small-choices-that-add-up",
    "lessons/individual-counseling/getting-the-most",
)


@pytest.mark.parametrize(
    "height",
    [
        pytest.param(600, id="in a window"),
        # Letters are as large there and have more room, so what fits above fits here.
        pytest.param(768, id="mirrored", marks=pytest.mark.audit),
    ],
)
@pytest.mark.parametrize("folder", SESSIONS)
def test_a_clicker_alone_leads_from_the_first_screen_to_the_last(
    folder: str, height: int, page: Page, address: str, library: Library
) -> None:
    """Its four keys, on the small screens that clinics have: on, back, and both that blank."""
    page.set_viewport_size({"width": 1024, "height": height})
    start(page, f"{address}/{folder}/leader.html")
    cover, screen = page.locator("[data-cover]"), page.locator("[data-screen]")
    names = [each.name for each in deck(library.lessons[folder].session, 180).screens]
    for at, name in enumerate(names):
        expect(title(page)).to_have_text(name)
        expect(title(page)).to_be_in_viewport()
        assert screen.evaluate(
            "it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight"
        ), name
        press(page, "." if at % 2 else "b")
        expect(cover).to_be_visible()
        press(page, "PageDown" if at % 3 else "PageUp")
        expect(cover).to_be_hidden()
        if at:
            press(page, "PageUp")
            expect(title(page)).to_have_text(names[at - 1])
            press(page, "PageDown")
        press(page, "PageDown")
    expect(title(page)).to_have_text(names[-1])


TOOLS = ("quiz", "cards", "path", "blank", "timer", "notes", "full")


@pytest.mark.parametrize("height", [600, 768])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_bar_is_one_row_on_a_small_screen(
    language: str, height: int, page: Page, address: str
) -> None:
    """With every tool that a lesson may have, and the longer words of another language."""
    page.set_viewport_size({"width": 1024, "height": height})
    start(page, f"{address}/{SESSIONS[1]}/leader.html")
    said = read_catalogue(language)["deck"]
    words = {**said["buttons"], "help": said["help"]}
    for name in ("back", "next", *TOOLS, "help", "leave"):
        button = page.locator(f".deck__bar [data-do={name}]")
        expect(button).to_be_visible()
        button.evaluate("(button, text) => { button.textContent = text }", words[name])
    boxes = page.locator(".deck__bar > *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({ top, right }) => [top, right])"
    )
    assert len({round(top) for top, _ in boxes}) == 1
    assert max(right for _, right in boxes) <= 1024
    assert page.locator("[data-place]").evaluate("place => place.clientWidth") >= 40


def test_back_takes_the_turn_before_up_again_and_then_leads_out(plan: Page) -> None:
    press(plan, "PageDown", "t", "PageDown")
    turn, who, count = (plan.locator(f"[data-{name}]") for name in ("person", "who", "count"))
    plan.evaluate("window.shifted += 30000")
    press(plan, "PageDown")
    expect(who).to_have_text("Person 2")
    plan.evaluate("window.shifted += 20000")
    press(plan, "PageUp")
    expect(who).to_have_text("Person 1")
    expect(count).to_have_text(re.compile("1:00|0:5[5-9]"))
    press(plan, "PageDown")
    expect(who).to_have_text("Person 2")
    press(plan, "PageUp", "PageUp")
    expect(turn).to_be_hidden()
    expect(title(plan)).to_have_text("Check-in")
    press(plan, "t")
    expect(who).to_have_text("Person 2")


@pytest.fixture
def two_piles(page: Page, address: str) -> Page:
    """A session of a lesson that has two sets of cards."""
    start(page, f"{address}/{SESSIONS[2]}/leader.html")
    return page


def fronts(library: Library, name: str) -> re.Pattern[str]:
    """Return how a screen begins that shows a card of one of the two sets; its back is hidden."""
    cards = library.lessons[SESSIONS[2]].cards[name].cards
    each = "|".join(re.escape(" ".join(plain(card.front).split())) for card in cards)
    return re.compile(rf"^\s*({each})")


def test_of_two_sets_of_cards_the_key_asks_which(two_piles: Page, library: Library) -> None:
    """Next opens the one that the room has not had yet; a number opens its own."""
    asked = two_piles.get_by_role("dialog", name="Which one?")
    press(two_piles, "c")
    expect(asked.get_by_role("listitem")).to_have_text(
        ["Cards for the room: First words", "Cards for the room: The question wall"]
    )
    expect(asked.get_by_role("button", name="First words")).to_be_focused()
    press(two_piles, "PageUp")
    expect(asked).to_be_hidden()
    expect(title(two_piles)).to_have_text("Arrive")
    for key, name in (("1", "first-words"), ("PageDown", "questions"), ("Enter", "first-words")):
        press(two_piles, "c")
        expect(asked).to_be_visible()
        press(two_piles, key)
        expect(asked).to_be_hidden()
        expect(two_piles.locator("[data-room-screen]")).to_have_text(fronts(library, name))
        press(two_piles, "Escape")
    expect(title(two_piles)).to_have_text("Arrive")


def test_the_leaders_window_chooses_among_two_sets(
    page: Page, address: str, library: Library
) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{SESSIONS[2]}/leader.html", notes="window")
    desk = opened.value
    over = desk.locator(".desk__over")
    # Before the deck has answered for the first time, no key is heard.
    desk.get_by_role("button", name="Quiz", exact=True).click()
    expect(over).to_contain_text("Question 1")
    desk.get_by_role("button", name="Cards", exact=True).click()
    expect(over).to_contain_text("The question wall")
    # Put away, it gives way to what was in front before.
    press(desk, "PageUp")
    expect(over).to_contain_text("Question 1")
    press(desk, "c")
    expect(over).to_contain_text("The question wall")
    desk.get_by_role("button", name="Show it").last.click()
    expect(page.locator("[data-room-screen]")).to_have_text(fronts(library, "questions"))


def test_what_to_do_stands_on_the_screen_and_beside_the_timer(plan: Page) -> None:
    press(plan, "PageDown")
    screen, beside = plan.locator("[data-screen]"), plan.locator("[data-beside]")
    expect(screen.locator("li")).to_have_count(3)
    expect(screen).to_contain_text("two levels")
    expect(screen).to_contain_text("one thing you need")
    press(plan, "t")
    expect(beside.locator("li")).to_have_count(3)
    size = beside.evaluate("beside => parseFloat(getComputedStyle(beside).fontSize)")
    assert size >= 28
    go_to(plan, "Self-check")
    expect(screen).to_contain_text("choose an answer")
    go_to(plan, "Use it")
    press(plan, "PageDown")
    expect(title(plan)).to_have_text("Chair round")
    expect(screen.locator("li")).to_have_text(
        ["Tell", "Ideas", "Pick", "Rehearse", "Back to the speaker"]
    )


@pytest.mark.parametrize(("width", "height"), [(512, 384), (640, 360), (360, 640)])
def test_beside_the_timer_all_lines_show_on_a_page_shown_twice_as_large(
    width: int, height: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    start(page, f"{address}/{PLAN}")
    press(page, "PageDown", "t")
    beside = page.locator("[data-beside]")
    expect(beside.locator("li")).to_have_count(3)
    assert beside.evaluate("it => it.scrollHeight <= it.clientHeight")
    count, lines = page.locator("[data-count]").bounding_box(), beside.bounding_box()
    assert count
    assert lines
    is_above = count["y"] + count["height"] <= lines["y"]
    assert is_above or count["x"] + count["width"] <= lines["x"]


def test_each_part_of_a_step_has_its_own_timer(plan: Page) -> None:
    go_to(plan, "Use it")
    press(plan, "PageDown", "t")
    who, count = plan.locator("[data-who]"), plan.locator("[data-count]")
    expect(who).to_have_text("Tell")
    expect(count).to_have_text("2:00")
    press(plan, "PageDown", "PageDown")
    expect(who).to_have_text("Ideas")
    expect(plan.locator("[data-beside] [aria-current]")).to_have_text("Ideas")
    plan.evaluate("window.shifted += 300000")
    expect(plan.locator("[data-over]")).to_have_text("Thank you")
    press(plan, "PageUp", "PageUp", "PageDown", "t")
    expect(who).to_have_text("Rehearse in threes, 1 of 3")
    expect(count).to_have_text("8:20")


def test_a_dot_blanks_the_quiz_and_comes_back_to_the_same_question(plan: Page) -> None:
    cover = plan.locator("[data-cover]")
    go_to(plan, "Self-check")
    press(plan, "q", "PageDown", "PageDown")
    before = room(plan)
    assert "Question 2" in before
    for key in (".", "b"):
        press(plan, key)
        expect(cover).to_be_visible()
        press(plan, "PageDown")
        expect(cover).to_be_hidden()
        assert room(plan) == before
    press(plan, "PageDown")
    assert "Question 2" in room(plan)
    assert room(plan) != before


@pytest.mark.parametrize("panel", ["blank", "keys", "blocks", "quiz"])
def test_after_a_mouse_the_keys_belong_to_the_slides_again(panel: str, plan: Page) -> None:
    """Else the next Enter or Space of a clicker would press the same button once more."""
    plan.locator(f".deck__bar [data-do={panel}]").click()
    expect(plan.locator("dialog[open]")).to_have_count(1)
    press(plan, "Escape")
    expect(plan.locator("dialog[open]")).to_have_count(0)
    # A dialog gives the focus back to its button, and says only then that it is closed.
    expect(plan.locator("[data-stage]")).to_be_focused()
    press(plan, "Space")
    expect(title(plan)).to_have_text("Check-in")
    press(plan, "Enter")
    expect(title(plan)).to_have_text("Teach")


def test_a_key_right_after_the_quiz_belongs_to_the_slides(plan: Page) -> None:
    """A dialog says a moment after it is closed that it is: a key between is not lost in it."""
    press(plan, "q")
    expect(plan.locator("[data-room-stage]")).to_be_visible()
    plan.evaluate("""() => {
      document.querySelector("[data-room-stage]").close();
      const next = {key: "PageDown", bubbles: true, cancelable: true};
      document.querySelector("[data-stage]").dispatchEvent(new KeyboardEvent("keydown", next));
    }""")
    expect(title(plan)).to_have_text("Check-in")


@pytest.mark.parametrize("panel", ["keys", "leave", "blocks", "help", "quiz", "cards", "timer"])
def test_no_key_of_a_clicker_does_harm_in_a_panel(panel: str, plan: Page) -> None:
    go_to(plan, "Teach")
    for key in CLICKER:
        plan.locator(f".deck__bar [data-do={panel}]").click()
        press(plan, key)
        assert still_here(plan), key
        expect(plan.locator("[data-stage]")).to_be_visible()
        if plan.locator("[data-cover]").is_visible():
            press(plan, "PageDown")
        for _ in range(3):
            if plan.locator("dialog[open]").count() == 0:
                break
            plan.evaluate("[...document.querySelectorAll('dialog[open]')].pop().close()")
        if plan.locator("[data-person]").is_visible():
            press(plan, "t")
        expect(title(plan)).to_have_text("Teach")


def test_f5_before_the_start_begins_the_show(page: Page, address: str) -> None:
    page.goto(f"{address}/{PLAN}")
    page.evaluate(NEVER_LOADED_ANEW)
    page.get_by_role("button", name="Present").click()
    press(page, "F5")
    expect(page.locator("[data-stage]")).to_be_visible()
    press(page, "Shift+F5", "F5")
    assert still_here(page)


@pytest.mark.parametrize("key", ["F5", "Enter"])
def test_whoever_comes_from_the_front_page_starts_by_one_key(
    key: str, page: Page, address: str
) -> None:
    """The address names the button behind the panel, and the panel keeps the focus."""
    page.goto(f"{address}/{PLAN}#present")
    expect(page.locator("[data-ask]")).to_be_visible()
    # Chromium takes the focus away a frame or two after the page has come.
    page.evaluate("new Promise(done => setTimeout(done, 300))")
    expect(page.locator("[name=deck-cut]:checked")).to_be_focused()
    press(page, key)
    expect(page.locator("[data-stage]")).to_be_visible()


def test_f5_begins_the_show_also_after_a_click_beside_what_can_be_chosen(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{PLAN}")
    page.get_by_role("button", name="Present").click()
    page.evaluate("document.activeElement.blur()")
    press(page, "F5")
    expect(page.locator("[data-stage]")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1024, 600), (1280, 720)])
def test_start_is_in_sight_in_a_late_session_on_a_small_screen(
    width: int, height: int, page: Page, address: str
) -> None:
    """It stays at the foot of the panel, and covers nothing that has the focus."""
    page.set_viewport_size({"width": width, "height": height})
    ask_late(page, address)
    expect(page.get_by_text("Group was to begin")).to_be_visible()
    begin = page.get_by_role("button", name="Start", exact=True)
    expect(begin).to_be_in_viewport(ratio=1)
    top = begin.evaluate("button => button.parentElement.getBoundingClientRect().top")
    for _ in range(4):
        press(page, "Tab")
        if begin.evaluate("button => button === document.activeElement"):
            break
        foot = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert foot <= top
    expect(begin).to_be_focused()


def test_the_leaders_window_sees_the_question_opens_a_note_and_leaves(
    page: Page, address: str
) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", notes="window")
    desk = opened.value
    desk.evaluate(NEVER_LOADED_ANEW)
    leave = desk.get_by_role("button", name="Leave", exact=True)
    expect(leave).to_be_hidden()
    desk.get_by_role("button", name="Quiz", exact=True).click()
    over = desk.locator(".desk__over")
    expect(over).to_contain_text("Question 1")
    expect(over).to_contain_text("Does not fit.")
    expect(over.get_by_role("button")).to_have_count(0)
    press(desk, "PageDown")
    over.get_by_role("button", name="Show this note").first.click()
    expect(page.locator("[data-note][aria-expanded=true]")).to_have_count(1)
    press(desk, ".")
    expect(page.locator("[data-cover]")).to_be_visible()
    press(desk, "PageDown", "F5", "Shift+F5")
    expect(page.locator("[data-cover]")).to_be_hidden()
    assert "Question 1" in room(page)
    assert still_here(desk)
    leave.click()
    expect(page.get_by_role("dialog", name="For the whole room")).to_be_hidden()
    expect(over).to_have_count(0)
    press(desk, "Enter")
    expect(title(page)).to_have_text("Check-in")


# An unintended reload


def test_a_reload_loses_no_turn_and_no_sound(plan: Page) -> None:
    press(plan, "PageDown", "t", "PageDown", "PageDown", "PageDown")
    plan.get_by_role("button", name="Soft sound").click()
    plan.evaluate("window.shifted += 30000")
    expect(plan.locator("[data-count]")).to_have_text("0:59")
    plan.evaluate("document.querySelector('[data-stage]').focus()")
    plan.reload()
    expect(plan.locator("[data-who]")).to_have_text("Person 3")
    sound = plan.get_by_role("button", name="Soft sound")
    expect(sound).to_have_attribute("aria-pressed", "true")
    press(plan, "PageDown")
    expect(plan.locator("[data-who]")).to_have_text("Person 4")


def test_a_reload_loses_no_question_and_no_points(plan: Page) -> None:
    press(plan, "q", "PageDown", "PageDown")
    plan.get_by_role("button", name="Two teams").click()
    plan.get_by_role("button", name="Team 2").click()
    press(plan, "PageDown", "2")
    before = room(plan)
    plan.reload()
    expect(plan.locator("[data-room-screen]")).to_contain_text("Question 2")
    assert room(plan) == before
    expect(plan.get_by_role("button", name="Team 2")).to_contain_text("1")
    plan.locator("[data-room-move=leave]").click()
    expect(title(plan)).to_have_text("Arrive")


def test_a_reload_loses_no_card(plan: Page) -> None:
    press(plan, "c")
    drawn = [room(plan)]
    for _ in range(3):
        press(plan, "PageDown")
        drawn.append(room(plan))
    plan.reload()
    expect(plan.locator("[data-room-screen]")).to_have_text(drawn[-1], use_inner_text=True)
    press(plan, "PageUp")
    assert room(plan) == drawn[-2]


@pytest.mark.parametrize("opened", ["", "q"], ids=["a slide", "the quiz"])
def test_a_reload_leaves_the_room_blank(opened: str, plan: Page) -> None:
    """What was hidden is not brought back by a slip; the next key shows it."""
    cover = plan.locator("[data-cover]")
    press(plan, "PageDown", *opened, ".")
    expect(cover).to_be_visible()
    plan.reload()
    if opened:
        expect(plan.locator("[data-room-stage]")).to_have_attribute("open", "")
    expect(cover).to_be_visible()
    assert plan.evaluate("document.elementFromPoint(20, 20).closest('[data-cover]') !== null")
    press(plan, "PageDown")
    expect(cover).to_be_hidden()
    if opened:
        assert "Question 1" in room(plan)
    expect(title(plan)).to_have_text("Check-in")
    plan.reload()
    expect(title(plan)).to_have_text("Check-in")
    expect(cover).to_be_hidden()


def test_what_the_leaders_window_opens_waits_behind_the_blank(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        start(page, f"{address}/{PLAN}", notes="window")
    desk, cover = opened.value, page.locator("[data-cover]")
    expect(desk.locator("[data-shown]")).to_have_text("Arrive")
    press(desk, ".")
    expect(cover).to_be_visible()
    press(desk, "q")
    expect(desk.locator(".desk__over")).to_contain_text("Question 1")
    assert page.evaluate("document.elementFromPoint(20, 20).closest('[data-cover]') !== null")
    press(desk, "PageDown")
    expect(cover).to_be_hidden()
    assert "Question 1" in room(page)


def test_while_a_session_comes_back_the_notes_never_show(plan: Page) -> None:
    """The plan behind the slides is full of notes, and the projector may be showing it."""
    plan.route("**/present.js", lambda route: None)
    plan.reload(wait_until="commit")
    expect(plan.locator("body")).to_have_class("presenting")
    expect(plan.locator("article.prose h1")).to_be_hidden()
    plan.unroute_all(behavior="ignoreErrors")
