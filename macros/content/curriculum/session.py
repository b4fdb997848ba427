"""A session: the leader's plan, block by block, read from `leader.md`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.content.curriculum.short_session import read_shown, shown_problems
from macros.content.files.markdown_page import Block, Heading, Prose
from macros.content.problems import Problem, nearest

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

CUTS = {60: ("Teach", "Show and try", "Worksheet"), 15: ("Teach",)}
"""The shorter sessions, in minutes, and the blocks that they keep."""

SECTIONS = ("Before group", "How to adapt it", "Questions you may get", "Shorter sessions")
ADAPTATIONS = (
    "If the room is quiet",
    "If one person dominates",
    "If someone is upset",
    "If someone arrives intoxicated",
    "No projector",
    "A newcomer tonight",
    "Roles for experienced members",
)
FEWEST_SLIDES, MOST_SLIDES = 6, 8
MOST_SLIDE_LINES = 6

_TIMED = re.compile(r"(.*?)\s*\((\d+) min\)$")


@dataclass(frozen=True)
class Slide:
    """One slide: its number in the plan, from 1; a title and at most six short lines."""

    number: int
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SessionBlock:
    """One block of the session; `starts` and `minutes` are minutes from the session's start."""

    name: str
    starts: int
    minutes: int
    slides: tuple[Slide, ...] = ()

    @property
    def ends(self) -> int:
        """Minutes from the session's start to this block's end."""
        return self.starts + self.minutes

    @property
    def cuts(self) -> tuple[int, ...]:
        """The shorter sessions, in minutes, that keep this block."""
        return tuple(minutes for minutes, names in CUTS.items() if self.name in names)


@dataclass(frozen=True)
class Session:
    """The whole plan of one session."""

    parts: tuple[SessionBlock, ...]
    shown: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """The slides, by number, that the author keeps in a shorter session, by its minutes."""

    @property
    def minutes(self) -> int:
        """The length of the session."""
        return sum(part.minutes for part in self.parts)

    def cut(self, minutes: int) -> tuple[SessionBlock, ...]:
        """Return the blocks of the shorter session of 60 or 15 `minutes`; 0 is the full one."""
        return tuple(part for part in self.parts if not minutes or minutes in part.cuts)

    def slides_in(self, minutes: int) -> tuple[int, ...]:
        """Return the numbers of the slides that the session of `minutes` shows; 0 is the full one.

        Where the author names none, those of its blocks and of the last, since no session goes
        without its calm-down.
        """
        if minutes in self.shown:
            return self.shown[minutes]
        kept = dict.fromkeys((*self.cut(minutes), self.parts[-1]))
        return tuple(slide.number for part in kept for slide in part.slides)

    def within(self, minutes: int, part: SessionBlock) -> tuple[int, int]:
        """Return when `part` starts and ends, in minutes, in the shorter session of `minutes`."""
        kept = self.cut(minutes)
        starts = sum(before.minutes for before in kept[: kept.index(part)])
        return starts, starts + part.minutes


def read_session(prose: Prose) -> Session:
    """Return the session that the timed headings and slides of a leader plan make."""
    parts: list[SessionBlock] = []
    starts = 0
    blocks = [block for block in prose.blocks if block.kind == "slide"]
    for heading, until in _timed(prose.headings):
        name, minutes = _split(heading)
        slides = tuple(
            Slide(number, block.title, block.lines)
            for number, block in enumerate(blocks, start=1)
            if heading.line < block.line < until
        )
        parts.append(SessionBlock(name, starts, minutes, slides))
        starts += minutes
    return Session(tuple(parts), read_shown(prose, CUTS))


def session_problems(prose: Prose, session_minutes: int) -> list[Problem]:
    """Return what is wrong with a leader plan for a session of `session_minutes`."""
    session, file = read_session(prose), prose.file
    found: list[Problem] = []
    first = next((h.line for h, _ in _timed(prose.headings)), 1)
    names = [part.name for part in session.parts]
    for heading, _ in _timed(prose.headings):
        name, _minutes = _split(heading)
        if name not in RHYTHM:
            what = f"the block '{name}' is not one of the nine"
            found.append(Problem(file, heading.line, what, nearest(name, RHYTHM)))
    if missing := [name for name in RHYTHM if name not in names]:
        what = f"the plan has no block {_quoted(missing)}"
        found.append(Problem(file, first, what, f"Add a heading '## {missing[0]} (15 min)'."))
    elif names != list(RHYTHM) and set(names) == set(RHYTHM):
        what = f"the blocks stand in the order {', '.join(names)}"
        found.append(Problem(file, first, what, f"The order is {', '.join(RHYTHM)}."))
    if session.parts and session.minutes != session_minutes:
        what = f"the blocks add up to {session.minutes} minutes, not to {session_minutes}"
        remedy = "Change the minutes in the headings, or session_minutes in mkdocs.yml."
        found.append(Problem(file, first, what, remedy))
    found += _missing_headings(prose, SECTIONS, level=2)
    found += _missing_headings(prose, ADAPTATIONS, level=3)
    slides = [block for block in prose.blocks if block.kind == "slide"]
    found += _slide_problems(file, slides)
    return [*found, *shown_problems(prose, CUTS, len(slides))]


def _slide_problems(file: str, slides: Sequence[Block]) -> list[Problem]:
    found = []
    if not FEWEST_SLIDES <= len(slides) <= MOST_SLIDES:
        what = f"the plan has {len(slides)} slides"
        remedy = f"Give it {FEWEST_SLIDES} to {MOST_SLIDES}."
        found.append(Problem(file, slides[0].line if slides else 1, what, remedy))
    for slide in slides:
        if not slide.title:
            what, remedy = "a slide has no title", "Write '/// slide | Its title'."
            found.append(Problem(file, slide.line, what, remedy))
        if len(slide.lines) > MOST_SLIDE_LINES:
            what = f"the slide '{slide.title}' has {len(slide.lines)} lines"
            remedy = f"Keep {MOST_SLIDE_LINES}; say the rest aloud."
            found.append(Problem(file, slide.line, what, remedy))
    return found


def _missing_headings(prose: Prose, wanted: Sequence[str], level: int) -> list[Problem]:
    here = {heading.text for heading in prose.headings if heading.level == level}
    return [
        Problem(prose.file, 1, f"the plan has no part '{name}'", f"Add '{'#' * level} {name}'.")
        for name in wanted
        if name not in here
    ]


def _timed(headings: Sequence[Heading]) -> list[tuple[Heading, int]]:
    """Pair each timed heading with the line of the next heading of its level."""
    tops = [heading for heading in headings if heading.level == 2]
    ends = [heading.line for heading in tops[1:]] + [1_000_000]
    return [(h, end) for h, end in zip(tops, ends, strict=True) if _TIMED.match(h.text)]


def _split(heading: Heading) -> tuple[str, int]:
    found = _TIMED.match(heading.text)
    assert found
    return found[1], int(found[2])


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
