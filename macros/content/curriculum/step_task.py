"""What a step asks of the room: the moves that the plan numbers, and the questions to ask."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.files.language_file import language
from macros.content.files.prose import Prose
from macros.content.kinds.language import TaskWords
from macros.content.kinds.text import plain

_MOVE = re.compile(r"\d+\.\s+(?P<text>.+)")
_LEAD = re.compile(r"\*\*(?P<lead>.+?)[.,:]?\*\*[.,:]?\s*(?P<rest>.*)")
_WORD = re.compile(r"(?:\"[^\"]*\"?|[^\s\"])+")
"""A word, or all the words of one quotation, which no sentence ends inside of."""
_ENDS = re.compile(r"[.?!]\"?$")
_HALVES, _THIRDS = 2, 3
_FACT = "{{"
_SHORTEST_LINE = 30


@dataclass(frozen=True)
class Move:
    """One numbered move of a step: what the room reads, and its minutes, 0 where none are said."""

    words: str
    minutes: int


@dataclass(frozen=True)
class Task:
    """What a step asks of the room. `turns` is how often the bell parts it: 3 at each third."""

    moves: tuple[Move, ...] = ()
    asks: tuple[str, ...] = ()
    turns: int = 1


def read_task(prose: Prose, lines: range) -> Task:
    """Return what stands in these `lines` of a plan for the room to do."""
    inside = [text for at, text in prose.lines if at in lines]
    said = language(prose.language).task
    bell = rf"\b{said.bell}\b[^.]*\b(?:(?P<half>{said.halfway})|{said.third})\b"
    rung = next((found for text in inside if (found := re.search(bell, text, re.I))), None)
    return Task(
        tuple(_move(found["text"], said) for text in inside if (found := _MOVE.match(text))),
        tuple(questions(prose, lines)),
        (_HALVES if rung["half"] else _THIRDS) if rung else 1,
    )


def questions(prose: Prose, lines: range) -> Iterator[str]:
    """Yield each sentence that the leader asks the room in these `lines`."""
    for block in prose.blocks:
        if block.kind == "ask" and block.line in lines:
            for said in block.lines:
                yield from (sentence for sentence in _sentences(said) if _FACT not in sentence)


def _move(text: str, said: TaskWords) -> Move:
    """Return a move by its bold words, or its first sentences; the rest is for the leader."""
    lead = _LEAD.match(text)
    number = _minutes(lead["rest"] if lead else text, said)
    if lead:
        return Move(plain(lead["lead"]), number)
    words = ""
    for sentence in _sentences(text):
        words = f"{words} {sentence}".strip()
        if len(words) >= _SHORTEST_LINE:
            break
    return Move(words, number)


def _minutes(text: str, said: TaskWords) -> int:
    """Return the last minutes that `text` says in words, or 0."""
    numbers = "|".join(f"({word})" for word in said.numbers)
    last = 0
    for found in re.finditer(rf"\b(?:{numbers}) {said.minute}\b", text, re.I):
        last = found.lastindex or 0
    return last


def _sentences(text: str) -> Iterator[str]:
    words: list[str] = []
    for word in _WORD.findall(plain(text)):
        words.append(word)
        if _ENDS.search(word):
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)
