"""The quiz in a browser: by keyboard alone, with live feedback, without scripts and on paper."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.content.kinds.quiz import Quiz
from macros.rendering import render
from tests.browser.standing import stand
from tests.components import example


def quiz_page(name: str = "every-kind-together", **more: object) -> str:
    quiz = Quiz.model_validate(example("quiz", name))
    return stand(render("quiz", quiz=quiz, id="q", **more), "quiz")


def question(page: Page, number: int) -> Locator:
    return page.locator(f"#q-q{number}")


def feedback(page: Page, number: int) -> Locator:
    return question(page, number).locator("[data-feedback]")


def check(page: Page, number: int) -> None:
    """Press the question's button by keyboard."""
    button = question(page, number).get_by_role("button", name="Check")
    button.focus()
    page.keyboard.press("Enter")


@pytest.fixture
def quiz(page: Page) -> Page:
    page.set_content(quiz_page())
    return page


@pytest.fixture
def without_script(page: Page) -> Iterator[Page]:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.set_content(quiz_page())
    yield bare
    context.close()


@pytest.mark.parametrize(
    ("kind", "right", "given", "found"),
    [
        ("one", [1], [1], {"fits": [1], "off": [], "missed": []}),
        ("one", [1], [0], {"fits": [], "off": [0], "missed": []}),
        ("several", [0, 2], [0, 1], {"fits": [0], "off": [1], "missed": [2]}),
        ("several", [0, 2], [0, 2], {"fits": [0, 2], "off": [], "missed": []}),
        ("order", [2, 0, 1], [2, 0, 1], {"fits": [2, 0, 1], "off": [], "missed": []}),
        ("order", [2, 0, 1], [2, 1, 0], {"fits": [2], "off": [1], "missed": []}),
        ("order", [2, 0, 1], [0, 2, 1], {"fits": [], "off": [0], "missed": []}),
        ("sort", [0, 1, 1], [0, 0, None], {"fits": [0], "off": [1], "missed": [2]}),
    ],
)
def test_judging_needs_no_page(
    quiz: Page, kind: str, right: list[int], given: list[int | None], found: dict[str, list[int]]
) -> None:
    judged = quiz.evaluate("([k, r, g]) => EvenKeel.judge(k, r, g)", [kind, right, given])
    assert judged == found


def test_one_answer_is_picked_and_explained_by_keyboard_alone(quiz: Page) -> None:
    page = quiz
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q-q1":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(feedback(page, 1)).to_contain_text("Look again")
    expect(feedback(page, 1)).to_contain_text("Many of us feel it inside at once.")
    expect(feedback(page, 1)).not_to_contain_text("Yes. A smell comes from outside you.")


def test_feedback_is_read_out_and_focus_stays(quiz: Page) -> None:
    question(quiz, 1).get_by_label("An outside trigger").check()
    check(quiz, 1)
    expect(feedback(quiz, 1)).to_have_attribute("aria-live", "polite")
    expect(feedback(quiz, 1)).to_contain_text("Fits")
    expect(question(quiz, 1).get_by_role("button", name="Check")).to_be_focused()


def test_changing_an_answer_clears_its_feedback_and_no_other(quiz: Page) -> None:
    question(quiz, 1).get_by_label("An inside trigger").check()
    check(quiz, 1)
    check(quiz, 2)
    question(quiz, 1).get_by_label("An inside trigger").focus()
    quiz.keyboard.press("ArrowDown")
    expect(feedback(quiz, 1)).to_be_empty()
    expect(feedback(quiz, 2)).not_to_be_empty()
    check(quiz, 1)
    expect(feedback(quiz, 1)).to_contain_text("Fits")


def test_checking_without_an_answer_asks_for_one(quiz: Page) -> None:
    for number in (1, 2, 4):
        check(quiz, number)
        expect(feedback(quiz, number)).to_contain_text("Pick an answer first.")


