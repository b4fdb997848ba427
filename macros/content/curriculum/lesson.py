"""A lesson: one folder with everything a group needs for one session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from macros.content.curriculum.page_files import PageFiles
from macros.content.curriculum.session import Session
from macros.content.files.page_section import PageSection
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.notice import NoticeId
from macros.content.kinds.record import Record
from macros.content.kinds.source import SourceId
from macros.content.kinds.text import Text
from macros.content.kinds.typed import DayOrNotYet, Number, Truth

LESSON_PAGES = ("leader.md", "handout.md", "design.md")
"""The pages that stand beside every lesson's `index.md`."""

NO_STORY = "none"
"""What the front matter says where a lesson tells no story."""
REMEMBER, TRY_IT = "Remember", "Try it at home"
"""The two headings that every lesson has, straight after its story."""
PAPER_MACROS = ("quiz", "worksheet", "check", "cards", "path", "handout", "closing")
"""The calls of papers and tools; each ends the section that it stands below."""


class Word(Record):
    """One new word of a lesson."""

    word: Text
    """The word itself."""
    means: Text
    """What it means, in one short sentence."""


class PageFacts(Record):
    """The front matter of any page but a lesson."""

    title: Text
    """The heading of the page."""
    summary: Text
    """One sentence for lists."""
    notices: tuple[NoticeId, ...] = ()
    """The notices that stand in the page."""
    sources: tuple[SourceId, ...] = ()
    """The sources that the page cites."""
    find: tuple[Text, ...] = ()
    """Words that people type into search, brands and misspellings among them; never shown."""
    find_first: tuple[Text, ...] = ()
    """Words for which the page stands first in search, so none of another page; never shown."""
    quick_exit: Truth = False
    """True shows 'Leave quickly' on this page, even where the program has it off."""


class HandoutFacts(PageFacts):
    """The front matter of a lesson's `handout.md`."""

    cut: Truth = False
    """True for a card to cut out or to fold: in a packet no other sheet stands on its back."""


class LessonFacts(PageFacts):
    """The front matter of a lesson's `index.md`."""

    minutes: Annotated[Number, Field(ge=1, le=60)]
    """Minutes to read it, without quiz and worksheet."""
    objectives: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    """What the reader can do afterwards; each continues 'After this you can'."""
    words: Annotated[tuple[Word, ...], Field(min_length=3, max_length=3)]
    """Three new words."""
    skill: Text
    """The skill, by the field's standard name."""
    story: Text
    """The words of the `##` heading below which the story stands, or 'none'."""
    find: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words that people type into search, brands and misspellings among them; never shown."""
    reviewed: DayOrNotYet
    """The day a clinician signed it, or 'not yet'."""
    law_reviewed: DayOrNotYet | None = None
    """Where law is taught: the day a lawyer signed it, or 'not yet'."""


@dataclass(frozen=True, kw_only=True)
class Lesson(PageFiles):
    """A lesson with its papers. `number` is computed from its place in the nav: '6.1'."""

    number: str
    facts: LessonFacts
    plan: PageFacts
    session: Session
    handout: HandoutFacts
    story: PageSection | None = None
    """The story, as the lesson tells it."""
    try_it: PageSection | None = None
    """What the lesson gives people to try at home."""
    plan_levels: Mapping[str, int] = field(default_factory=dict)
    """The level of the plan's heading above its call of `story` and of `try_it`, by component."""
    language: str = ENGLISH
    """The code of the language that it is read in."""
    called_in: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The page that calls a macro, such as 'leader.md', by the macro's name and its first word."""

    @property
    def slug(self) -> str:
        """The folder's own name: 'my-triggers'."""
        return self.folder.rpartition("/")[2]

    @property
    def page_path(self) -> str:
        """Where the lesson itself stands inside `docs`."""
        return f"{self.folder}/index.md"

    @property
    def plan_path(self) -> str:
        """Where the leader's plan stands inside `docs`."""
        return f"{self.folder}/leader.md"

    @property
    def handout_path(self) -> str:
        """Where the handout stands inside `docs`."""
        return f"{self.folder}/handout.md"

    @property
    def design_path(self) -> str:
        """Where the design note stands inside `docs`; no generator publishes it."""
        return f"{self.folder}/design.md"
