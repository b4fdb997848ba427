"""What present mode shows: the screens of a session of some length, and its clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.content.curriculum.every_session import SharedStep
from macros.content.curriculum.schedule import CUT, blocks_at
from macros.content.curriculum.session import (
    CATCH_UP,
    NEVER_LESS,
    SELF_CHECK,
    USE_IT,
    Session,
    Step,
)
from macros.content.kinds.text import plain
from macros.content.kinds.time_of_day import TimeOfDay, clock_at

READ_BY_THE_ROOM = (USE_IT, SELF_CHECK)
"""The blocks whose steps the room reads: moves and questions, and questions only."""


@dataclass(frozen=True)
class Screen:
    """One thing that the room sees: a block's name, a slide, or what a step asks of the room.

    `place` is that of the block on the agenda, from 0, and `step` that of the step among the
    steps, -1 for the block itself; `slide` is the slide's number in the plan, 0 where it is none.
    `notes` are the anchors of what the plan says meanwhile.
    """

    name: str
    place: int
    step: int
    slide: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """One block on the agenda: its length and its start in minutes, and its first screen from 0."""

    block: str
    anchor: str
    minutes: int
    starts: int
    clock: str
    at: int


@dataclass(frozen=True)
class StepStop:
    """One step that is kept: its block's place, its length and its start in minutes."""

    step: str
    anchor: str
    place: int
    minutes: int
    starts: int
    clock: str


@dataclass(frozen=True)
class StepTask:
    """What the plan says of one step, for every length of the session.

    `least` are the minutes that it may come down to, `drop` when it may go (1 first, 0 never), and
    `minutes` those that it is written for. `lines` are what the room reads; each of the `seconds`
    is a timer of its own, called by its line where it is `named`.
    """

    least: int
    drop: int
    minutes: int
    lines: tuple[str, ...] = ()
    seconds: tuple[int, ...] = ()
    named: bool = False


@dataclass(frozen=True)
class Deck:
    """A session of `minutes`, ready to be shown."""

    minutes: int
    blocks: tuple[Stop, ...]
    steps: tuple[StepStop, ...]
    screens: tuple[Screen, ...]


def deck(session: Session, minutes: int, times: Sequence[TimeOfDay] = ()) -> Deck:
    """Return what the session of `minutes` shows, which starts at one of `times`.

    Raises ValueError as `at_length` does.
    """
    # The shortest session borrows its slides, so its notes are those of the plan's own steps too.
    homes = {
        slide.number: step.anchor
        for block in session.blocks
        for step in block.steps
        for slide in step.slides
    }
    blocks: list[Stop] = []
    steps: list[StepStop] = []
    screens: list[Screen] = []
    for place, block in enumerate(blocks_at(session, minutes)):
        clock = clock_at(times, block.starts)
        at = len(screens)
        blocks.append(Stop(block.name, block.anchor, block.minutes, block.starts, clock, at))
        screens.append(Screen(block.name, place, -1, 0, (block.anchor,)))
        for timed in block.steps:
            step = timed.step
            if block.meant in READ_BY_THE_ROOM and _has_screen(block.meant, step):
                screens.append(Screen(step.name, place, len(steps), 0, (block.anchor,)))
            screens += [
                Screen(
                    plain(slide.title),
                    place,
                    len(steps),
                    slide.number,
                    (block.anchor, homes[slide.number]) if minutes == CUT else (block.anchor,),
                )
                for slide in step.slides
            ]
            clock = clock_at(times, timed.starts)
            steps.append(
                StepStop(step.name, step.anchor, place, timed.minutes, timed.starts, clock)
            )
    return Deck(minutes, tuple(blocks), tuple(steps), tuple(screens))


def tasks(session: Session, shared: Mapping[str, SharedStep]) -> dict[str, StepTask]:
    """Return what the plan says of each step, by its anchor; `shared` are the shared steps.

    Steps for safety never go and never shrink, whatever their heading says.
    """
    found = {
        step.anchor: _task(block.meant, step, shared.get(step.shared))
        for block in session.blocks
        for step in block.steps
    }
    return found | {
        step.anchor: StepTask(step.minutes, 0, step.minutes) for step in session.fifteen
    }


def _has_screen(block: str, step: Step) -> bool:
    """Return whether a step has a screen of its own: not where its slides say what to do."""
    if step.slides or step.meant == CATCH_UP:
        return False
    return block == USE_IT or bool(step.task.asks)


def _task(block: str, step: Step, shared: SharedStep | None) -> StepTask:
    safe = step.meant in NEVER_LESS
    least, drop = (step.minutes, 0) if safe else (step.at_least, step.drop)
    moves = step.task.moves if block == USE_IT else ()
    asks = step.task.asks or (shared.asks if shared else ())
    lines = tuple(move.words for move in moves) or asks
    if block not in READ_BY_THE_ROOM:
        return StepTask(least, drop, step.minutes, lines)
    said = [60 * move.minutes for move in moves]
    if step.task.turns == 1 and any(said):
        # A move that says no time shares what is left.
        rest = max(60, (60 * step.minutes - sum(said)) // max(1, said.count(0)))
        seconds = tuple(each or rest for each in said)
        return StepTask(least, drop, step.minutes, lines, seconds, named=True)
    turns = step.task.turns
    return StepTask(least, drop, step.minutes, lines, (60 * step.minutes // turns,) * turns)
