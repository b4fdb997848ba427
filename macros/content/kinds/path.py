"""A path: a story that a group walks together, screen by screen, and votes on where it goes."""

from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Slug, Text
from macros.content.problems import fault

MOST_WORDS = 60
"""On one screen: more would be too small to read from the back of a room, or on half a sheet."""
MOST_CHOICE_WORDS = 16
"""In a choice, or in the line that says how it ends: two lines on the big screen."""


def _at_most(most: int, remedy: str) -> Callable[[str], str]:
    def count(text: str) -> str:
        if (words := len(text.split())) > most:
            raise fault(f"has {words} words; {most} is the most", remedy)
        return text

    return count


_Telling = Annotated[Text, AfterValidator(_at_most(MOST_WORDS, "Cut it, or make two screens."))]
_Line = Annotated[Text, AfterValidator(_at_most(MOST_CHOICE_WORDS, "Say it in fewer."))]


class PathChoice(Record):
    """One way on from a screen."""

    text: _Line
    """What the person in the story does, in one short line."""
    to: Slug
    """The `id` of the screen that it leads to, further down in the file."""


class PathScreen(Record):
    """What the room sees at one time, and one page on paper."""

    id: Slug
    """A short name for this screen, which choices lead to: 'at-the-window'."""
    text: _Telling
    """What happens, in plain words."""
    choices: Annotated[tuple[PathChoice, ...], Field(min_length=2, max_length=4)] | None = None
    """Two to four ways on; the room calls them A, B, C and D."""
    end: _Line | None = None
    """In place of choices: how the story ends here, said plainly in one line."""

    @model_validator(mode="after")
    def _goes_on_or_ends(self) -> "PathScreen":
        if self.choices is None and self.end is None:
            raise fault("has no 'choices' and no 'end'", "Add two choices, or say how it ends.")
        if self.choices is not None and self.end is not None:
            raise fault("has 'choices' and 'end'", "Keep one: the story goes on here, or it ends.")
        return self

    @property
    def ways(self) -> tuple[PathChoice, ...]:
        """Return the choices; none where the story ends."""
        return self.choices or ()


class StoryPath(Record):
    """A story to choose, as its file says it. What holds between its screens is a rule."""

    title: Text
    """The story's name, in a few words."""
    how: Text
    """How to go through it, in a sentence or two."""
    screens: tuple[PathScreen, ...] = Field(min_length=4, max_length=20)
    """Four to twenty screens. The story begins at the first, and choices lead only further down."""

    @property
    def pages(self) -> Mapping[str, int]:
        """Return the number of each screen's page, counted from 1, by the screen's id."""
        return {screen.id: number for number, screen in enumerate(self.screens, start=1)}
