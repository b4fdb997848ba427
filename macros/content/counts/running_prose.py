"""The running prose of a page: what is left without quoted speech, labels, lists and tables."""

import re
from collections.abc import Iterator, Sequence

from macros.content.kinds.text import plain
from macros.content.rules.passages import words_in

YOUR_TURN = "Your turn."

_APART = re.compile(r"\s*(?:[-*+]\s|\d+\.\s|\||>|/{3,})")
_MACRO = re.compile(r"\{\{.*?\}\}")
_LABEL = re.compile(r"\s*\*\*([^*]+[.:])\*\*\s*")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
# A colon does not end a sentence, and three dots do only before a capital letter.
_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+(?=[\"'“‘(*_]*[A-Z0-9])")


def prose_sentences(lines: Sequence[str]) -> list[list[str]]:
    """Return the sentences of a page's Markdown `lines`, each as its words."""
    found = [
        words_in(sentence)
        for paragraph in _paragraphs(lines)
        for sentence in _END.split(plain(_QUOTED.sub("", _LABEL.sub("", paragraph, count=1))))
    ]
    return [words for words in found if words]


def turns(lines: Sequence[str]) -> int:
    """Return how often the page hands over to its reader with '**Your turn.**'."""
    labels = (_LABEL.match(paragraph) for paragraph in _paragraphs(lines))
    return sum(label is not None and label[1] == YOUR_TURN for label in labels)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    paragraph: list[str] = []
    is_apart = False
    for line in (*lines, ""):
        text = _MACRO.sub("", line).strip()
        # What follows a list item without an empty line still belongs to it.
        is_apart = bool(text) and (is_apart or bool(_APART.match(text)))
        if text and not is_apart:
            paragraph.append(text)
        elif paragraph:
            yield " ".join(paragraph)
            paragraph = []
