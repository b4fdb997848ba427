"""Lets Markdown pass over patterns, such as that of a link, which a text does not hold.

Python-Markdown 3.11 goes a long way round for each of its patterns on each text of a page, though
nine texts of ten are plain words. Pages come out the same without this module.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
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


class InlineSigns(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Put the step in the place of Markdown's own, at its priority."""
        md.treeprocessors.register(_OnlyWhereFound(md), "inline", 20)


class _OnlyWhereFound(InlineProcessor):
    patterns: Sequence[inlinepatterns.InlineProcessor] = ()
    is_known = False

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.patterns = [*self.inlinePatterns]
        known = sum(name in self.inlinePatterns for name in _MEANT)
        tokens = getattr(getattr(self.md, "delimiters", None), "tokens", ())
        self.is_known = known == len(self.patterns) and {*tokens} <= {"*", "_"}
        return super().run(tree, ancestors)

    # The name is that of a private method of the base, `__handleInline`, as the next call's is.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or (self.is_known and not _SIGN.search(data)):
            return data
        for index in range(patternIndex, len(self.patterns)):
            pattern, found, start = self.patterns[index], True, 0
            while found and pattern.getCompiledRegExp().search(data, start):
                data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
        return data
