"""Cards to draw on screen or to cut up on paper."""

from pydantic import Field, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.problems import fault


class Card(Record):
    """One card."""

    front: Text
    """What the card shows: a line to answer, a situation, one word."""
    back: Text | None = None
    """What is on its back: a possible answer, a tip. May be left out."""


class Cards(Record):
    """A pile of cards as its file says it."""

    title: Text
    """The pile's name, in a few words."""
    how: Text
    """How to use the cards, in a sentence or two."""
    cards: tuple[Card, ...] = Field(min_length=4, max_length=40)
    """Four to forty cards."""

    @model_validator(mode="after")
    def _has_each_front_once(self) -> "Cards":
        seen: dict[str, int] = {}
        for place, card in enumerate(self.cards):
            first = seen.setdefault(card.front.casefold(), place)
            if first != place:
                raise fault(
                    f"has the same front as card {first + 1}",
                    "Change one of them or take it out.",
                    at=("cards", place),
                )
        return self
