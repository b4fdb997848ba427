"""Lets Markdown pass over texts of plain words, in which none of its patterns is found.

Python-Markdown 3.11 goes a long way round for each of its patterns on each text of a page, though
nine texts of ten are plain words. Pages come out the same without this module.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_SIGN = re.compile(r"[`\\\[!<&*_]|  \n")
_MEANT = frozenset(
    {
        *("backtick", "escape", "reference", "link", "image_link", "image_reference", "html"),
        *("short_reference", "short_image_ref", "autolink", "automail", "linebreak", "entity"),
        *("em_strong", "em_strong2", "not_strong"),
    }
)
"""The names of Markdown's own patterns, each of which begins with one of these signs."""

_BEFORE_INLINE = 20.5
"""Priority: Markdown's own step for patterns has 20, and those with more come first."""


class InlineSigns(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Put the step right before Markdown's own."""
        md.treeprocessors.register(_PlainWords(md), "inline_signs", _BEFORE_INLINE)


class _PlainWords(Treeprocessor):
    """Marks each text without a sign as one that patterns leave alone."""

    def run(self, root: Element) -> None:
        if not self._has_known_patterns():
            return
        for element in root.iter():
            if element.text and not _SIGN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGN.search(element.tail):
                element.tail = AtomicString(element.tail)

    def _has_known_patterns(self) -> bool:
        """Return whether every pattern begins with a sign; another extension may add one."""
        patterns = self.md.inlinePatterns
        tokens = getattr(getattr(self.md, "delimiters", None), "tokens", ())
        return sum(name in patterns for name in _MEANT) == len(patterns) and {*tokens} <= {"*", "_"}
