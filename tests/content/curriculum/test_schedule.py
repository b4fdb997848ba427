"""The clock of a session: every length adds up, in order, with its steps for safety."""

import random
from itertools import pairwise

import pytest

from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import (
    CUT,
    LONGEST,
    SHORTEST,
    TimedStep,
    at_length,
    blocks_at,
    lengths,
    shortest,
)
from macros.content.curriculum.session import CATCH_UP, NEVER_LESS, Session, SessionBlock, Step
from macros.content.curriculum.session_reader import read_session
from macros.content.curriculum.slide_numbers import runs_of
from macros.content.curriculum.step_heading import TimedHeading, read_heading
from macros.content.files.front_matter import Page
from macros.content.files.markdown_page import read_prose
from macros.content.files.yaml_lines import Document

EVERY_LENGTH = range(SHORTEST, LONGEST + 1)

PLAN = """## Arrive (10 min)

### Greet (4 min, at least 2)

{{ frame("Greet") }}

/// say
Call {{ program.crisis }} at any time of the day.
///

### Privacy words (6 min)

**Props:** the card

/// ask
What would *you* like to keep in here?
///

## Teach (15 min)

### Pairs (5 min, at least 3, drop 2)

/// slide | One
- A line
///

### Pairs (5 min, drop 1)

### Catch up (5 min)

## Fifteen minutes

### Privacy words (15 min)

**Slides:** 1
"""


def session_of(text: str) -> Session:
    return read_session(read_prose(Page("leader.md", Document("leader.md", {}, {}), text, 1)))


def told(timed: tuple[TimedStep, ...]) -> list[tuple[str, int, int]]:
    return [(each.step.anchor, each.starts, each.minutes) for each in timed]


def test_a_heading_says_minutes_and_how_a_step_gives_way() -> None:
    assert read_heading("Pairs (5 min, at least 3, drop 2)") == TimedHeading("Pairs", 5, 3, 2)
    assert read_heading("Pairs (5 min, drop 2)") == TimedHeading("Pairs", 5, None, 2)
    assert read_heading("Who can be told? (as ever)") == TimedHeading("Who can be told? (as ever)")
    assert read_heading("Pairs (5 mins, at last 3)").odd == ("5 mins", "at last 3")
    assert read_heading("Pairs (5 min, drop 1, drop 2)").odd == ("drop 2",)


def test_a_step_knows_what_stands_below_its_heading() -> None:
    session = session_of(PLAN)
    arrive, teach = session.blocks
    greet, privacy = arrive.steps
    assert (greet.at_least, privacy.at_least, privacy.drop) == (2, 6, 0)
    assert (privacy.props, privacy.first_words) == (
        "the card",
        "What would you like to keep\N{NO-BREAK SPACE}…",
    )
    assert [step.anchor for step in teach.steps] == ["step-pairs", "step-pairs_1", "step-catch-up"]
    assert [slide.title for slide in teach.steps[0].slides] == ["One"]
    assert teach.steps[2].at_least == 0
    assert session.fifteen[0].slides == session.slides


def test_slides_are_named_in_runs() -> None:
    assert runs_of([2, 3, 4, 6]) == "2-4, 6"
    assert runs_of([8]) == "8"
    assert runs_of([]) == ""


def test_steps_shrink_first_and_go_only_when_that_is_not_enough() -> None:
    session = session_of(PLAN)
    assert told(at_length(session, 25))[-1] == ("step-catch-up", 20, 5)
    # 9 minutes to give: 2 of Greet, 2 of Pairs and 5 of Catch up, each the same share.
    assert told(at_length(session, 16)) == [
        ("step-greet", 0, 2),
        ("step-privacy-words", 2, 6),
        ("step-pairs", 8, 3),
        ("step-pairs_1", 11, 5),
    ]
    # Five minutes more have to be found: the first to go has five, and the rest may stay long.
    assert told(at_length(session, 14)) == [
        ("step-greet", 0, 2),
        ("step-privacy-words", 2, 6),
        ("step-pairs", 8, 4),
        ("step-catch-up", 12, 2),
    ]
    assert [each.step.anchor for each in at_length(session, 8)] == [
        "step-greet",
        "step-privacy-words",
    ]


