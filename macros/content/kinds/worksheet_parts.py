"""The parts of a worksheet that are answered in words, marks or a number."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Slug, Text
from macros.content.kinds.typed import Number, Truth
from macros.content.problems import fault

Plan = Literal["triggers", "warning-signs", "people", "tools", "slip", "reasons"]
"""The places of "My plan" that an answer can feed."""


def all_different(names: tuple[str, ...]) -> tuple[str, ...]:
    seen: list[str] = []
    for number, name in enumerate(names):
        if name.casefold() in seen:
            first = seen.index(name.casefold()) + 1
            what = f"says '{name}' again, as number {first} of the list does"
            raise fault(what, "Change one of them, or take it out.", at=(number,))
        seen.append(name.casefold())
    return names


def runs_upwards(low: int, high: int, most: int) -> None:
    if low >= high:
        raise fault(f"goes from {low} to {high}", "Let 'from' be less than 'to'.")
    if high - low > most:
        what = f"goes from {low} to {high}, too many numbers to choose from"
        raise fault(what, f"Use {most} steps or fewer, such as 0 to 10.")


Different = AfterValidator(all_different)
Beginnings = Annotated[tuple[Text, ...], Field(max_length=12), Different]


class WorksheetPart(Record):
    """What every part of a worksheet has, whatever its kind."""

    id: Slug
    """The part's name in this sheet, such as `places`. Keep it once people have saved answers."""
    ask: Text
    """The question, or what to do."""
    hint: Text | None = None
    """A line of help under the question."""
    example: Text | None = None
    """An answer in another person's words, shown beside the first line."""
    plan: Plan | None = None
    """Which place of "My plan" the answer feeds."""


class Short(WorksheetPart):
    """One line."""

    kind: Literal["short"]


class Lines(WorksheetPart):
    """Several lines."""

    kind: Literal["lines"]
    lines: Annotated[Number, Field(ge=1, le=10)]
    """How many lines to write on."""


class Choose(WorksheetPart):
    """One of several."""

    kind: Literal["choose"]
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=8), Different]
    """What to pick one from."""


class Tick(WorksheetPart):
    """Any of several."""

    kind: Literal["tick"]
    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=12), Different]
    """What to tick any of."""
    other: Truth = False
    """True adds a box with a blank line for something else."""


class Scale(WorksheetPart):
    """A number between two ends."""

    kind: Literal["scale"]
    lowest: Number = Field(default=0, ge=0, alias="from")
    """The lowest number."""
    highest: Number = Field(default=10, alias="to")
    """The highest number."""
    low: Text
    """What the lowest number means."""
    high: Text
    """What the highest number means."""

    @model_validator(mode="after")
    def _runs_upwards(self) -> "Scale":
        runs_upwards(self.lowest, self.highest, most=10)
        return self


class Table(WorksheetPart):
    """Rows under column names; the first cell of each row may be given."""

    kind: Literal["table"]
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5), Different]
    """The words over the columns."""
    rows: Annotated[Number, Field(ge=1, le=10)] | None = None
    """How many empty rows; not written where `labels` are."""
    labels: Annotated[tuple[Text, ...], Field(min_length=1, max_length=10), Different] | None = None
    """The first cell of each row, given."""

    @model_validator(mode="after")
    def _rows_or_labels(self) -> "Table":
        if self.rows is None and self.labels is None:
            raise fault("has neither 'rows' nor 'labels'", "Add a line such as 'rows: 4'.")
        if self.rows is not None and self.labels is not None:
            raise fault("has both 'rows' and 'labels'", "Take 'rows' out; each label is a row.")
        return self

    @property
    def count(self) -> int:
        """How many rows there are to fill."""
        return self.rows or len(self.labels or ())


class Day(WorksheetPart):
    """A day of the calendar."""

    kind: Literal["date"]


class IfThen(WorksheetPart):
    """Plans of the form "If … then I will …"."""

    kind: Literal["if-then"]
    plans: Annotated[Number, Field(ge=1, le=4)]
    """How many plans to write."""
    ifs: Beginnings = Field(default=(), alias="if")
    """Ready-made words to pick after "If", such as `I get paid`."""
    thens: Beginnings = Field(default=(), alias="then")
    """Ready-made words to pick after "then I will", such as `go where people are`."""
