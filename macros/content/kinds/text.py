"""Author text: words with a little inline Markdown, and never HTML."""

import re
from typing import Annotated

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markupsafe import Markup
from pydantic import AfterValidator, Field

from macros.content.problems import fault

_INLINE = MarkdownIt("commonmark", {"html": False})
_WITH_HTML = MarkdownIt("commonmark", {"html": True})
LONGEST = 3000
"""Characters of one text in a data file."""
_MEANS_MORE = re.compile(r"[\\`*_\[\]<&\n\r\0]")
"""What CommonMark reads as more than itself inside a line."""


def html_in(text: str) -> str | None:
    """Return the first raw HTML found in Markdown `text`, or None where there is none."""
    if "<" not in text:
        return None
    for token in _WITH_HTML.parse(text):
        if token.type == "html_block":
            return token.content.strip().splitlines()[0]
        for child in token.children or ():
            if child.type == "html_inline":
                return child.content
    return None


def inline(text: str) -> Markup:
    """Turn author `text` with inline Markdown into safe HTML; raw HTML comes out as words."""
    # Nine texts of ten are plain words, and a page has hundreds.
    words = _INLINE.renderInline(text) if _MEANS_MORE.search(text) else escapeHtml(text)
    return Markup(words)


def plain(text: str) -> str:
    """Return author `text` without its Markdown marks, for a label or an attribute."""
    if not _MEANS_MORE.search(text):
        return text
    return "".join(map(_words, _inside(text)))


def _words(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return token.content


def _refuse_html(text: str) -> str:
    if len(text) > LONGEST:
        raise fault(f"has {len(text):,} characters; {LONGEST:,} is the most", "Write it shorter.")
    if (found := html_in(text)) is not None:
        raise fault(f"has HTML ('{found}')", "Write plain words; **bold** and *italic* work.")
    if "![" in text and any(token.type == "image" for token in _inside(text)):
        raise fault("has a picture", "Call pictures in the page, with {{ picture(…) }}.")
    return text


def _inside(text: str) -> list[Token]:
    return _INLINE.parseInline(text)[0].children or []


Text = Annotated[str, Field(min_length=1), AfterValidator(_refuse_html)]
"""One line or paragraph of author words; inline Markdown is allowed, HTML is refused."""

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A file or part name: small letters, digits and single hyphens."""
