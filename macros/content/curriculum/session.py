"""A session: the leader's plan, its blocks and their steps, read from `leader.md`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.content.curriculum.slide_numbers import SLIDES, numbers_in, runs_of
from macros.content.curriculum.step_heading import TimedHeading, read_heading
from macros.content.files.markdown_page import Heading, Prose
from macros.content.kinds.text import plain

RHYTHM = (
    "Arrive",
    "Check-in",
    "Teach",
    "Show and try",
    "Worksheet",
    "Break",
    "Use it",
    "Self-check",
    "Close",
)
"""The nine blocks of every session, in order."""

FIFTEEN = "Fifteen minutes"
"""The part of a plan that lists the steps of the shortest session."""

CATCH_UP = "Catch up"
"""The step that takes what is left over, and may come down to nothing."""

PRIVACY, CALM_DOWN = "Privacy words", "Calm-down"
LAST_LEVELS = "Last levels and the way home"
NEVER_LESS = (PRIVACY, CALM_DOWN, LAST_LEVELS)
"""The steps for safety, which no session goes without, and which take their time."""

PROPS = "Props"
FIRST_WORDS = 6
_END = 1_000_000


@dataclass(frozen=True)
class Slide:
    """One slide: its number in the plan, from 1; a title and at most six short lines."""

    number: int
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One timed step of a block, or of the shortest session."""

    name: str
    minutes: int
    at_least: int
    """As far as it may shrink; its own minutes where it may not."""
    drop: int = 0
    """When it may go: 1 goes first, 0 stays always."""
    anchor: str = ""
    """The id of its heading in the page."""
    slides: tuple[Slide, ...] = ()
    props: str = ""
    """What has to lie ready, as the author writes it."""
    first_words: str = ""
    """How the leader begins: the first words to say or to ask."""

    @property
    def slide_numbers(self) -> str:
        """The numbers of its slides, runs of them joined: '2-4, 6'."""
        return runs_of([slide.number for slide in self.slides])


@dataclass(frozen=True)
class SessionBlock:
    """One block of the session, with the minutes that its heading says."""

    name: str
    minutes: int
    anchor: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Session:
    """The whole plan of one session."""

    blocks: tuple[SessionBlock, ...]
    fifteen: tuple[Step, ...] = ()
    """The steps of the session of fifteen minutes."""

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides, in the order of the plan."""
        return tuple(
            slide for block in self.blocks for step in block.steps for slide in step.slides
        )


@dataclass(frozen=True)
class Part:
    """A block as it is written: its heading, the headings in it, and the line where it ends."""

    heading: Heading
    said: TimedHeading
    steps: tuple[Heading, ...]
    until: int


def parts_of(headings: Sequence[Heading]) -> Iterator[Part]:
    """Yield every part of a plan that opens with a heading of level 2."""
    tops = [heading for heading in headings if heading.level == 2]
    for top, following in pairwise((*tops, Heading(2, "", _END))):
        inside = [h for h in headings if h.level == 3 and top.line < h.line < following.line]
        yield Part(top, read_heading(top.text), tuple(inside), following.line)


def spans_of(part: Part) -> Iterator[tuple[Heading, int]]:
    """Yield the heading of each step in `part`, with the line where the step ends."""
    for step, following in pairwise((*part.steps, Heading(3, "", part.until))):
        yield step, following.line


def read_session(prose: Prose) -> Session:
    """Return the session that the timed headings of a leader plan make, with what they hold."""
    slides = [block for block in prose.blocks if block.kind == "slide"]
    reader = _Reader(
        prose,
        anchors_of(prose.headings),
        tuple(Slide(number, each.title, each.lines) for number, each in enumerate(slides, 1)),
        tuple(each.line for each in slides),
    )
    blocks: list[SessionBlock] = []
    fifteen: tuple[Step, ...] = ()
    for part in parts_of(prose.headings):
        steps = tuple(reader.step(heading, until) for heading, until in spans_of(part))
        if part.said.name == FIFTEEN:
            fifteen = steps
        elif part.said.minutes is not None:
            anchor = reader.anchors[part.heading.line]
            blocks.append(SessionBlock(part.said.name, part.said.minutes, anchor, steps))
    return Session(tuple(blocks), fifteen)


def anchors_of(headings: Sequence[Heading]) -> dict[int, str]:
    """Return the id of each timed heading, by its line: its name, and a number from the second."""
    found: dict[int, str] = {}
    for heading in headings:
        said = read_heading(heading.text)
        if said.minutes is None:
            continue
        anchor, again = said.anchor, 0
        while anchor in found.values():
            again += 1
            anchor = f"{said.anchor}_{again}"
        found[heading.line] = anchor
    return found


@dataclass(frozen=True)
class _Reader:
    """What a plan holds, and on which line."""

    prose: Prose
    anchors: dict[int, str]
    slides: tuple[Slide, ...]
    lines: tuple[int, ...]

    def step(self, heading: Heading, until: int) -> Step:
        """Return the step between `heading` and the line `until`."""
        said = read_heading(heading.text)
        minutes = said.minutes or 0
        floor = minutes if said.at_least is None else said.at_least
        labels = {
            label.name: label.text
            for label in self.prose.labels
            if heading.line < label.line < until
        }
        shown = numbers_in(labels.get(SLIDES, ""))
        slides = tuple(
            slide
            for slide, line in zip(self.slides, self.lines, strict=True)
            if heading.line < line < until or slide.number in shown
        )
        return Step(
            said.name,
            minutes,
            0 if said.name == CATCH_UP else floor,
            said.drop or 0,
            self.anchors.get(heading.line, said.anchor),
            slides,
            labels.get(PROPS, ""),
            self._first_words(heading.line, until),
        )

    def _first_words(self, line: int, until: int) -> str:
        for block in self.prose.blocks:
            if block.kind in ("say", "ask") and line < block.line < until:
                words = plain(" ".join(block.lines)).split()
                first = " ".join(words[:FIRST_WORDS])
                whole = len(words) <= FIRST_WORDS or first.endswith((".", "?", "!"))
                return first if whole else f"{first}\N{NO-BREAK SPACE}…"
        return ""