def test_several_says_what_fits_what_does_not_and_what_else_does(quiz: Page) -> None:
    for label in ("Turn the phone off", "Wait and see"):
        question(quiz, 2).get_by_label(label).focus()
        quiz.keyboard.press("Space")
    check(quiz, 2)
    notes = feedback(quiz, 2).locator("> *")
    expect(notes).to_have_count(3)
    for note, mark, choice in zip(
        notes.all(),
        ("Fits", "Look again", "Also fits"),
        ("Turn the phone off", "Wait and see", "Text the cousin"),
        strict=True,
    ):
        expect(note).to_contain_text(mark)
        expect(note).to_contain_text(choice)
        expect(note.locator("svg")).to_have_count(1)


def test_steps_are_moved_by_keyboard_and_focus_goes_with_them(quiz: Page) -> None:
    steps = question(quiz, 3).locator("[data-step] [data-text]")
    expect(steps).to_have_text(["Call someone", "Notice it", "Name it", "Leave the place"])
    down = question(quiz, 3).get_by_role("button", name="Move down: Call someone")
    down.focus()
    for place in ("2", "3", "4"):
        quiz.keyboard.press("Enter")
        expect(down).to_be_focused()
        said = question(quiz, 3).locator("[data-moved]")
        expect(said).to_have_text(f"Call someone: now {place} of 4.")
    expect(steps).to_have_text(["Notice it", "Name it", "Leave the place", "Call someone"])
    expect(down).to_have_attribute("aria-disabled", "true")
    check(quiz, 3)
    expect(feedback(quiz, 3)).to_contain_text("You can only name what you have noticed.")


def test_focus_goes_with_a_step_that_moves_up(quiz: Page) -> None:
    up = question(quiz, 3).get_by_role("button", name="Move up: Leave the place")
    up.focus()
    for place in ("3", "2", "1"):
        quiz.keyboard.press("Enter")
        expect(up).to_be_focused()
        said = question(quiz, 3).locator("[data-moved]")
        expect(said).to_have_text(f"Leave the place: now {place} of 4.")


def test_the_first_step_stays_where_it_is_and_says_so(quiz: Page) -> None:
    button = question(quiz, 3).get_by_role("button", name="Move up: Call someone")
    button.focus()
    quiz.keyboard.press("Enter")
    expect(question(quiz, 3).locator("[data-moved]")).to_have_text("Call someone: now 1 of 4.")
    expect(button).to_be_focused()


def test_an_order_that_is_off_says_up_to_where_it_fits(quiz: Page) -> None:
    check(quiz, 3)
    expect(feedback(quiz, 3)).to_contain_text("Something else comes first.")
    question(quiz, 3).get_by_role("button", name="Move up: Notice it").press("Enter")
    expect(feedback(quiz, 3)).to_be_empty()
    check(quiz, 3)
    expect(feedback(quiz, 3)).to_contain_text("The order fits up to “Notice it”.")


def test_things_are_sorted_by_keyboard_and_named_in_the_feedback(quiz: Page) -> None:
    for thing, keys in (("Shame", ["Space", "ArrowRight"]), ("A song", ["Space", "ArrowRight"])):
        group = question(quiz, 4).get_by_role("group", name=thing)
        group.get_by_label("Outside").focus()
        for key in keys:
            quiz.keyboard.press(key)
    check(quiz, 4)
    notes = feedback(quiz, 4).locator("> *")
    expect(notes).to_have_count(3)
    expect(notes.nth(0)).to_contain_text("Fits")
    expect(notes.nth(0)).to_contain_text("Shame")
    expect(notes.nth(1)).to_contain_text("Look again")
    expect(notes.nth(1)).to_contain_text("A song")
    expect(notes.nth(2)).to_contain_text("Still open")
    expect(notes.nth(2).get_by_role("listitem")).to_have_text(["Payday", "Boredom"])


def test_everything_sorted_brings_the_explanation(quiz: Page) -> None:
    for thing, group in (
        ("Shame", "Inside"),
        ("Payday", "Outside"),
        ("A song", "Outside"),
        ("Boredom", "Inside"),
    ):
        question(quiz, 4).get_by_role("group", name=thing).get_by_label(group).check()
    check(quiz, 4)
    expect(feedback(quiz, 4).locator("> *")).to_have_count(1)
    expect(feedback(quiz, 4)).to_contain_text("Outside triggers are people, places")


