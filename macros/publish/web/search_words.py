"""The words of a page as search compares them: lower case, without accents and marks."""

import re
import unicodedata
from collections import Counter
from html import unescape

_TAG = re.compile("\u003c[^>]+>")
_WORD = re.compile(r"[^\W_]+")
_PASSED_OVER = re.compile("[\u0300-\u036f'’]|" + r"\.(?=[^\W\d_](?![^\W\d_]))")
"""Accents, apostrophes, and the points of 'A.A.'."""


def words_of(text: str) -> list[str]:
    """Return the words of `text` as search compares them, in lower case, as `rank.js` does."""
    bare = unicodedata.normalize("NFD", text.lower())
    return _WORD.findall(_PASSED_OVER.sub("", bare))


def counted(html: str) -> Counter[str]:
    """Return how often each word stands in `html`."""
    return Counter(words_of(shown(html)))


def shown(html: str) -> str:
    """Return what a reader sees of `html`."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
