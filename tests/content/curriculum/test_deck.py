"""What present mode shows of a session, and of its shorter forms."""

import pytest

from macros.content.curriculum.deck import deck
from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import CUT, lengths
from macros.content.curriculum.session import Session, SessionBlock, Slide, Step

SLIDES = tuple(Slide(number, f"*Slide* {number}", ()) for number in (1, 2, 3))


def session() -> Session:
    """A session of three blocks, whose quarter of an hour shows slides 1 and 3."""
    arrive = (Step("Greet", 10, 5, 0, "greet", SLIDES[:1]),)
    teach = (
        Step("Tell", 15, 10, 0, "tell", SLIDES[1:2]),
        Step("Talk", 25, 25, 1, "talk"),
    )
    close = (Step("Calm-down", 5, 5, 0, "calm-down", SLIDES[2:]),)
    blocks = (
        SessionBlock("Arrive", 10, "arrive", arrive),
        SessionBlock("Teach", 40, "teach", teach),
        SessionBlock("Close", 5, "close", close),
    )
    short = (
        Step("Slides", 13, 13, 0, "slides", SLIDES[:1]),
        Step("Calm-down", 2, 2, 0, "calm-down_1", SLIDES[2:]),
    )
    return Session(blocks, short)


def test_the_full_session_shows_each_block_and_then_its_slides() -> None:
    full = deck(session(), 55)
    assert [(screen.name, screen.step) for screen in full.screens] == [
        ("Arrive", -1),
        ("Slide 1", 0),
        ("Teach", -1),
        ("Slide 2", 1),
        ("Close", -1),
        ("Slide 3", 3),
    ]
    assert [screen.slide for screen in full.screens] == [0, 1, 0, 2, 0, 3]
    assert [(stop.starts, stop.minutes, stop.at) for stop in full.blocks] == [
        *((0, 10, 0), (10, 40, 2), (50, 5, 4))
    ]
    assert [(step.step, step.place, step.starts, step.minutes) for step in full.steps] == [
        ("Greet", 0, 0, 10),
        ("Tell", 1, 10, 15),
        ("Talk", 1, 25, 25),
        ("Calm-down", 2, 50, 5),
    ]


def test_a_shorter_session_counts_anew() -> None:
    short = deck(session(), 25)
    assert [(stop.block, stop.starts, stop.minutes) for stop in short.blocks] == [
        ("Arrive", 0, 7),
        ("Teach", 7, 13),
        ("Close", 20, 5),
    ]
    assert [step.anchor for step in short.steps] == ["greet", "tell", "calm-down"]


def test_in_fifteen_minutes_each_step_is_a_block_and_brings_the_notes_of_its_slides() -> None:
    cut = deck(session(), CUT)
    assert [(stop.block, stop.starts) for stop in cut.blocks] == [("Slides", 0), ("Calm-down", 13)]
    assert [(screen.name, screen.notes) for screen in cut.screens] == [
        ("Slides", ("slides",)),
        ("Slide 1", ("slides", "greet")),
        ("Calm-down", ("calm-down_1",)),
        ("Slide 3", ("calm-down_1", "calm-down")),
    ]


@pytest.mark.parametrize("minutes", lengths(180))
def test_every_lesson_shows_a_session_of_every_length(minutes: int, library: Library) -> None:
    for lesson in library.lessons.values():
        shown = deck(lesson.session, minutes)
        assert sum(stop.minutes for stop in shown.blocks) == minutes
        assert any(screen.slide for screen in shown.screens), lesson.folder
