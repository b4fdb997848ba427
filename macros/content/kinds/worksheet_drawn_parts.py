"""The parts of a worksheet that become a drawing while one answers them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.content.kinds import worksheet_geometry as drawing
from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.typed import Number, Truth
from macros.content.kinds.worksheet_parts import (
    Different,
    WorksheetPart,
    all_different,
    runs_upwards,
)
from macros.content.problems import fault


def _short_enough(name: str) -> str:
    if len(name) > drawing.LONGEST_NAME:
        what = f"is {len(name)} letters long, too long to stand in a drawing"
        raise fault(what, f"Use {drawing.LONGEST_NAME} letters or fewer; the hint can say more.")
    return name


DrawnName = Annotated[Text, AfterValidator(_short_enough)]


class Measure(Record):
    """One thing that a tracker follows, as a whole number a day."""

    name: DrawnName
    """What is measured, such as `Mood` or `Hours of sleep`."""
    lowest: Number = Field(default=0, ge=0, alias="from")
    """The lowest number."""
    highest: Number = Field(default=10, alias="to")
    """The highest number."""

    @model_validator(mode="after")
    def _runs_upwards(self) -> "Measure":
        runs_upwards(self.lowest, self.highest, most=24)
        return self


def _measured_once(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    all_different(tuple(measure.name for measure in measures))
    return measures


class Tracker(WorksheetPart):
    """Numbers from day to day, drawn as a line chart."""

    kind: Literal["tracker"]
    days: Annotated[Number, Field(ge=3, le=14)]
    """How many days."""
    measures: Annotated[
        tuple[Measure, ...], Field(min_length=1, max_length=3), AfterValidator(_measured_once)
    ]
    """What is measured each day."""

    @property
    def chart(self) -> drawing.Chart:
        """The empty chart."""
        return drawing.chart(self.days, ((m.lowest, m.highest) for m in self.measures))


class Rings(WorksheetPart):
    """Circles round "me", with a few places in each."""

    kind: Literal["rings"]
    rings: Annotated[tuple[DrawnName, ...], Field(min_length=2, max_length=4), Different]
    """The rings' names, inner to outer."""
    spaces: Annotated[Number, Field(ge=2, le=6)]
    """How many entries a ring has room for."""
    marks: Annotated[tuple[DrawnName, ...], Field(min_length=2, max_length=3), Different] | None = (
        None
    )
    """What an entry can be marked as, such as support, risk, unsure."""

    @property
    def circles(self) -> tuple[drawing.Ring, ...]:
        """The empty rings, inner to outer."""
        return drawing.rings(self.rings, self.spaces)


class Wheel(WorksheetPart):
    """Areas rated 0 to 10, drawn as a wheel."""

    kind: Literal["wheel"]
    areas: Annotated[tuple[DrawnName, ...], Field(min_length=3, max_length=10), Different]
    """The names of the slices, clockwise from the top."""
    over_time: Truth = False
    """True lets a person keep the wheel of a day, and see the days side by side."""

    @property
    def slices(self) -> tuple[drawing.Slice, ...]:
        """The empty slices, clockwise from the top."""
        return drawing.slices(self.areas)


class Chain(WorksheetPart):
    """Steps that lead into one another, drawn as a chain."""

    kind: Literal["chain"]
    links: Annotated[tuple[Text, ...], Field(min_length=3, max_length=7), Different]
    """The links' names, first to last."""


class Map(WorksheetPart):
    """Numbered boxes with an arrow from each to the next."""

    kind: Literal["map"]
    boxes: Annotated[tuple[Text, ...], Field(min_length=3, max_length=8), Different]
    """The boxes' names, in order."""
