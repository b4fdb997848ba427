"""What a page holds: a link leads where a browser would go."""

import pytest

from macros.content.files.prose import Link

LED = {
    "handout.md": ("lessons/a/b/handout.md", ""),
    "../c/index.md#one": ("lessons/a/c/index.md", "one"),
    "#one": ("lessons/a/b/index.md", "one"),
    "my%20sheet.pdf": ("lessons/a/b/my sheet.pdf", ""),
    "sheet%231.pdf#a%20b": ("lessons/a/b/sheet#1.pdf", "a b"),
}


@pytest.mark.parametrize("target", LED)
def test_a_link_leads_to_a_place_and_an_anchor(target: str) -> None:
    link = Link(target, "words", is_image=False, line=1)
    assert link.place("lessons/a/b/index.md") == LED[target]
