"""Carries the finished HTML of a component past Markdown, which need not read it.

Half the time of a build went into that. Pages come out the same without this module.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Two characters for private use: no author types them, and no font shows them.
_BEGIN, _END = "\ue000", "\ue001"
_BETWEEN = re.compile(f"{_BEGIN}(.*?){_END}", re.DOTALL)
_OPENING_WITH_ID = re.compile(r'<\w[^<>]* id="[^<>]*>')


def marked(html: str) -> str:
    """Return `html`, a block of a page, between the marks by which this extension knows it."""
    return f"{_BEGIN}{html}{_END}"


class FinishedHtml(Extension):
    """Puts every marked block aside before Markdown reads the page, and back afterwards."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register both steps in `md`: after code blocks at 25, and round MkDocs' reader at 21."""
        md.preprocessors.register(_PutAside(md), "finished_html", 22)
        md.preprocessors.register(_Forget(md), "finished_html_ids", 20.5)


class _PutAside(Preprocessor):
    """Leaves a block's first tag with an id, where a link may lead: MkDocs looks for it."""

    def run(self, lines: list[str]) -> list[str]:
        return _BETWEEN.sub(self._aside, "\n".join(lines)).split("\n")

    def _aside(self, found: re.Match[str]) -> str:
        tag = _OPENING_WITH_ID.search(found[1])
        seen = f"{_BEGIN}{tag[0]}{_END}" if tag else ""
        return f"\n\n{seen}{self.md.htmlStash.store(found[1])}\n\n"


class _Forget(Preprocessor):
    """Takes that tag away again, before Markdown reads HTML."""

    def run(self, lines: list[str]) -> list[str]:
        return _BETWEEN.sub("", "\n".join(lines)).split("\n")
