"""What a step asks of the room: short moves, whole questions, and a timer for each part."""

import pytest

from macros.content.curriculum.deck import StepTask, deck, tasks
from macros.content.curriculum.library import Library
from macros.content.curriculum.session import (
    CATCH_UP,
    NEVER_LESS,
    Session,
    SessionBlock,
    Slide,
    Step,
)
from macros.content.curriculum.step_task import Move, Task, read_task
from macros.content.files.front_matter import Page
from macros.content.files.markdown_page import read_prose
from macros.content.files.yaml_lines import Document

LONGEST_LINE = 170
"""Letters. A longer line would not be read from the back of a room."""


def task(text: str) -> Task:
    """Return the task of a step that holds `text`."""
    page = Page("leader.md", Document("leader.md", {}, {}), text, 1)
    return read_task(read_prose(page), range(len(page.lines) + 1))


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("**Tell.** Where and when. About two minutes.", Move("Tell", 2)),
        ("**Safe?** Step aside. About one minute.", Move("Safe?", 1)),
        ("**Ten minutes before.** They use it.", Move("Ten minutes before", 0)),
        ("**Second try,** with one change. Two minutes.", Move("Second try", 2)),
        ("**Out.** Less than a minute. Twice, about three minutes.", Move("Out", 3)),
        (
            "Say it once, and wait a while. Then stop.",
            Move("Say it once, and wait a while.", 0),
        ),
        ("Ask. All six lines, or line 4. Then sit.", Move("Ask. All six lines, or line 4.", 0)),
        (
            'Write the text: "They asked. I said no." To whom?',
            Move('Write the text: "They asked. I said no."', 0),
        ),
    ],
)
def test_the_room_reads_the_bold_words_or_the_first_sentence(text: str, move: Move) -> None:
    assert task(f"1. {text}").moves == (move,)


WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@pytest.mark.parametrize(("number", "word"), [*enumerate(WORDS, start=1)])
def test_the_minutes_of_a_move_stand_in_words(number: int, word: str) -> None:
    assert task(f"1. **Go.** About {word} minutes.").moves == (Move("Go", number),)
    assert task(f"1. **Go.** {word.title()} minutes or less.").moves == (Move("Go", number),)


@pytest.mark.parametrize(("letters", "sentences"), [(29, 2), (30, 1)])
def test_a_line_of_thirty_letters_is_long_enough(letters: int, sentences: int) -> None:
    first = f"{'a' * (letters - 1)}."
    line = " ".join([first, "And more."][:sentences])
    assert task(f"1. {first} And more. And the rest.").moves == (Move(line, 0),)


def test_the_room_reads_each_question_and_no_words_for_the_leader() -> None:
    found = task("Walk around.\n/// say\nSecret.\n///\n/// ask\nWhat is it? Who helps?\n///")
    assert found == Task((), ("What is it?", "Who helps?"), 1)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Ring the bell when a third of the time is gone.", 3),
        ("Ring the bell halfway, and swap.", 2),
        ("When about a third of the time is left, say it. Ring the bell.", 1),
    ],
)
def test_a_bell_parts_a_step(text: str, turns: int) -> None:
    assert task(text).turns == turns


def test_every_lesson_shows_what_to_do(library: Library) -> None:
    for lesson in library.lessons.values():
        said = tasks(lesson.session, library.shared_steps)
        shown = deck(lesson.session, 180)
        for block in lesson.session.blocks:
            for step in block.steps:
                found = said[step.anchor]
                assert all(len(line) <= LONGEST_LINE for line in found.lines), lesson.folder
                assert sum(found.seconds) <= 60 * step.minutes + 180, (lesson.folder, step.name)
                if step.name in NEVER_LESS:
                    assert (found.least, found.drop) == (step.minutes, 0)
        check_in = next(
            each for each in shown.steps if shown.blocks[each.place].block == "Check-in"
        )
        assert len(said[check_in.anchor].lines) >= 3, lesson.folder
        worked = [each for each in shown.steps if shown.blocks[each.place].block == "Use it"]
        assert any(said[each.anchor].lines for each in worked), lesson.folder
        assert sum(len(said[each.anchor].seconds) > 1 for each in worked) >= 1, lesson.folder


def test_a_safety_step_never_goes(library: Library) -> None:
    lesson = next(iter(library.lessons.values()))
    block = next(block for block in lesson.session.blocks if block.name == "Close")
    safe = next(step for step in block.steps if step.name in NEVER_LESS)
    assert tasks(lesson.session, {})[safe.anchor] == StepTask(
        safe.minutes, 0, safe.minutes, safe.task.asks
    )


MOVES = (Move("Tell", 2), Move("Ideas", 0), Move("Pick", 0))


ASKS = ("What helps?",)


@pytest.mark.parametrize(
    ("block", "minutes", "task", "lines", "seconds"),
    [
        ("Teach", 10, Task(MOVES, ASKS), ASKS, ()),
        ("Use it", 10, Task(MOVES, ASKS), ("Tell", "Ideas", "Pick"), (120, 240, 240)),
        ("Use it", 3, Task(MOVES, ASKS), ("Tell", "Ideas", "Pick"), (120, 60, 60)),
        ("Use it", 10, Task(MOVES[:1], ASKS), ("Tell",), (120,)),
        ("Use it", 10, Task(MOVES[1:], ASKS), ("Ideas", "Pick"), (600,)),
        ("Use it", 10, Task(MOVES, ASKS, 3), ("Tell", "Ideas", "Pick"), (200, 200, 200)),
        ("Use it", 10, Task((), ASKS), ASKS, (600,)),
        ("Self-check", 10, Task(MOVES, ASKS), ASKS, (600,)),
    ],
)
def test_a_step_shows_its_moves_and_times_them(
    block: str, minutes: int, task: Task, lines: tuple[str, ...], seconds: tuple[int, ...]
) -> None:
    step = Step("Try", minutes, 4, 2, "try", task=task)
    short = Step("Greet", 2, 1, 5, "greet")
    said = tasks(Session((SessionBlock(block, minutes, "block", (step,)),), (short,)), {})
    # Only moves that say their own minutes name their timers.
    named = seconds[:1] == (120,)
    assert said["try"] == StepTask(4, 2, minutes, lines, seconds, named)
    assert said["greet"] == StepTask(2, 0, 2)


ONE = (Slide(1, "One", ()),)


@pytest.mark.parametrize(
    ("block", "step", "screens"),
    [
        ("Teach", Step("Try", 10, 10, task=Task((), ASKS)), []),
        ("Use it", Step("Try", 10, 10), ["Try"]),
        ("Use it", Step("Try", 10, 10, slides=ONE, task=Task((), ASKS)), ["One"]),
        ("Use it", Step(CATCH_UP, 10, 10, task=Task((), ASKS)), []),
        ("Self-check", Step("Try", 10, 10, task=Task((), ASKS)), ["Try"]),
        ("Self-check", Step("Try", 10, 10), []),
    ],
)
def test_a_step_has_a_screen_of_its_own_where_no_slide_says_what_to_do(
    block: str, step: Step, screens: list[str]
) -> None:
    shown = deck(Session((SessionBlock(block, 10, "block", (step,)),)), 10)
    assert [screen.name for screen in shown.screens] == [block, *screens]
