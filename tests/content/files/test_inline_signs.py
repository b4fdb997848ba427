"""Markdown that passes over the patterns a text does not hold makes the same pages."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

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
    tried = tried_by(Markdown(extensions=[InlineSigns()]))
    assert tried == ["And **one** bold."]


def test_a_pattern_of_another_extension_is_tried_with_all_words() -> None:
    quick = Markdown(extensions=[InlineSigns()])
    quick.inlinePatterns.register(SimpleTextInlineProcessor("(more)"), "another", 10)
    assert tried_by(quick) == ["Plain words, and no more.", "And **one** bold."]


def tried_by(markdown: Markdown) -> list[str]:
    """Return the texts of a page that Markdown does not pass over."""
    noting = _Noting(markdown)
    markdown.treeprocessors.register(noting, "noting", 20.1)
    markdown.convert("Plain words, and no more.\n\nAnd **one** bold.")
    return noting.tried


class _Noting(Treeprocessor):
    """Looks at the page right before Markdown's own step for patterns."""

    def run(self, root: Element) -> None:
        texts = [element.text for element in root.iter() if (element.text or "").strip()]
        self.tried = [text for text in texts if text and not isinstance(text, AtomicString)]
