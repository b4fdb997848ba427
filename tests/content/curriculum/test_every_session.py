"""The steps that every session shares: found with what they show and what is said first."""

from pathlib import Path

from macros.content.curriculum.every_session import (
    EVERY_SESSION,
    shared_first_words,
    shared_questions,
    shared_steps,
)
from macros.content.curriculum.lesson import PageFacts
from macros.content.files.file_reader import FileReader

PAGE = """---
title: In every session
summary: The steps that every plan shares.
---

## Two levels

Each writes two levels.

### A small heading

/// say
Two levels, on your card, no names.
///

## Way home

No words to say.
"""


def reader_of(folder: Path, text: str) -> FileReader:
    """Return a reader that has read the shared steps from a page that says `text`."""
    path = folder / "docs" / EVERY_SESSION
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    reader = FileReader(folder)
    reader.page(EVERY_SESSION, PageFacts)
    return reader


def test_each_shared_step_has_a_name_what_it_shows_and_its_first_words(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, PAGE)
    steps = dict(shared_steps(reader))
    assert list(steps) == ["Two levels", "Way home"]
    assert "Each writes two levels." in "".join(map(str, steps["Two levels"].pieces))
    assert "A small heading" in "".join(map(str, steps["Two levels"].pieces))
    assert dict(shared_first_words(reader)) == {
        "Two levels": "Two levels, on your card, no\N{NO-BREAK SPACE}…",
        "Way home": "",
    }


def test_a_page_that_cannot_be_read_shares_nothing(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "No front matter.")
    assert reader.problems
    shared = [*shared_steps(reader), *shared_first_words(reader), *shared_questions(reader)]
    assert shared == []


def test_each_shared_step_tells_what_it_asks_the_room(tmp_path: Path) -> None:
    asks = "/// ask\nWhat helped? Who was there?\n///\n"
    reader = reader_of(tmp_path, f"{PAGE}\n## Check-in\n\n{asks}")
    assert dict(shared_questions(reader)) == {
        "Two levels": (),
        "Way home": (),
        "Check-in": ("What helped?", "Who was there?"),
    }
