"""The learning quiz: what an author may write, and what stands in the page."""

from itertools import groupby
from pathlib import Path

import lxml.html
import pytest

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.question import Choice, ChoiceQuestion, OrderQuestion, SortQuestion
from macros.content.kinds.quiz import Quiz
from macros.rendering import render
from tests.components import assert_sound, example, examples, faults

YES = {"text": "Yes", "correct": True, "feedback": "Why"}
NO = {"text": "No", "feedback": "Why not"}


def quiz_of(*questions: dict[str, object]) -> dict[str, object]:
    return {"title": "T", "questions": list(questions)}


def page_of(name: str, **more: object) -> lxml.html.HtmlElement:
    quiz = Quiz.model_validate(example("quiz", name))
    return lxml.html.fragment_fromstring(render("quiz", quiz=quiz, id="q", **more))


def test_a_quiz_without_questions_is_a_fault() -> None:
    assert faults(Quiz, quiz_of()) == [
        "questions has 0 entries, but needs 1 or more. Add what is missing."
    ]


def test_a_question_without_a_right_answer_is_a_fault() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [NO, {**NO, "text": "Nor"}]})) == [
        "question 1 has no right answer. Add 'correct: true' to the choice that fits."
    ]


def test_a_question_with_only_right_answers_is_a_fault() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [YES, {**YES, "text": "Sure"}]})) == [
        "question 1 has only right answers. Add a choice that does not fit."
    ]


def test_one_choice_is_too_few() -> None:
    assert "question 1, choices has 1 entries, but needs 2 or more. Add what is missing." in faults(
        Quiz, quiz_of({"ask": "A", "choices": [YES]})
    )


def test_two_choices_with_the_same_text_are_a_fault() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [YES, {**NO, "text": "yes"}]})) == [
        "question 1 has the choice 'yes' twice. Change one of them."
    ]


def test_two_faults_of_one_question_are_said_together() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [NO, NO]})) == [
        "question 1 has no right answer and has the choice 'No' twice. "
        "Add 'correct: true' to the choice that fits. Change one of them."
    ]


def test_a_choice_without_feedback_is_a_fault() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [YES, {"text": "No"}]})) == [
        "question 1, choice 2 has no 'feedback'. Add a line 'feedback: …'."
    ]


def test_a_misspelt_key_of_a_choice_names_the_near_one() -> None:
    choice = {"text": "Yes", "corect": True, "feedback": "F"}
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [choice, YES, NO]})) == [
        "question 1, choice 1 has 'corect', which is not known here. Did you mean 'correct'?"
    ]


@pytest.mark.parametrize(
    "question", [{"order": ["a", "b", "c"]}, {"sort": {"A": ["a"], "B": ["b"]}}]
)
def test_order_and_sort_need_feedback(question: dict[str, object]) -> None:
    assert faults(Quiz, quiz_of({"ask": "A", **question})) == [
        "question 1 has no 'feedback'. Add a line 'feedback: …'."
    ]


def test_a_question_of_no_kind_lists_the_kinds() -> None:
    assert faults(Quiz, quiz_of({"ask": "A"})) == [
        "question 1 has no 'choices', 'order', 'sort' or 'reflect'. "
        "Add one of: choices, order, sort, reflect."
    ]


def test_a_misspelt_kind_names_the_near_one() -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "choises": [YES, NO]})) == [
        "question 1 has no 'choices', 'order', 'sort' or 'reflect'. Did you mean 'choices'?"
    ]


def test_a_question_of_two_kinds_is_a_fault() -> None:
    question: dict[str, object] = {"ask": "A", "choices": [YES, NO], "reflect": "R"}
    assert faults(Quiz, quiz_of(question)) == [
        "question 1 has 'choices' and 'reflect'. Keep one; ask the other on its own."
    ]


