"""No page keeps a build waiting, or breaks it off: what nests too deep is refused with its line."""

import time

import pytest

from macros.content.files.front_matter import Page
from macros.content.files.markdown_page import read_prose
from macros.content.files.text_file import Unreadable
from macros.content.files.yaml_lines import parse_yaml


def page(text: str) -> Page:
    """A page whose text begins on line 4."""
    return Page("a.md", parse_yaml("title: x", "a.md"), text, 4)


@pytest.mark.parametrize(
    "crowd",
    [
        "*" * 5000 + "x" + "*" * 5000,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "[a](" * 8000,
        "[x][" * 2000,
        "<a " * 8000,
        "{% if program.phone %}" * 500,
        "`" * 9999 + "a",
    ],
)
def test_what_has_no_end_is_refused_at_once_with_its_line(crowd: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        read_prose(page(f"Words.\n\n{crowd}\n\nMore words."))
    assert time.perf_counter() - begun < 1
    assert refused.value.problem.line == 6


@pytest.mark.parametrize(
    "plain", ["Here: " + "_" * 5000, "- x\n" * 2000, "| " * 500, "> " * 500 + "x"]
)
def test_what_only_goes_on_for_long_is_read(plain: str) -> None:
    assert read_prose(page(plain)).problems == []
