"""The passages, the sentences and the words of a text, for whatever is counted in them."""

import re
from collections.abc import Iterable, Sequence

from macros.content.kinds.text import plain

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+\.)\s+(?:\[.\]\s+)?|\s*>\s?")
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[#.:][^}]*\}")


def sentences(passages: Iterable[str]) -> list[str]:
    """Split `passages` into sentences."""
    return [
        sentence.strip()
        for passage in passages
        for sentence in _SENTENCE_END.split(plain(passage))
        if sentence.strip()
    ]


def passages_of(lines: Sequence[str]) -> list[str]:
    """Join Markdown `lines` into passages: one a paragraph, list item or table row."""
    passages: list[str] = []
    fresh = True
    for line in lines:
        text = _MACRO.sub("", line).strip()
        if not text or set(text) <= set("|-: "):
            fresh = True
            continue
        marker = _MARKER.match(text)
        if marker or text.startswith("|") or fresh:
            passages.append(text[marker.end() :] if marker else text.strip("|").replace("|", ". "))
        else:
            passages[-1] += " " + text
        fresh = text.startswith("|")
    return passages


def words_in(text: str) -> list[str]:
    """Return the words of `text`, without signs and numbers."""
    return _WORD.findall(text)
