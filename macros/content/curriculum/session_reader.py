"""Reads a session from the headings of `leader.md`, and from what stands below them."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from macros.content.curriculum.session import (
    CATCH_UP,
    FIFTEEN,
    Session,
    SessionBlock,
    Slide,
    Step,
)
from macros.content.curriculum.slide_numbers import SLIDES, numbers_in
from macros.content.curriculum.step_heading import TimedHeading, read_heading
from macros.content.curriculum.step_task import read_task
from macros.content.files.language_file import language
from macros.content.files.prose import Heading, Prose
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.text import plain

PROPS = "Props"
FIRST_WORDS = 6
_SAID = ("say", "ask")
_FACT = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_END = sys.maxsize


@dataclass(frozen=True)
class Part:
    """A block as it is written: its heading, the headings in it, and all its lines."""

    heading: Heading
    said: TimedHeading
    steps: tuple[Heading, ...]
    lines: range


def parts_of(headings: Sequence[Heading], code: str = ENGLISH) -> Iterator[Part]:
    """Yield every part of a plan that opens with a heading of level 2.

    `code` is that of the language it is written in.
    """
    for top, lines in _spans([heading for heading in headings if heading.level == 2], _END):
        inside = tuple(each for each in headings if each.level == 3 and each.line in lines)
        yield Part(top, read_heading(top.text, code), inside, lines)


def spans_of(part: Part) -> Iterator[tuple[Heading, range]]:
    """Yield the heading of each step in `part`, with the lines of the step."""
    yield from _spans(part.steps, part.lines.stop)


def _spans(headings: Sequence[Heading], end: int) -> Iterator[tuple[Heading, range]]:
    """Yield each of the `headings` with its lines; those of the last go on to the line `end`."""
    edges = [*(heading.line for heading in headings), end]
    for heading, (start, stop) in zip(headings, pairwise(edges), strict=True):
        yield heading, range(start, stop)


@lru_cache(maxsize=2048)
def read_session(prose: Prose) -> Session:
    """Return the session that the timed headings of a leader plan make, with what they hold.

    Whoever reads a plan and whoever checks it ask for the same one.
    """
    slides = [block for block in prose.blocks if block.kind == "slide"]
    reader = _Reader(
        prose,
        anchors_of(prose.headings),
        tuple(Slide(number, each.title, each.lines) for number, each in enumerate(slides, 1)),
        tuple(each.line for each in slides),
    )
    blocks: list[SessionBlock] = []
    fifteen: tuple[Step, ...] = ()
    for part in parts_of(prose.headings, prose.language):
        steps = tuple(reader.step(heading, lines) for heading, lines in spans_of(part))
        if part.said.meant == FIFTEEN:
            fifteen = steps
        elif part.said.minutes is not None:
            anchor = reader.anchors[part.heading.line]
            name, meant = part.said.name, part.said.meant
            known_as = meant if meant != name else ""
            blocks.append(SessionBlock(name, part.said.minutes, anchor, steps, known_as))
    return Session(tuple(blocks), fifteen)


def anchors_of(headings: Sequence[Heading]) -> dict[int, str]:
    """Return the id of each timed heading, by its line: its name, and a number from the second.

    A step's begins with 'step-', so that cards of its name can stand on the same page.
    """
    found: dict[int, str] = {}
    for heading in headings:
        said = read_heading(heading.text)
        if said.minutes is None:
            continue
        name = f"step-{said.anchor}" if heading.level == 3 else said.anchor
        anchor, again = name, 0
        while anchor in found.values():
            again += 1
            anchor = f"{name}_{again}"
        found[heading.line] = anchor
    return found


@dataclass(frozen=True)
class _Reader:
    """What a plan holds, and on which line."""

    prose: Prose
    anchors: dict[int, str]
    slides: tuple[Slide, ...]
    shown_at: tuple[int, ...]
    """The line of each slide."""

    def step(self, heading: Heading, lines: range) -> Step:
        """Return the step below `heading`, which has these `lines`."""
        code = self.prose.language
        said = read_heading(heading.text, code)
        minutes = said.minutes or 0
        floor = minutes if said.at_least is None else said.at_least
        meant = language(code).meant
        labels = {
            meant(label.name): label.text for label in self.prose.labels if label.line in lines
        }
        shown = numbers_in(labels.get(SLIDES, ""), code)
        slides = tuple(
            slide
            for slide, line in zip(self.slides, self.shown_at, strict=True)
            if line in lines or slide.number in shown
        )
        return Step(
            name=said.name,
            minutes=minutes,
            at_least=0 if said.meant == CATCH_UP else floor,
            drop=said.drop or 0,
            anchor=self.anchors.get(heading.line, said.anchor),
            slides=slides,
            props=labels.get(PROPS, ""),
            first_words=first_words(self.prose, lines),
            shared=self._shared(lines),
            task=read_task(self.prose, lines),
            known_as=said.meant if said.meant != said.name else "",
        )

    def _shared(self, lines: range) -> str:
        said = [block.line for block in self.prose.blocks if block.kind in _SAID]
        own = min((at for at in said if at in lines), default=lines.stop)
        before = range(lines.start, own)
        shown = (call for call in self.prose.called("frame") if call.line in before)
        return next((name for call in shown for name in call.arguments), "")


def first_words(prose: Prose, lines: range) -> str:
    """Return the first words to say or to ask in these `lines`; a fact in them is one word."""
    for block in prose.blocks:
        if block.kind in _SAID and block.line in lines:
            words = _FACT.sub(r"{{\1}}", plain(" ".join(block.lines))).split()
            first = " ".join(words[:FIRST_WORDS])
            whole = len(words) <= FIRST_WORDS or first.endswith((".", "?", "!"))
            return first if whole else f"{first}\N{NO-BREAK SPACE}…"
    return ""
