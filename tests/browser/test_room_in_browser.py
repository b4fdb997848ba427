"""A quiz for the room in a browser: one question a screen, by keys, clicker or buttons."""

import re
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.kinds.cards import Cards
from macros.content.kinds.path import StoryPath
from macros.content.kinds.quiz import Quiz
from macros.rendering import render
from tests.browser.printed import printed_pdf
from tests.browser.standing import stand
from tests.components import assert_sound, example
from tests.conftest import Likeliest

SIZES = ((1280, 720), (1024, 768), (1024, 600))
every_size = pytest.mark.parametrize(
    ("width", "height"),
    [SIZES[0], *(pytest.param(*size, marks=pytest.mark.audit) for size in SIZES[1:])],
)
"""The screen on which lines have the least height in each run, and the others in the audit."""
SMALLEST = 28
"""Pixels of a screen of 1280 by 720. What is on screen is never smaller, at any size."""
FETCHED = (
    "keyboard/keyboard.js",
    "stage/stage.js",
    "room/show-room.js",
    "path/walk.js",
    "path/stage.js",
)


MEASURE = """(smallest) => {
  const dialog = document.querySelector("[data-room-stage]");
  const screen = dialog.querySelector("[data-room-screen]");
  const wrong = [];
  let seen = 0;
  function measure() {
    const high = screen.scrollHeight - screen.clientHeight;
    const wide = screen.scrollWidth - screen.clientWidth;
    const shown = [...screen.querySelectorAll("*")].filter((part) => part.checkVisibility());
    const size = Math.min(...shown.map((part) => parseFloat(getComputedStyle(part).fontSize)));
    if (high > 0 || wide > 0 || size < smallest)
      wrong.push([high, wide, size, screen.innerText.slice(0, 60)]);
    seen += 1;
  }
  while (dialog.open) {
    measure();
    const notes = screen.querySelectorAll("[data-note]").length;
    for (let number = 0; number < notes; number += 1) {
      screen.querySelectorAll("[data-note]")[number].click();
      if (screen.querySelectorAll("[data-note][aria-expanded=true]").length !== 1)
        wrong.push(["no note", number]);
      measure();
      screen.querySelector("[data-note][aria-expanded=true]").click();
    }
    const next = {key: "PageDown", bubbles: true, cancelable: true};
    screen.dispatchEvent(new KeyboardEvent("keydown", next));
  }
  return [seen, wrong];
}"""


class Some(NamedTuple):
    """As much of a lesson as the room asks for."""

    quizzes: dict[str, Quiz]
    cards: dict[str, Cards]
    paths: dict[str, StoryPath]


def lesson() -> Some:
    quiz = Quiz.model_validate(example("quiz", "every-kind-together"))
    cards = Cards.model_validate(example("cards", "some-with-a-back"))
    path = StoryPath.model_validate(example("path", "a-wet-morning"))
    return Some({"a-quiz": quiz}, {"some-cards": cards}, {"a-path": path})


def room_page() -> str:
    return stand(render("room", lesson=lesson()), "room", fetched=FETCHED)


def begin(page: Page, kind: str = "Quiz") -> None:
    show(page.locator("details").filter(has_text=f"{kind} for the room"))


def show(folded: Locator) -> None:
    """Unfold a quiz or a pile of cards, and show it on the whole screen."""
    folded.locator("summary").click()
    folded.get_by_role(
        "button", name=re.compile("^(Show one question|Draw a card|Show the story)")
    ).click()
    expect(folded.page.get_by_role("dialog")).to_be_visible()


def seen(page: Page) -> str:
    return page.locator("[data-room-screen]").inner_text()


@pytest.fixture
def room(page: Page) -> Page:
    page.set_content(room_page())
    return page


def test_the_html_is_sound() -> None:
    assert_sound(render("room", lesson=lesson()))


def test_a_lesson_without_quiz_cards_and_story_shows_nothing(page: Page) -> None:
    page.set_content(stand(render("room", lesson=Some({}, {}, {})), "room"))
    expect(page.locator("[data-component=room] *")).to_have_count(0)


def test_answers_stay_folded_up_until_they_are_asked_for(room: Page) -> None:
    expect(room.locator("[data-answer]").first).to_be_hidden()
    begin(room)
    expect(room.locator("[data-room-screen] [data-answer]").filter(visible=True)).to_have_count(0)