def test_the_whole_answer_comes_into_view_only_after_an_answer_is_checked(quiz: Page) -> None:
    answer = question(quiz, 1).locator("details")
    expect(answer).to_be_hidden()
    check(quiz, 1)
    expect(answer).to_be_hidden()
    question(quiz, 1).get_by_label("An inside trigger").check()
    check(quiz, 1)
    expect(answer).to_be_visible()
    expect(question(quiz, 2).locator("details")).to_be_hidden()


def test_no_score_is_shown_anywhere(quiz: Page) -> None:
    for number in range(1, 5):
        check(quiz, number)
    said = quiz.locator("#q").inner_text().lower()
    assert not [word for word in ("correct", "wrong", "score:", "points", "%") if word in said]


def test_without_scripts_no_button_shows_and_every_answer_opens(without_script: Page) -> None:
    expect(without_script.get_by_role("button")).to_have_count(0)
    expect(question(without_script, 3).get_by_text("Write 1 beside the first.")).to_be_visible()
    answers = without_script.locator("details")
    expect(answers).to_have_count(4)
    for answer in answers.all():
        expect(answer.locator("[data-why]").first).to_be_hidden()
        answer.locator("summary").click()
        expect(answer.locator("[data-why]").first).to_be_visible()


def test_paper_has_questions_and_no_answers_even_when_all_is_open(quiz: Page) -> None:
    question(quiz, 1).get_by_label("An outside trigger").check()
    check(quiz, 1)
    quiz.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    quiz.emulate_media(media="print")
    for hidden in ("details", "[data-feedback]", "button", "textarea"):
        for element in quiz.locator(f"#q {hidden}").all():
            expect(element).to_be_hidden()
    expect(question(quiz, 3).locator(".quiz__blank").first).to_be_visible()
    expect(question(quiz, 3).get_by_text("Write 1 beside the first.")).to_be_visible()
    expect(question(quiz, 5).locator(".quiz__line").first).to_be_visible()
    assert "A smell comes from outside you" not in quiz.locator("#q").inner_text()


def test_paper_never_shows_what_somebody_picked(quiz: Page) -> None:
    def shown() -> bytes:
        return question(quiz, 1).get_by_role("radio").first.screenshot()

    quiz.emulate_media(media="print")
    empty = shown()
    quiz.emulate_media(media="screen")
    question(quiz, 1).get_by_role("radio").first.check()
    quiz.locator("h1").click()
    quiz.emulate_media(media="print")
    assert shown() == empty


def test_writing_lines_on_paper_are_eight_millimetres_apart_or_more(quiz: Page) -> None:
    quiz.emulate_media(media="print")
    box = question(quiz, 5).locator(".quiz__line").first.bounding_box()
    assert box
    assert box["height"] >= 8 * 96 / 25.4


def test_the_answer_key_prints_the_answers(page: Page) -> None:
    page.set_content(quiz_page(answers=True))
    page.emulate_media(media="print")
    for answer in page.locator("details").all():
        expect(answer.locator("[data-why]").first).to_be_visible()


def test_answers_print_inside_anything_that_asks_for_them(quiz: Page) -> None:
    quiz.evaluate(
        "document.querySelector('article').dataset.answers = 'show';"
        "document.querySelectorAll('details').forEach(d => { d.open = true })"
    )
    quiz.emulate_media(media="print")
    expect(question(quiz, 1).locator("[data-why]").first).to_be_visible()


@pytest.mark.parametrize("name", ["every-kind-together", "long-words-and-odd-signs"])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_narrow_phone_never_scrolls_sideways(page: Page, name: str, size: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(quiz_page(name))
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    for button in page.get_by_role("button", name="Check").all():
        button.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_everything_to_touch_is_large_enough(quiz: Page) -> None:
    check(quiz, 3)
    for element in quiz.locator("button, label.quiz__choice, summary").all():
        if element.is_visible():
            box = element.bounding_box()
            assert box
            assert box["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(quiz: Page, scheme: str) -> None:
    quiz.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    question(quiz, 2).get_by_label("Wait and see").check()
    for number in range(1, 5):
        check(quiz, number)
    result = Axe().run(quiz)
    assert result.violations_count == 0, result.generate_report()
