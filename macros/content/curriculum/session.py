"""A session: the leader's plan, its blocks and their steps."""

from dataclasses import dataclass, field

from macros.content.curriculum.slide_numbers import runs_of
from macros.content.curriculum.step_task import Task

ARRIVE, SHOW_AND_TRY, USE_IT = "Arrive", "Show and try", "Use it"
SELF_CHECK, CLOSE = "Self-check", "Close"
RHYTHM = (
    ARRIVE,
    "Check-in",
    "Teach",
    SHOW_AND_TRY,
    "Worksheet",
    "Break",
    USE_IT,
    SELF_CHECK,
    CLOSE,
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
    shared: str = ""
    """The step of every session that it shows before words of its own, whose first words count."""
    task: Task = field(default_factory=Task)
    """What it asks of the room."""
    known_as: str = ""
    """Its name in English where it is one that means something and stands in another language."""

    @property
    def meant(self) -> str:
        """The name in English where it is one that means something, or else the name."""
        return self.known_as or self.name

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
    known_as: str = ""
    """Its name in English where it stands in another language."""

    @property
    def meant(self) -> str:
        """The name in English."""
        return self.known_as or self.name


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