def test_what_is_left_over_goes_to_catch_up() -> None:
    steps = (Step("Long", 30, 30, 1, "long"), Step("Short", 5, 5, 0, "short"))
    more = (*steps, Step(CATCH_UP, 5, 0, 0, "catch-up"))
    session = Session((SessionBlock("Use it", 40, "use-it", more),))
    assert told(at_length(session, 30)) == [("short", 0, 5), ("catch-up", 5, 25)]


def test_a_length_that_cannot_be_made_is_refused() -> None:
    session = session_of(PLAN)
    assert shortest(session) == 8
    with pytest.raises(ValueError, match="no session of 7 minutes"):
        at_length(session, 7)


def test_the_shortest_session_has_steps_of_its_own_and_each_is_a_block() -> None:
    session = session_of(PLAN)
    assert told(at_length(session, CUT)) == [("step-privacy-words_1", 0, 15)]
    assert [block.name for block in blocks_at(session, CUT)] == ["Privacy words"]


def test_a_program_may_have_a_length_of_its_own() -> None:
    assert lengths(180) == (180, 150, 135, 120, 90, 60, 15)
    assert lengths(100) == (180, 150, 135, 120, 100, 90, 60, 15)


def assert_sound(session: Session, minutes: int) -> None:
    """Fail where the session of `minutes` breaks a promise of its plan."""
    timed = at_length(session, minutes)
    written = [step for block in session.blocks for step in block.steps]
    assert sum(each.minutes for each in timed) == minutes
    assert timed[0].starts == 0
    assert all(before.ends == after.starts for before, after in pairwise(timed))
    kept = [each.step for each in timed]
    assert kept == [step for step in written if step in kept]
    for each in timed:
        assert each.minutes >= max(1, each.step.at_least), each
        if each.step.name != CATCH_UP:
            assert each.minutes <= each.step.minutes, each
    gone = [step for step in written if step not in kept]
    assert all(step.drop or step.name == CATCH_UP for step in gone)
    left = [step.drop for step in kept if step.drop]
    assert max((step.drop for step in gone), default=0) < min(left, default=len(written) + 1)


def test_every_plan_can_be_led_in_every_length(library: Library) -> None:
    for lesson in library.lessons.values():
        for minutes in EVERY_LENGTH:
            assert_sound(lesson.session, minutes)
            kept = {each.step.name: each for each in at_length(lesson.session, minutes)}
            for name in NEVER_LESS:
                assert kept[name].minutes == kept[name].step.minutes, lesson.folder


def test_every_plan_keeps_its_break_in_an_hour_and_a_half(library: Library) -> None:
    for lesson in library.lessons.values():
        for minutes in range(90, LONGEST + 1):
            kept = {each.step.meant for each in at_length(lesson.session, minutes)}
            assert "Break" in kept, (lesson.folder, minutes)


def test_every_plan_has_a_session_of_fifteen_minutes(library: Library) -> None:
    for lesson in library.lessons.values():
        timed = at_length(lesson.session, CUT)
        assert sum(each.minutes for each in timed) == CUT
        assert set(NEVER_LESS) <= {each.step.name for each in timed}


def test_any_plan_that_the_rules_allow_adds_up() -> None:
    chance = random.Random(7)
    for _ in range(200):
        drops = list(range(1, 12))
        chance.shuffle(drops)
        steps = []
        for number in range(24):
            minutes = chance.randint(1, 14)
            least = chance.randint(1, minutes)
            drop = drops.pop() if drops and chance.random() < 0.4 else 0
            steps.append(Step(f"Step {number}", minutes, least, drop, f"step-{number}"))
        steps.append(Step(CATCH_UP, 5, 0, 0, "catch-up"))
        session = Session((SessionBlock("All", 0, "all", tuple(steps)),))
        longest = sum(step.minutes for step in steps)
        for length in range(shortest(session), longest + 1):
            assert_sound(session, length)


def test_the_catch_up_step_gives_no_more_than_it_has() -> None:
    steps = (Step("Greet", 10, 10), Step("Catch up", 5, 5))
    session = Session((SessionBlock("Arrive", 15, "arrive", steps),))
    with pytest.raises(ValueError, match="no session of 14 minutes"):
        blocks_at(session, 14)