def test_a_question_that_is_only_words_is_a_fault() -> None:
    assert faults(Quiz, {"title": "T", "questions": ["What?"]}) == [
        "question 1 is not a question. Start it with 'ask: …'."
    ]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (["a", "b"], "question 1, order has 2 entries, but needs 3 or more. Add what is missing."),
        (list("abcdefgh"), "question 1, order has more than 7 entries. Keep the best 7."),
        (
            ["a", "b", "A"],
            "question 1 has the step 'A' twice. Change one of them or take it out.",
        ),
    ],
)
def test_an_order_has_three_to_seven_different_steps(steps: list[str], said: str) -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "order": steps, "feedback": "F"})) == [said]


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (
            {"A": ["a", "b"]},
            "question 1, sort has 1 entries, but needs 2 or more. Add what is missing.",
        ),
        (
            {name: [name] for name in "ABCDE"},
            "question 1, sort has more than 4 entries. Keep the best 4.",
        ),
        (
            {"A": ["a"], "B": ["b", "a"]},
            "question 1 has 'a' to sort twice. Keep it in the group where it belongs.",
        ),
        (
            {"A": ["a"], "B": []},
            "question 1, sort, B has 0 entries, but needs 1 or more. Add what is missing.",
        ),
    ],
)
def test_sorting_has_two_to_four_groups_and_each_thing_once(
    groups: dict[str, list[str]], said: str
) -> None:
    assert faults(Quiz, quiz_of({"ask": "A", "sort": groups, "feedback": "F"})) == [said]


def test_html_in_an_answer_is_refused() -> None:
    choice = {"text": "Yes", "correct": True, "feedback": "<b>Why</b>"}
    assert faults(Quiz, quiz_of({"ask": "A", "choices": [choice, NO]})) == [
        "question 1, choice 1, feedback has HTML ('<b>'). "
        "Write plain words; **bold** and *italic* work."
    ]


def test_one_right_answer_asks_for_one_and_two_ask_for_several() -> None:
    right, wrong = Choice(text="a", correct=True, feedback="f"), Choice(text="b", feedback="f")
    also = Choice(text="c", correct=True, feedback="f")
    assert ChoiceQuestion(ask="A", choices=(right, wrong)).kind == "one"
    assert ChoiceQuestion(ask="A", choices=(right, wrong, also)).kind == "several"


def test_a_quiz_knows_the_kinds_of_its_questions() -> None:
    quiz = Quiz.model_validate(example("quiz", "every-kind-together"))
    assert quiz.kinds == {"one", "several", "order", "sort", "reflect"}


@pytest.mark.parametrize("count", range(3, 8))
def test_an_order_is_never_shown_in_order_or_backwards(count: int) -> None:
    for start in range(40):
        steps = tuple(f"step {start + number}" for number in range(count))
        question = OrderQuestion(ask="A", order=steps, feedback="F")
        assert sorted(question.shown) == sorted(steps)
        assert question.shown not in (steps, steps[::-1])
        in_place = sum(one == other for one, other in zip(steps, question.shown, strict=True))
        assert in_place < count - 2, "one swap would put them in order"
        assert tuple(question.shown[place] for place in question.right) == steps


def test_the_mix_of_an_order_is_the_same_in_every_build() -> None:
    steps = ("Notice it", "Name it", "Leave the place", "Call someone")
    question = OrderQuestion(ask="A", order=steps, feedback="F")
    assert question.shown == ("Call someone", "Notice it", "Name it", "Leave the place")


def test_things_to_sort_are_never_shown_one_group_after_the_other() -> None:
    for start in range(40):
        outside = tuple(f"out {start + number}" for number in range(2))
        inside = tuple(f"in {start + number}" for number in range(3))
        sort = {"Outside": outside, "Inside": inside}
        question = SortQuestion(ask="A", sort=sort, feedback="F")
        assert len(list(groupby(question.right))) > 2
        for thing, group in zip(question.shown, question.right, strict=True):
            assert thing in sort[question.groups[group]]


@pytest.mark.parametrize("each", [2, 3, 4])
def test_no_column_of_things_to_sort_is_one_group(each: int) -> None:
    for start in range(40):
        sort = {name: tuple(f"{name} {start + at}" for at in range(each)) for name in ("A", "B")}
        right = SortQuestion(ask="A", sort=sort, feedback="F").right
        assert {*right[::2]} == {0, 1} or {*right[1::2]} == {0, 1}


def test_one_thing_in_each_group_can_be_mixed_too() -> None:
    question = SortQuestion(ask="A", sort={"A": ("a",), "B": ("b",)}, feedback="F")
    assert question.shown == ("b", "a")


@pytest.mark.parametrize("path", examples("quiz"), ids=lambda path: path.stem)
def test_every_example_renders_to_sound_html(path: Path) -> None:
    quiz = Quiz.model_validate(read_yaml(path, path.name).data)
    assert_sound(render("quiz", quiz=quiz, id="a-quiz"))


