"""Markdown that passes over the patterns a text does not hold makes the same pages."""

from markdown import Markdown

from macros.content.files.as_built import EXTENSIONS
from macros.content.files.front_matter import read_page
from macros.content.files.inline_signs import InlineSigns
from tests.conftest import PROJECT

ODD = f"""
A *word*, a **bold *one* inside**, ***both***, _these_ and snake_case_words, 2 * 3 * 4.\\
A line that breaks{"  "}
here, a [link](to.md "with *title*"), ![a picture](at.svg),
<https://example.org>, <me@example.org>,
a [reference][one], [one][], [one], `code *with* stars`, ``two ` ticks``, &amp; &copy;
\\*escaped\\*,
<b>raw *html*</b>, **[bold link](a.md)**, [**link** of `code`](b.md), ![one][one], [not one], a ~ b.

[one]: there.md
"""


def test_pages_come_out_the_same_without_it() -> None:
    kinds = {"pymdownx.blocks.admonition": {"types": ["slide", "say", "ask", "watch"]}}
    plain = Markdown(extensions=[*EXTENSIONS], extension_configs=kinds)
    quick = Markdown(extensions=[*EXTENSIONS, InlineSigns()], extension_configs=kinds)
    texts = [ODD]
    for path in sorted((PROJECT / "docs").rglob("*.md"))[::3]:
        if path.name != "design.md":
            texts.append(read_page(path, path.name).text)
    for text in texts:
        assert quick.reset().convert(text) == plain.reset().convert(text)


def test_plain_words_are_not_tried_with_any_pattern() -> None:
    quick = Markdown(extensions=[InlineSigns()])
    step, name = quick.treeprocessors["inline"], "_InlineProcessor__applyPattern"
    base, tried = getattr(step, name), []

    def noted(pattern: object, text: str, *more: int) -> object:
        tried.append(text)
        return base(pattern, text, *more)

    setattr(step, name, noted)
    quick.convert("Plain words, and no more.\n\nAnd **one** bold.")
    assert tried == ["And **one** bold."]