def test_every_question_is_asked_once_and_then_explained(room: Page) -> None:
    quiz = lesson().quizzes["a-quiz"]
    begin(room)
    for number, question in enumerate(quiz.questions, start=1):
        expect(room.locator("[data-room-screen]")).to_contain_text(
            f"Question {number} of {len(quiz.questions)}"
        )
        reveal = room.get_by_role("button", name="Reveal")
        if question.kind == "reflect":
            expect(reveal).to_be_hidden()
        else:
            reveal.click()
            for answer in room.locator("[data-room-screen] [data-answer]").all():
                expect(answer).to_be_visible()
            notes = room.locator("[data-room-screen] [data-note]")
            for note in range(notes.count()):
                notes.nth(note).click()
                expect(notes.nth(note)).to_have_attribute("aria-expanded", "true")
                why = room.locator("[data-choice]:has([aria-expanded=true]) [data-why]")
                expect(why).to_be_visible()
                notes.nth(note).click()
        if number < len(quiz.questions):
            room.get_by_role("button", name="Next").click()
    room.get_by_role("button", name="Done").click()
    expect(room.get_by_role("dialog")).to_be_hidden()


def test_an_order_is_mixed_before_and_right_after_the_reveal(room: Page) -> None:
    quiz = lesson().quizzes["a-quiz"]
    begin(room)
    place = next(n for n, question in enumerate(quiz.questions) if question.kind == "order")
    for _ in range(place):
        room.get_by_role("button", name="Next").click()
    order = list(getattr(quiz.questions[place], "order"))  # noqa: B009
    plain_order = [step.replace("*", "") for step in order]
    steps = room.locator("[data-room-screen] [data-puzzle] li")
    assert steps.locator("span").all_inner_texts() != plain_order
    assert steps.locator("b").all_inner_texts() == ["A", "B", "C", "D"]
    room.get_by_role("button", name="Reveal").click()
    expect(room.locator("[data-room-screen] [data-puzzle]")).to_be_hidden()
    solved = room.locator("[data-room-screen] ol li")
    assert solved.locator("span").all_inner_texts() == plain_order
    assert sorted(solved.locator("b").all_inner_texts()) == ["A", "B", "C", "D"]


@pytest.mark.parametrize(("on", "back"), [("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft")])
def test_a_clicker_reveals_first_and_then_goes_on(on: str, back: str, room: Page) -> None:
    begin(room)
    first = seen(room)
    room.keyboard.press(on)
    revealed = seen(room)
    assert revealed != first
    assert "Question 1" in revealed
    room.keyboard.press(on)
    assert "Question 2" in seen(room)
    room.keyboard.press(back)
    assert seen(room) == first
    room.keyboard.press(back)
    assert seen(room) == first


def test_space_and_enter_press_the_button_that_has_the_focus(room: Page) -> None:
    begin(room)
    room.keyboard.press("Space")
    assert "Question 1" in seen(room)
    room.keyboard.press("Space")
    assert "Question 2" in seen(room)
    room.get_by_role("button", name="Two teams").focus()
    room.keyboard.press("Space")
    expect(room.get_by_role("button", name="Team 1")).to_be_visible()
    assert "Question 2" in seen(room)


def test_the_keyboard_never_loses_its_place(room: Page) -> None:
    begin(room)
    for _ in range(8):
        room.keyboard.press("PageDown")
        assert room.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    room.get_by_role("button", name="Back").press("Enter")
    room.get_by_role("button", name="Reveal").press("Enter")
    assert room.evaluate("document.querySelector('dialog').contains(document.activeElement)")


def test_two_teams_count_by_plus_and_nothing_is_kept(room: Page) -> None:
    begin(room)
    expect(room.get_by_role("button", name="Team 1")).to_be_hidden()
    room.get_by_role("button", name="Two teams").click()
    for _ in range(3):
        room.get_by_role("button", name="Team 1").click()
    room.get_by_role("button", name="Team 2").click()
    expect(room.get_by_role("button", name="Team 1")).to_contain_text("3")
    expect(room.get_by_role("button", name="Team 2")).to_contain_text("1")
    room.keyboard.press("PageDown")
    expect(room.get_by_role("button", name="Team 1")).to_contain_text("3")
    room.get_by_role("button", name="Two teams").click()
    room.get_by_role("button", name="Two teams").click()
    expect(room.get_by_role("button", name="Team 1")).to_contain_text("0")


