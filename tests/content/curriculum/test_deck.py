"""What present mode shows of a session, and of its shorter forms."""

import pytest

from macros.content.curriculum.deck import deck
from macros.content.curriculum.library import Library
from macros.content.curriculum.session import CUTS, Session, SessionBlock, Slide, read_session
from macros.content.files.markdown_page import read_prose
from macros.content.files.yaml_lines import Document, Page


def session(*shown: int) -> Session:
    """A session of four blocks, whose quarter of an hour shows the slides `shown`."""
    slides = [(Slide(number, f"*Slide* {number}", ()),) for number in (1, 2, 3)]
    parts = (
        SessionBlock("Arrive", 0, 10, slides[0]),
        SessionBlock("Teach", 10, 15, slides[1]),
        SessionBlock("Break", 25, 0),
        SessionBlock("Close", 25, 5, slides[2]),
    )
    return Session(parts, {15: shown} if shown else {})


def names(session: Session, minutes: int) -> list[str]:
    return [screen.name for screen in deck(session, minutes).screens]


def test_the_full_session_shows_each_block_and_then_its_slides() -> None:
    full = deck(session(3), 0)
    assert [screen.name for screen in full.screens] == [
        *("Arrive", "Slide 1", "Teach", "Slide 2", "Break", "Close", "Slide 3")
    ]
    assert [(stop.starts, stop.minutes, stop.at) for stop in full.blocks] == [
        *((0, 10, 0), (10, 15, 2), (25, 0, 4), (25, 5, 5))
    ]
    assert full.minutes == 30


def test_a_shorter_session_counts_anew_and_keeps_the_calm_down() -> None:
    short = deck(session(), 15)
    assert [(stop.block, stop.starts) for stop in short.blocks] == [("Teach", 0)]
    assert [(screen.name, screen.place, screen.notes) for screen in short.screens] == [
        ("Teach", 0, "Teach"),
        ("Slide 2", 0, "Teach"),
        ("Slide 3", 0, "Close"),
    ]


def test_a_shorter_session_shows_the_slides_that_its_author_names() -> None:
    assert names(session(2), 15) == ["Teach", "Slide 2"]
    assert names(session(1, 3), 15) == ["Teach", "Slide 1", "Slide 3"]


def test_the_line_with_the_slides_belongs_to_the_heading_above_it() -> None:
    text = """## Shorter sessions

**Slides:** 1.

### 60 minutes

**Slides:** 1 to 3, 5.

### 15 minutes

Go on. **Slides:** 9.
"""
    prose = read_prose(Page("leader.md", Document("leader.md", {}, {}), text, 1))
    assert read_session(prose).shown == {60: (1, 2, 3, 5)}


@pytest.mark.parametrize("minutes", CUTS)
def test_every_lesson_says_which_slides_its_shorter_sessions_show(
    minutes: int, library: Library
) -> None:
    for lesson in library.lessons.values():
        assert lesson.session.shown.get(minutes), lesson.folder
        assert deck(lesson.session, minutes).minutes == minutes
