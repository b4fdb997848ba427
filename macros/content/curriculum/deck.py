"""What present mode shows: the screens of a session of some length, and its clock."""

from dataclasses import dataclass

from macros.content.curriculum.schedule import CUT, blocks_at
from macros.content.curriculum.session import Session
from macros.content.kinds.text import plain
from macros.content.kinds.time_of_day import TimeOfDay, clock_at


@dataclass(frozen=True)
class Screen:
    """One thing that the room sees: a block's name, or a slide.

    `place` is that of the block on the agenda, from 0, and `step` that of the slide's step among
    the steps, -1 for the block itself; `slide` is the slide's number in the plan, 0 for the block.
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
class Deck:
    """A session of `minutes`, ready to be shown."""

    minutes: int
    blocks: tuple[Stop, ...]
    steps: tuple[StepStop, ...]
    screens: tuple[Screen, ...]


def deck(session: Session, minutes: int, time: TimeOfDay | None = None) -> Deck:
    """Return what the session of `minutes` shows, which starts at `time`.

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
        clock = clock_at(time, block.starts)
        at = len(screens)
        blocks.append(Stop(block.name, block.anchor, block.minutes, block.starts, clock, at))
        screens.append(Screen(block.name, place, -1, 0, (block.anchor,)))
        for timed in block.steps:
            step = timed.step
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
            clock = clock_at(time, timed.starts)
            steps.append(
                StepStop(step.name, step.anchor, place, timed.minutes, timed.starts, clock)
            )
    return Deck(minutes, tuple(blocks), tuple(steps), tuple(screens))
