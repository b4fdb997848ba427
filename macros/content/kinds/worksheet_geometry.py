"""Where the lines of a worksheet's drawings run: numbers only, in the drawing's own units.

Wheel and rings have their middle at 0, 0, so that a template and a script need no sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin
from textwrap import wrap

WHEEL_RADIUS = 120.0
RINGS_RADIUS = 190.0
CORE_RADIUS = 28.0
"""The disc in the middle of the rings, where the person stands."""
ANSWER_RADIUS = 0.7 * WHEEL_RADIUS
"""How far from the middle of the wheel the number of an area is written on paper."""
LINE_HEIGHT = 19.0
NAME_SIZE, LINE = 17.0, 1.12
"""The size of letters in a ring, and how many sizes one line is high."""
LETTER_WIDTH = 11.0
"""How wide one letter of a drawn word may be, bold and 16 units high."""
LONGEST_NAME = 24
"""Letters that still fit beside a drawing, on two or three short lines."""


@dataclass(frozen=True)
class Point:
    """A place in a drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """Words at a place: their lines, the first line's baseline, and the side they hang from."""

    at: Point
    lines: tuple[str, ...]
    anchor: str


@dataclass(frozen=True)
class Slice:
    """One area of the wheel: two corners on the rim, the answer's place, and its name outside."""

    start: Point
    end: Point
    answer: Point
    label: Label


@dataclass(frozen=True)
class Ring:
    """One ring: its outer radius, name, label and letter size, and a place for each entry."""

    name: str
    radius: float
    label: Label
    size: float
    places: tuple[Point, ...]
    letters: int
    """How many letters fit at a place."""


@dataclass(frozen=True)
class Mark:
    """A number beside the axis of a chart, and how high it stands."""

    y: float
    says: str


@dataclass(frozen=True)
class Chart:
    """The empty grid of a line chart: a place on the x axis per day, a height per step."""

    days: tuple[float, ...]
    steps: tuple[float, ...]
    marks: tuple[Mark, ...]
    left: float = 44.0
    right: float = 432.0
    top: float = 14.0
    bottom: float = 184.0


def point_at(radius: float, degrees: float) -> Point:
    """Return the point `radius` from the middle, `degrees` clockwise from the top."""
    turn = radians(degrees)
    return Point(round(radius * sin(turn), 1), round(-radius * cos(turn), 1))


def label_at(name: str, radius: float, degrees: float, width: int = 13) -> Label:
    """Set `name` outside a circle, in lines of about `width` letters that grow away from it."""
    lines = tuple(wrap(name, width, break_long_words=False))
    spot = point_at(radius, degrees)
    sideways = sin(radians(degrees))
    anchor = "middle" if abs(sideways) < 0.2 else "start" if sideways > 0 else "end"
    middle = spot.y - cos(radians(degrees)) * len(lines) * LINE_HEIGHT / 2
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2 + 6
    return Label(Point(spot.x, round(first, 1)), lines, anchor)


def slices(names: Iterable[str]) -> tuple[Slice, ...]:
    """Cut the wheel into one equal slice per name, clockwise from the top."""
    areas = tuple(names)
    width = 360 / len(areas)
    return tuple(
        Slice(
            point_at(WHEEL_RADIUS, number * width),
            point_at(WHEEL_RADIUS, (number + 1) * width),
            point_at(ANSWER_RADIUS, (number + 0.5) * width),
            label_at(name, WHEEL_RADIUS + 10, (number + 0.5) * width),
        )
        for number, name in enumerate(areas)
    )


def rings(names: Iterable[str], spaces: int) -> tuple[Ring, ...]:
    """Draw one ring per name, inner to outer, each with `spaces` places at even angles."""
    inner_to_outer = tuple(names)
    width = (RINGS_RADIUS - CORE_RADIUS) / len(inner_to_outer)
    return tuple(
        _ring(name, CORE_RADIUS + width * number, width, spaces)
        for number, name in enumerate(inner_to_outer)
    )


def _ring(name: str, inside: float, width: float, spaces: int) -> Ring:
    middle = inside + width / 2
    # The name stands at the top of its ring; a small ring has to keep a wider gap free for it.
    gap = asin(min(1.0, 78 / middle)) * 180 / pi
    gap = min(gap, 72.0)
    step = (360 - 2 * gap) / (spaces - 1)
    across = 2 * middle * sin(radians(min(step, 180) / 2))
    lines = tuple(wrap(name, 12, break_long_words=False))
    # A name that has more lines than its ring has room for gets smaller letters.
    size = min(NAME_SIZE, width / len(lines) / LINE)
    first = -middle - (len(lines) - 1) * LINE * size / 2 + size / 3
    return Ring(
        name=name,
        radius=round(inside + width, 1),
        label=Label(Point(0.0, round(first, 1)), lines, "middle"),
        size=round(size, 1),
        places=tuple(point_at(middle, gap + step * number) for number in range(spaces)),
        letters=int(min(width, across) / LETTER_WIDTH),
    )


def chart(days: int, scales: Iterable[tuple[int, int]]) -> Chart:
    """Lay out the grid for `days` days; it bears numbers where all `scales` (low, high) agree."""
    left, right, top, bottom = Chart.left, Chart.right, Chart.top, Chart.bottom
    shared = set(scales)
    low, high = next(iter(shared)) if len(shared) == 1 else (0, 10)
    step = (bottom - top) / (high - low)
    heights = {n: round(bottom - (n - low) * step, 1) for n in range(low, high + 1)}
    column = (right - left) / days
    shown = {low, high} | ({(low + high) // 2} if (low + high) % 2 == 0 else set())
    return Chart(
        days=tuple(round(left + column * (day + 0.5), 1) for day in range(days)),
        steps=tuple(heights.values()),
        marks=tuple(Mark(heights[n], str(n)) for n in sorted(shown)) if len(shared) == 1 else (),
    )
