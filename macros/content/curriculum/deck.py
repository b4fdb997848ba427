"""What present mode shows: the screens of a session, or of a shorter one, in their order."""

from dataclasses import dataclass

from macros.content.curriculum.session import Session
from macros.content.kinds.text import plain


@dataclass(frozen=True)
class Screen:
    """One thing that the room sees: a block's name, or a slide.

    `place` is that of the block on the agenda, from 0; `slide` the slide's number in the plan, 0
    for the block itself; `notes` names the block of the plan that says what to do meanwhile.
    """

    name: str
    place: int
    slide: int
    notes: str


@dataclass(frozen=True)
class Stop:
    """One block on the agenda: its length and its start in minutes, and its first screen from 0."""

    block: str
    minutes: int
    starts: int
    at: int


@dataclass(frozen=True)
class Deck:
    """A session of `minutes`, ready to be shown."""

    minutes: int
    blocks: tuple[Stop, ...]
    screens: tuple[Screen, ...]


def deck(session: Session, minutes: int) -> Deck:
    """Return what the session of `minutes` shows; 0 is the full one.

    A slide of a block that is left out comes after the block before it, if there is one.
    """
    kept, shown = session.cut(minutes), session.slides_in(minutes)
    blocks: list[Stop] = []
    screens: list[Screen] = []
    early: list[Screen] = []
    starts = 0
    for part in session.parts:
        if part in kept:
            blocks.append(Stop(part.name, part.minutes, starts, len(screens)))
            screens += [Screen(part.name, len(blocks) - 1, 0, part.name), *early]
            early = []
            starts += part.minutes
        place = max(0, len(blocks) - 1)
        (screens if blocks else early).extend(
            Screen(plain(slide.title), place, slide.number, part.name)
            for slide in part.slides
            if slide.number in shown
        )
    return Deck(starts, tuple(blocks), tuple(screens))