@pytest.mark.parametrize("path", examples("quiz"), ids=lambda path: path.stem)
def test_nothing_outside_the_answer_tells_the_answer(path: Path) -> None:
    quiz = Quiz.model_validate(read_yaml(path, path.name).data)
    root = lxml.html.fragment_fromstring(render("quiz", quiz=quiz, id="q"))
    for hidden in root.xpath("//details | //template"):
        hidden.getparent().remove(hidden)
    said = root.text_content()
    for question in quiz.questions:
        if isinstance(question, ChoiceQuestion):
            assert not [choice for choice in question.choices if choice.feedback in said]
        elif isinstance(question, OrderQuestion | SortQuestion):
            assert question.feedback not in said
    assert root.xpath("//input[@checked or @data-correct]") == []


def test_one_answer_fits_asks_with_radios() -> None:
    root = page_of("one-answer-fits")
    assert {field.get("type") for field in root.xpath("//input")} == {"radio"}
    assert root.xpath("//@data-right") == ["[1]"]


def test_all_that_fit_asks_with_boxes_and_says_so() -> None:
    root = page_of("all-that-fit")
    assert {field.get("type") for field in root.xpath("//input")} == {"checkbox"}
    assert "Pick all that fit." in root.xpath("//legend")[0].text_content()


def test_steps_in_order_can_be_moved_by_named_buttons() -> None:
    root = page_of("steps-in-order")
    names = [button.text_content().strip() for button in root.xpath("//button[@data-move]")]
    assert "Move up: Name it" in names
    assert "Move down: Name it" in names
    assert len(root.xpath("//ol/li//*[@class='quiz__blank']")) == 4


def test_things_to_sort_each_have_every_group() -> None:
    root = page_of("things-to-sort")
    things = root.xpath("//fieldset[@data-thing]")
    assert len(things) == 5
    for thing in things:
        labels = [label.text_content().strip() for label in thing.xpath(".//label")]
        assert labels == ["Outside", "Inside"]


def test_a_question_of_your_own_has_no_answer_and_no_name_to_be_sent_under() -> None:
    root = page_of("a-question-of-your-own")
    assert root.xpath("//details | //*[@data-check]") == []
    assert root.xpath("//textarea/@name") == []
    assert "not saved" in root.xpath("//label")[0].text_content()


def test_every_kind_together_counts_its_questions() -> None:
    counts = [
        count.text for count in page_of("every-kind-together").xpath("//*[@class='quiz__count']")
    ]
    assert counts == [f"Question {number} of 5" for number in range(1, 6)]


def test_long_words_and_odd_signs_stay_words() -> None:
    root = page_of("long-words-and-odd-signs")
    assert root.xpath("//h2")[0].text_content() == '"Yes & no": it\'s your call'
    assert "Counselor's office" in {legend.text_content() for legend in root.xpath("//legend")}


def test_every_question_has_its_answer_for_readers_without_scripts() -> None:
    root = page_of("every-kind-together")
    answers = [answer.text_content() for answer in root.xpath("//details")]
    assert len(answers) == 4
    assert "Fits: An outside trigger" in answers[0]
    assert "Does not fit: An inside trigger" in answers[0]


def test_what_needs_a_script_is_hidden_until_the_script_shows_it() -> None:
    root = page_of("every-kind-together")
    assert root.xpath("//*[@data-scripted and not(@hidden)]") == []
    for button in root.xpath("//button"):
        assert button.xpath("ancestor-or-self::*[@hidden]")


def test_the_answer_key_has_its_answers_open() -> None:
    root = page_of("every-kind-together", answers=True)
    assert root.get("data-answers") == "show"
    assert root.xpath("//details[not(@open)]") == []
    assert page_of("every-kind-together").xpath("//details[@open]") == []


def test_search_does_not_find_the_answers() -> None:
    assert "data-search-exclude" in page_of("one-answer-fits").attrib


def test_enter_can_send_no_answer_into_the_address() -> None:
    """Pressing Enter in a field clicks the form's first submit button; a disabled one does nothing.

    Firefox sends the form where there is none, and the answers would stand in the history.
    """
    (form,) = page_of("every-kind-together").xpath("//form")
    submits = form.xpath(".//button[@type='submit' or not(@type)] | .//input[@type='submit']")
    assert [("disabled" in button.attrib, "hidden" in button.attrib) for button in submits] == [
        (True, True)
    ]
