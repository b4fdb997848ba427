"""A section of a page, as another page shows it again: where it begins and ends, and its pieces."""

import pytest

from macros.content.files.call_reader import Call
from macros.content.files.front_matter import Page
from macros.content.files.markdown_page import read_prose
from macros.content.files.page_section import PageSection, section_of
from macros.content.files.yaml_lines import Document

TEXT = """# Steps

## The story

One.

Two.
{{ stop("Why?") }}
### Later

Three.

{{ quiz("last") }}

Four.

## Remember

Five.
"""
FIRST_LINE = 4
"""Where the page begins in its file, below the front matter."""


def section(heading: str, *ends_at: str) -> PageSection | None:
    page = Page("index.md", Document("index.md", {}, {}), TEXT, FIRST_LINE)
    return section_of(page, read_prose(page), heading, ends_at)


def told(found: PageSection | None) -> list[str]:
    """Return the pieces of a section: words, and the names of macros."""
    assert found is not None
    return [piece.name if isinstance(piece, Call) else piece for piece in found.pieces]


def test_a_section_reaches_to_the_next_heading_of_its_size() -> None:
    found = section("The story")
    assert told(found) == ["One.\n\nTwo.", "stop", "### Later\n\nThree.", "quiz", "Four."]
    assert found is not None
    assert found.heading == "The story"
    assert found.lines == range(FIRST_LINE + 2, FIRST_LINE + 16)


def test_a_section_ends_at_a_macro_that_ends_it() -> None:
    found = section("The story", "quiz", "cards")
    assert told(found) == ["One.\n\nTwo.", "stop", "### Later\n\nThree."]
    assert found is not None
    assert found.lines.stop == FIRST_LINE + 12


def test_the_last_section_reaches_to_the_end() -> None:
    assert told(section("Remember")) == ["Five."]


@pytest.mark.parametrize("heading", ["Steps", "Later", "the story", "Story"])
def test_no_other_heading_has_a_section(heading: str) -> None:
    assert section(heading) is None
