"""The clock of a session: which steps a session of some length keeps, how long, and from when."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from macros.content.curriculum.session import CATCH_UP, FIFTEEN, Session, Step

WRITTEN_FOR = 180
"""Minutes of the session that every plan is written for, once."""

SHORTEST, LONGEST = 60, WRITTEN_FOR
"""The lengths, in minutes, that can be made of a plan; anything between them too."""

CUT = 15
"""Minutes of the shortest session, whose steps an author lists."""

OFFERED = (60, 90, 120, 135, 150, 180)
"""The lengths, in minutes, that every plan offers."""


@dataclass(frozen=True)
class TimedStep:
    """A step that is kept: its block, its start from the session's, and its own minutes."""

    step: Step
    block: str
    starts: int
    minutes: int

    @property
    def ends(self) -> int:
        """Minutes from the session's start to this step's end."""
        return self.starts + self.minutes


@dataclass(frozen=True)
class TimedBlock:
    """A block of which something is kept."""

    name: str
    anchor: str
    steps: tuple[TimedStep, ...]
    meant: str
    """The name in English."""

    @property
    def starts(self) -> int:
        """Minutes from the session's start to this block's."""
        return self.steps[0].starts

    @property
    def minutes(self) -> int:
        """The length of the block."""
        return sum(timed.minutes for timed in self.steps)


def lengths(session_minutes: int) -> tuple[int, ...]:
    """Return the lengths to choose from, in minutes, longest first, for a program with its own."""
    return (*sorted({*OFFERED, session_minutes}, reverse=True), CUT)


def at_length(session: Session, minutes: int) -> tuple[TimedStep, ...]:
    """Return the steps that the session of `minutes` keeps, in order; their minutes add up to it.

    First every step may shrink as far as it says. Where that is not enough, steps go, drop 1
    first, and what is kept shrinks evenly; what is then left over goes to the step Catch up.
    Raises ValueError for a length that this plan cannot have.
    """
    if minutes == CUT:
        listed = [(FIFTEEN, step) for step in session.fifteen]
        return _timed(listed, [step.minutes for step in session.fifteen])
    written = [(block.name, step) for block in session.blocks for step in block.steps]
    kept = _without_dropped(written, minutes)
    lengths = _shrunk([step for _, step in kept], minutes)
    if sum(lengths) != minutes:
        raise ValueError(f"this plan has no session of {minutes} minutes")
    return _timed(kept, lengths)


def blocks_at(session: Session, minutes: int) -> tuple[TimedBlock, ...]:
    """Return the blocks of the session of `minutes`; in the shortest, each step is one."""
    timed = at_length(session, minutes)
    if minutes == CUT:
        return tuple(
            TimedBlock(each.step.name, each.step.anchor, (each,), each.step.meant) for each in timed
        )
    blocks = {block.name: block for block in session.blocks}
    return tuple(
        TimedBlock(name, blocks[name].anchor, tuple(steps), blocks[name].meant)
        for name, steps in groupby(timed, key=lambda each: each.block)
    )


def shortest(session: Session) -> int:
    """Return the fewest minutes that a plan comes down to: what never goes, shrunk all the way."""
    steps = (step for block in session.blocks for step in block.steps)
    return sum(step.at_least for step in steps if not step.drop)


def _without_dropped(written: Sequence[tuple[str, Step]], minutes: int) -> list[tuple[str, Step]]:
    kept = list(written)
    for going in sorted({step.drop for _, step in written if step.drop}):
        if sum(step.at_least for _, step in kept) <= minutes:
            break
        kept = [(block, step) for block, step in kept if step.drop != going]
    return kept


def _shrunk(steps: Sequence[Step], minutes: int) -> list[int]:
    """Return the minutes of each step: of what it can give, each gives the same share."""
    spare = sum(step.minutes for step in steps) - minutes
    room = [step.minutes - step.at_least for step in steps]
    if spare <= 0 or spare > sum(room):
        return [step.minutes + max(0, -spare) * (step.meant == CATCH_UP) for step in steps]
    given = [part * spare // sum(room) for part in room]
    # Whole minutes only: the largest remainders are rounded up, the first of equals first.
    by_rest = sorted(range(len(room)), key=lambda at: -(room[at] * spare % sum(room)))
    for at in by_rest[: spare - sum(given)]:
        given[at] += 1
    return [step.minutes - part for step, part in zip(steps, given, strict=True)]


def _timed(kept: Sequence[tuple[str, Step]], lengths: Sequence[int]) -> tuple[TimedStep, ...]:
    starts = accumulate(lengths, initial=0)
    return tuple(
        TimedStep(step, block, start, length)
        for (block, step), start, length in zip(kept, starts, lengths, strict=False)
        if length
    )
