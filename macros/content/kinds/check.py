"""A self-check: ratings that add up to a band, with one next step. Never a test."""

from typing import NamedTuple

from pydantic import Field, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.typed import Number, Truth
from macros.content.problems import fault


class Item(Record):
    """One line to rate."""

    ask: Text
    """The line, in the words of the person who answers: "I slept badly."."""
    reverse: Truth = False
    """Write `reverse: true` where a high answer is the good news, so that it counts low."""
    safety: Text | None = None
    """The answer from which help is offered at once; one of the words of `scale`."""


class Band(Record):
    """What a range of totals may mean, and what helps there."""

    start: Number = Field(alias="from", ge=0)
    """The lowest total of this band, in points. It ends where the next one starts."""
    title: Text
    """The band in a few kind words; never a grade, never a label."""
    text: Text
    """What the number may mean and what helps at that level."""
    next: Text
    """One next step for today."""


class Answer(NamedTuple):
    """One answer to one item: its word, what it scores, and whether help is offered for it."""

    word: str
    points: int
    helps: bool


class Reach(NamedTuple):
    """A band with the lowest and the highest total, in points, that belong to it."""

    band: Band
    start: int
    to: int


class Check(Record):
    """A self-check as its file says it."""

    title: Text
    """The self-check's name, as a question: "How full is my cup?"."""
    about: Text
    """The time it asks about, which continues "Think about": "the last 7 days"."""
    scale: tuple[Text, ...] = Field(min_length=2, max_length=7)
    """Two to seven answer words from low to high; the first scores 0 points, the next 1."""
    items: tuple[Item, ...] = Field(min_length=3, max_length=12)
    """Three to twelve lines to rate."""
    bands: tuple[Band, ...] = Field(min_length=2)
    """Two or more bands from low to high; the first starts at 0."""

    @property
    def highest(self) -> int:
        """Return the highest possible total, in points."""
        return len(self.items) * (len(self.scale) - 1)

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """Return each band with the totals it holds: together every total, and each once."""
        ends = [band.start - 1 for band in self.bands[1:]] + [self.highest]
        return tuple(
            Reach(band, band.start, end) for band, end in zip(self.bands, ends, strict=True)
        )

    def answers(self, item: Item) -> tuple[Answer, ...]:
        """Return the answers to `item` in the order of the scale, with their points.

        A reversed item counts down. Help is offered from the item's `safety` word on, towards
        more points: up the scale, or down it where the item is reversed.
        """
        words = self.scale[::-1] if item.reverse else self.scale
        from_here = words.index(item.safety) if item.safety in words else len(words)
        return tuple(
            Answer(word, words.index(word), words.index(word) >= from_here) for word in self.scale
        )

    @model_validator(mode="after")
    def _scale_has_each_word_once(self) -> "Check":
        for place, word in enumerate(self.scale):
            if word in self.scale[:place]:
                raise fault(f"has '{word}' twice", "Give each step its own word.", at=("scale",))
        return self

    @model_validator(mode="after")
    def _safety_is_an_answer(self) -> "Check":
        for place, item in enumerate(self.items):
            if item.safety is None:
                continue
            if item.safety not in self.scale:
                raise fault(
                    f"has the safety answer '{item.safety}', which is not in the scale",
                    f"Use one of: {', '.join(self.scale)}.",
                    at=("items", place),
                )
            if all(answer.helps for answer in self.answers(item)):
                raise fault(
                    f"offers help from '{item.safety}' on, which is every answer",
                    "Use the first answer that gives cause for care.",
                    at=("items", place),
                )
        return self

    @model_validator(mode="after")
    def _bands_cover_every_total_once(self) -> "Check":
        faults = []
        if self.bands[0].start > 0:
            gap = self.bands[0].start - 1
            faults.append((0, f"starts at {gap + 1}, but nothing covers the totals 0 to {gap}"))
        for place in range(1, len(self.bands)):
            start, before = self.bands[place].start, self.bands[place - 1].start
            if start <= before:
                faults.append((place, f"starts at {start}, but band {place} starts at {before}"))
            elif start > self.highest:
                faults.append(
                    (place, f"starts at {start}, but the highest possible total is {self.highest}")
                )
        if faults:
            (first, what), *others = faults
            rest = "".join(f"; band {place + 1} {what}" for place, what in others)
            raise fault(
                what + rest,
                f"Start the first band at 0 and each next one higher, up to {self.highest}.",
                at=("bands", first),
            )
        return self
