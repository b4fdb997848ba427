"""A worksheet: questions with room for an answer, and the kinds of room there are."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.typed import Number
from macros.content.kinds.worksheet_drawn_parts import Chain, Map, Rings, Tracker, Wheel
from macros.content.kinds.worksheet_parts import (
    Choose,
    Day,
    IfThen,
    Lines,
    Scale,
    Short,
    Table,
    Tick,
    WorksheetPart,
)
from macros.content.problems import fault, nearest

PART_KINDS = (
    *("short", "lines", "choose", "tick", "scale", "table", "date", "if-then"),
    *("tracker", "rings", "wheel", "chain", "map"),
)
"""What `kind` may say, from the simplest room for an answer to the most drawn."""


def _kind_of(part: object) -> object:
    return part.get("kind") if isinstance(part, Mapping) else getattr(part, "kind", None)


def _tag(part: object) -> str:
    return f"kind:{_kind_of(part)}"


def _of_a_known_kind(part: object) -> object:
    if not isinstance(part, Mapping | WorksheetPart):
        raise fault("is not a set of keys", "Write 'id: …', 'ask: …' and 'kind: …' under one '-'.")
    kind = _kind_of(part)
    if kind is None:
        raise fault("has no 'kind'", f"Add 'kind: lines', or another of: {', '.join(PART_KINDS)}.")
    if kind not in PART_KINDS:
        what = f"is '{kind}', which is not known here"
        raise fault(what, nearest(str(kind), PART_KINDS), at=("kind",))
    return part


AnyPart = Annotated[
    Annotated[Short, Tag("kind:short")]
    | Annotated[Lines, Tag("kind:lines")]
    | Annotated[Choose, Tag("kind:choose")]
    | Annotated[Tick, Tag("kind:tick")]
    | Annotated[Scale, Tag("kind:scale")]
    | Annotated[Table, Tag("kind:table")]
    | Annotated[Day, Tag("kind:date")]
    | Annotated[IfThen, Tag("kind:if-then")]
    | Annotated[Tracker, Tag("kind:tracker")]
    | Annotated[Rings, Tag("kind:rings")]
    | Annotated[Wheel, Tag("kind:wheel")]
    | Annotated[Chain, Tag("kind:chain")]
    | Annotated[Map, Tag("kind:map")],
    Discriminator(_tag),
    BeforeValidator(_of_a_known_kind),
]


class Worksheet(Record):
    """What a person fills in, on paper or on a screen. Any part may be skipped."""

    title: Text
    """The sheet's name, as a person would say it: "My trigger map"."""
    why: Text
    """One or two sentences: what it is good for."""
    minutes: Number = Field(ge=1, le=60)
    """How long it takes."""
    parts: tuple[AnyPart, ...] = Field(min_length=1, max_length=10)
    """The questions, the easiest first."""

    @model_validator(mode="after")
    def _has_each_id_once(self) -> "Worksheet":
        first: dict[str, int] = {}
        for number, part in enumerate(self.parts):
            if part.id in first:
                what = f"has the id '{part.id}', as part {first[part.id] + 1} does"
                raise fault(what, "Give it a name of its own.", at=("parts", number))
            first[part.id] = number
        return self
