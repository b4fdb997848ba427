"""The steps that every session shares: found with what they show and what is said first."""

from pathlib import Path

from macros.content.curriculum.every_session import EVERY_SESSION, shared_steps
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
    steps = shared_steps(reader_of(tmp_path, PAGE))
    assert list(steps) == ["Two levels", "Way home"]
    shown = "".join(map(str, steps["Two levels"].section.pieces))
    assert "Each writes two levels." in shown
    assert "A small heading" in shown
    assert steps["Two levels"].first_words == "Two levels, on your card, no\N{NO-BREAK SPACE}…"
    assert steps["Way home"].first_words == ""


def test_a_page_that_cannot_be_read_shares_nothing(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "No front matter.")
    assert reader.problems
    assert shared_steps(reader) == {}


def test_each_shared_step_tells_what_it_asks_the_room(tmp_path: Path) -> None:
    asks = "/// ask\nWhat helped? Who was there?\n///\n"
    steps = shared_steps(reader_of(tmp_path, f"{PAGE}\n## Check-in\n\n{asks}"))
    assert {name: step.asks for name, step in steps.items()} == {
        "Two levels": (),
        "Way home": (),
        "Check-in": ("What helped?", "Who was there?"),
    }
