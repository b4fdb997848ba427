"""A mixed order that stays the same from build to build."""

from collections.abc import Callable
from hashlib import sha256


def mixed(words: tuple[str, ...], gives_away: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Return `words` in a mixed order that is the same in every build and on every machine.

    The order is a pure function of the words: each is placed by the SHA-256 of itself and of a
    round number. Rounds are gone through until `gives_away` says that the order shown tells
    nothing, so there has to be such an order. Not `random`, whose order may change with Python.
    """
    turn = 0
    while gives_away(order := tuple(sorted(words, key=lambda word: _place(word, turn)))):
        turn += 1
    return order


def _place(word: str, turn: int) -> bytes:
    return sha256(f"{turn} {word}".encode()).digest()
