"""A story to choose, for the room: a letter marks a choice, and one key takes the step."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from macros.content.curriculum.library import Library
from macros.content.kinds.path import StoryPath
from macros.rendering import render
from tests.browser.standing import stand
from tests.browser.test_room_in_browser import FETCHED, Some, begin, every_size, room_page, seen
from tests.components import example

MEASURE = """() => {
  const screen = document.querySelector("[data-room-screen]");
  const shown = [...screen.querySelectorAll("*")].filter((part) => part.checkVisibility());
  const sizes = shown.map((part) => parseFloat(getComputedStyle(part).fontSize));
  return [screen.scrollHeight - screen.clientHeight, screen.scrollWidth - screen.clientWidth,
          Math.min(...sizes)];
}"""
"""How much a screen is too high and too wide, and its smallest letters, in pixels."""


@pytest.fixture
def room(page: Page) -> Page:
    page.set_content(room_page())
    return page


def routes(path: StoryPath) -> Iterator[str]:
    """Yield the letters that lead to each screen of `path`."""
    known = {path.screens[0].id: ""}
    for screen in path.screens:
        yield known[screen.id]
        for letter, way in zip("abcd", screen.ways, strict=False):
            known.setdefault(way.to, known[screen.id] + letter)


@every_size
def test_every_screen_of_every_story_fits_even_where_it_is_as_long_as_it_may_be(
    width: int, height: int, page: Page, library: Library
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    long = StoryPath.model_validate(example("path", "as-long-as-it-may-be"))
    stories = [path for found in library.lessons.values() for path in found.paths.values()]
    wrong = []
    for story in (long, *stories):
        lesson = Some({}, {}, {"s": story})
        page.set_content(stand(render("room", lesson=lesson), "room", fetched=FETCHED))
        begin(page, "Story")
        for number, route in enumerate(routes(story), start=1):
            for letter in route:
                page.keyboard.press(letter)
                page.keyboard.press("PageDown")
            assert story.screens[number - 1].text[:30] in seen(page)
            high, wide, size = page.evaluate(MEASURE)
            if high > 0 or wide > 0 or size < 16:
                wrong.append((story.title, number, high, wide, size))
            if route:
                page.get_by_role("button", name="Start again").click()
    assert wrong == []


def test_a_letter_marks_a_choice_and_only_next_goes_there(room: Page) -> None:
    begin(room, "Story")
    for key in ("PageDown", "Space", "Enter", "End"):
        room.keyboard.press(key)
        assert seen(room).startswith("Page 1")
    room.keyboard.press("a")
    room.keyboard.press("b")
    pressed = room.locator("[data-pick][aria-pressed=true]")
    expect(pressed).to_have_text(re.compile("She calls her sister"))
    assert seen(room).startswith("Page 1")
    room.keyboard.press("PageDown")
    assert seen(room).startswith("Page 2")
    room.keyboard.press("PageUp")
    expect(pressed).to_have_text(re.compile("She calls her sister"))
    room.keyboard.press("PageUp")
    assert seen(room).startswith("Page 1")


def test_at_the_end_of_a_story_the_way_is_told(room: Page) -> None:
    begin(room, "Story")
    room.get_by_role("button", name="She runs").click()
    room.get_by_role("button", name="Next").click()
    assert "The end: Ana is at work at eight." in seen(room)
    assert room.locator("[data-room-screen] ol li").all_inner_texts() == ["She runs to the stop."]
    room.get_by_role("button", name="Start again").click()
    assert seen(room).startswith("Page 1")
    expect(room.locator("[aria-pressed=true]")).to_have_count(0)


def test_the_end_of_a_story_gives_way_to_the_slide(room: Page) -> None:
    begin(room, "Story")
    room.keyboard.press("a")
    room.keyboard.press("PageDown")
    assert "The end:" in seen(room)
    room.keyboard.press("PageDown")
    expect(room.get_by_role("dialog")).to_be_hidden()


def test_a_story_that_was_left_goes_on_where_it_was(room: Page) -> None:
    begin(room, "Story")
    room.keyboard.press("b")
    room.keyboard.press("PageDown")
    room.keyboard.press("Escape")
    expect(room.get_by_role("dialog")).to_be_hidden()
    room.get_by_role("button", name="Show the story").click()
    assert seen(room).startswith("Page 2")


def test_letters_that_are_pressed_in_a_quiz_move_nothing(room: Page) -> None:
    begin(room)
    before = seen(room)
    for key in "abcd1":
        room.keyboard.press(key)
    assert seen(room) == before