def test_shuffling_needs_no_page(room: Page) -> None:
    shuffle = "([count, chance]) => EvenKeel.shuffled(count, () => chance)"
    for count, chance in product((0, 1, 4, 40), (0, 0.5, 0.999)):
        assert sorted(room.evaluate(shuffle, [count, chance])) == list(range(count))


def test_no_card_comes_twice_before_the_pile_is_empty(room: Page) -> None:
    pile = lesson().cards["some-cards"]
    begin(room, "Cards")
    drawn = []
    for number, _ in enumerate(pile.cards):
        drawn.append(room.locator("[data-room-screen] .room__ask").inner_text())
        if number < len(pile.cards) - 1:
            room.get_by_role("button", name="Draw another").click()
    assert sorted(drawn) == sorted(card.front.replace("*", "") for card in pile.cards)
    room.get_by_role("button", name="Done").click()
    expect(room.get_by_role("dialog")).to_be_hidden()


def test_one_press_of_escape_leaves(room: Page) -> None:
    begin(room)
    room.keyboard.press("Escape")
    expect(room.get_by_role("dialog")).to_be_hidden()


def test_it_runs_where_the_browser_refuses_the_full_screen(room: Page) -> None:
    refuse = "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')) }"
    room.evaluate(refuse)
    begin(room)
    expect(room.locator("[data-room-screen]")).to_contain_text("Question 1")


def fullest_question(lesson: Lesson) -> int:
    """Return how much is written for the fullest question of a lesson."""
    quizzes = lesson.quizzes.values()
    return max(len(one.model_dump_json()) for quiz in quizzes for one in quiz.questions)


def fullest_card(lesson: Lesson) -> int:
    """Return how much is written on the fullest card of a lesson."""
    cards = (card for pile in lesson.cards.values() for card in pile.cards)
    return max((len(card.model_dump_json()) for card in cards), default=0)


@every_size
def test_every_question_and_card_of_every_lesson_fits_the_screen(
    width: int, height: int, page: Page, library: Library, likeliest: Likeliest
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    scale = min(width / 1280, height / 720)
    wrong = []
    lessons = library.lessons.values()
    sizes = (fullest_question, fullest_card)
    by_question, by_card = (likeliest.of(lessons, size, 3) for size in sizes)
    for found in {each.folder: each for each in (*by_question, *by_card)}.values():
        page.set_content(stand(render("room", lesson=found), "room", fetched=FETCHED))
        sets = page.locator("details:not([data-set=path])").all()
        assert len(sets) == len(found.quizzes) + len(found.cards)
        for folded in sets:
            show(folded)
            seen_here, misfits = page.evaluate(MEASURE, SMALLEST * scale - 0.1)
            assert seen_here >= folded.locator("[data-item]").count()
            wrong += [(found.number, *misfit) for misfit in misfits]
            expect(page.get_by_role("dialog")).to_be_hidden()
    assert wrong == []


def test_without_a_script_the_key_can_be_unfolded(plain: Page) -> None:
    plain.set_content(room_page())
    expect(plain.get_by_role("button")).to_have_count(0)
    plain.locator("summary").first.click()
    expect(plain.locator("[data-answer]").first).to_be_visible()


def test_on_paper_it_is_the_answer_key_folded_up_or_not(room: Page) -> None:
    quiz = lesson().quizzes["a-quiz"]
    said = " ".join(sheet.extract_text() for sheet in printed_pdf(room).pages)
    said = " ".join(said.split())
    for question in quiz.questions:
        for choice in getattr(question, "choices", ()):
            assert " ".join(choice.feedback.replace("*", "").split())[:40] in said
    expect(room.locator("details[open]")).to_have_count(0)


def test_it_works_from_a_usb_stick_and_keeps_nothing(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "room.html"
    file.write_text(room_page(), encoding="utf-8")
    page.goto(file.as_uri())
    begin(page)
    page.keyboard.press("PageDown")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(room_page())
    begin(page)
    for _ in range(4):
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        page.keyboard.press("PageDown")
