"""The wave and the circle in a browser: full screen, stopped by one key, still where asked for."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from macros.rendering import environment, render
from tests.browser.standing import stand
from tests.components import assert_sound

WORDS: dict[str, dict[str, list[str]]] = environment().globals["words"]
TASKS = WORDS["wave"]["tasks"]
SIZES = ((1280, 720), (1024, 768), (1920, 1080), (360, 640))


def tools() -> str:
    heading = Markup("<h2>Tools</h2>")
    return stand(heading + shown("wave") + "\n" + shown("pace"), "wave", "pace")


def shown(name: str) -> Markup:
    return render(name, for_the_room=True)


def start_wave(page: Page) -> None:
    page.get_by_role("button", name="Ride the wave").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def start_circle(page: Page) -> None:
    page.get_by_role("button", name="Start the circle").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def open_with_a_still_clock(page: Page) -> None:
    """Open the tools on a page whose clock moves by `run_for` alone, on a busy machine too."""
    page.clock.install(time="2026-12-02T12:00:00Z")
    page.clock.pause_at("2026-12-02T12:00:10Z")
    page.set_content(tools())


@pytest.fixture
def room(page: Page) -> Page:
    open_with_a_still_clock(page)
    return page


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A page of someone who has asked for less motion."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    open_with_a_still_clock(page)
    yield page
    context.close()


@pytest.mark.parametrize("name", ["wave", "pace"])
def test_the_html_is_sound(name: str) -> None:
    assert_sound(shown(name))


def test_there_is_one_small_task_for_each_of_ten_minutes() -> None:
    assert len(TASKS) == len(set(TASKS)) == 10


def test_the_ride_is_counted_without_a_page(room: Page) -> None:
    ride = "(minutes) => EvenKeel.ride(minutes * 60000)"
    assert room.evaluate(ride, 0) == {"minute": 0, "share": 0, "over": False}
    assert room.evaluate(ride, 2.5) == {"minute": 2, "share": 0.25, "over": False}
    assert room.evaluate(ride, 9.99)["minute"] == 9
    assert room.evaluate(ride, 10) == {"minute": 9, "share": 1, "over": True}
    assert room.evaluate(ride, 99) == {"minute": 9, "share": 1, "over": True}


def test_each_minute_brings_its_task(room: Page) -> None:
    start_wave(room)
    for minute, task in enumerate(TASKS, start=1):
        expect(room.locator("[data-minute]")).to_have_text(f"Minute {minute} of 10")
        expect(room.locator("[data-task]")).to_have_text(task)
        room.clock.run_for(60_000)
    expect(room.locator("[data-task]")).to_have_text("That was ten minutes. Look around the room.")
    expect(room.get_by_role("button", name="Pause")).to_be_hidden()
    expect(room.get_by_role("button", name="Stop")).to_be_visible()


def test_the_dot_rides_from_left_to_right(room: Page) -> None:
    start_wave(room)
    dot = room.locator("dialog [data-dot]")
    places = []
    for _ in range(5):
        places.append(float(dot.get_attribute("cx") or 0))
        room.clock.run_for(20_000)
    assert places == sorted(set(places))


def test_pause_holds_the_wave_and_lets_it_go_on(room: Page) -> None:
    start_wave(room)
    room.clock.run_for(70_000)
    room.get_by_role("button", name="Pause").press("Enter")
    room.clock.run_for(300_000)
    expect(room.locator("[data-minute]")).to_have_text("Minute 2 of 10")
    room.get_by_role("button", name="Go on").press("Enter")
    room.clock.run_for(60_000)
    expect(room.locator("[data-minute]")).to_have_text("Minute 3 of 10")


def test_a_clock_that_is_set_does_not_move_the_wave(room: Page) -> None:
    start_wave(room)
    room.clock.run_for(70_000)
    room.clock.set_system_time("2035-01-01T00:00:00Z")
    room.clock.run_for(500)
    expect(room.locator("[data-minute]")).to_have_text("Minute 2 of 10")


@pytest.mark.parametrize("tool", ["wave", "circle"])
def test_one_press_of_escape_ends_it_and_nothing_runs_on(tool: str, room: Page) -> None:
    (start_wave if tool == "wave" else start_circle)(room)
    room.keyboard.press("Escape")
    expect(room.get_by_role("dialog")).to_be_hidden()
    before = room.locator("[data-task], [data-word]").all_inner_texts()
    room.clock.run_for(200_000)
    assert room.locator("[data-task], [data-word]").all_inner_texts() == before


def test_a_second_ride_starts_at_the_first_minute(room: Page) -> None:
    start_wave(room)
    room.clock.run_for(70_000)
    expect(room.locator("[data-minute]")).to_have_text("Minute 2 of 10")
    room.get_by_role("button", name="Stop").click()
    start_wave(room)
    expect(room.locator("[data-minute]")).to_have_text("Minute 1 of 10")


def test_it_runs_where_the_browser_refuses_the_full_screen(room: Page) -> None:
    refuse = "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')) }"
    room.evaluate(refuse)
    start_wave(room)
    box = room.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}


def test_breathing_out_takes_longer_than_in_unless_changed(room: Page) -> None:
    expect(room.get_by_label("Seconds in")).to_have_value("4")
    expect(room.get_by_label("Seconds out")).to_have_value("6")
    start_circle(room)
    word = room.locator("[data-word]")
    for way, seconds in (("Breathe in", 4), ("Breathe out", 6), ("Breathe in", 4)):
        for _ in range(seconds):
            expect(word).to_have_text(way)
            room.clock.run_for(1000)


def test_the_seconds_can_be_changed(room: Page) -> None:
    room.get_by_label("Seconds in").select_option("2")
    room.get_by_label("Seconds out").select_option("3")
    start_circle(room)
    assert room.locator("[data-circle]").evaluate("el => el.style.transitionDuration") == "2s"
    room.clock.run_for(2000)
    expect(room.locator("[data-word]")).to_have_text("Breathe out")
    assert room.locator("[data-circle]").evaluate("el => el.style.transitionDuration") == "3s"


def test_less_motion_stills_the_wave_within_a_minute(still: Page) -> None:
    start_wave(still)
    dot = still.locator("dialog [data-dot]")
    place = dot.get_attribute("cx")
    still.clock.run_for(50_000)
    assert dot.get_attribute("cx") == place
    still.clock.run_for(15_000)
    assert dot.get_attribute("cx") != place
    expect(still.locator("[data-minute]")).to_have_text("Minute 2 of 10")


def test_less_motion_gives_words_and_a_bar_for_the_circle(still: Page) -> None:
    start_circle(still)
    expect(still.locator("[data-circle]")).to_be_hidden()
    expect(still.locator("[data-word]")).to_have_text("Breathe in")
    expect(still.locator(".pace__mark")).to_have_count(4)
    expect(still.locator(".pace__mark--past")).to_have_count(1)
    still.clock.run_for(5000)
    expect(still.locator(".pace__mark")).to_have_count(6)
    expect(still.locator(".pace__mark--past")).to_have_count(2)


def test_both_say_that_eyes_stay_open_and_that_one_can_stop(room: Page) -> None:
    for begin in (start_wave, start_circle):
        begin(room)
        expect(room.get_by_role("dialog")).to_contain_text("Eyes can stay open. Stop any time")
        room.keyboard.press("Escape")


def test_everything_fits_the_screen(room: Page) -> None:
    """One ride on every screen: less motion moves the dot seldom, and says the same words."""
    room.emulate_media(reduced_motion="reduce")
    # Full screen would keep the size of the window.
    room.evaluate("() => { Element.prototype.requestFullscreen = undefined }")
    stage = room.get_by_role("dialog")

    def fits(smallest: float = 0) -> None:
        for width, height in SIZES:
            room.set_viewport_size({"width": width, "height": height})
            over = "el => [el.scrollWidth - el.clientWidth, el.scrollHeight - el.clientHeight]"
            assert stage.evaluate(over) == [0, 0], (width, height)
            if smallest and width >= 1024:
                size = room.locator("[data-task]").evaluate("el => getComputedStyle(el).fontSize")
                assert float(size.removesuffix("px")) >= smallest, (width, height)

    start_wave(room)
    for task in TASKS:
        expect(room.locator("[data-task]")).to_have_text(task)
        fits(smallest=28)
        room.clock.run_for(60_000)
    room.keyboard.press("Escape")
    room.emulate_media(reduced_motion="no-preference")
    start_circle(room)
    fits()


def test_without_a_script_the_picture_and_the_tasks_stand_there(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(tools())
    expect(page.get_by_role("img", name="A wave that rises")).to_be_visible()
    expect(page.locator("[data-tasks] li")).to_have_text(TASKS)
    expect(page.get_by_text("raise one hand slowly")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(tools())
    for begin in (lambda _: None, start_wave, start_circle):
        begin(page)
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        page.keyboard.press("Escape")
