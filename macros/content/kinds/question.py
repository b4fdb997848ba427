"""The kinds of question a quiz may ask."""

from collections.abc import Iterable, Mapping
from itertools import chain, groupby
from typing import Annotated, Literal

from pydantic import Field, model_validator

from macros.content.kinds.mixed_order import mixed
from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.typed import Truth
from macros.content.problems import fault

Kind = Literal["one", "several", "order", "sort", "reflect"]


class Choice(Record):
    """One answer a person can pick, with what to say to someone who picked it."""

    text: Text
    """The answer, in a few words."""
    correct: Truth = False
    """Write `correct: true` where this answer fits; leave the line out everywhere else."""
    feedback: Text
    """What a person reads after picking this answer. Say why, and add something new."""


class Question(Record):
    """What every question has, whatever its kind."""

    ask: Text
    """The question: a situation that could happen this week."""


class ChoiceQuestion(Question):
    """Pick one answer, or all that fit where two or more are right."""

    choices: tuple[Choice, ...] = Field(min_length=2)
    """Two or more answers. Wrong ones are things that people in the room really believe."""

    @property
    def kind(self) -> Kind:
        return "one" if len(self.right) == 1 else "several"

    @property
    def right(self) -> tuple[int, ...]:
        """Return the places of the answers that fit, counted from 0."""
        return tuple(n for n, choice in enumerate(self.choices) if choice.correct)

    @model_validator(mode="after")
    def _has_something_to_find(self) -> "ChoiceQuestion":
        faults = []
        if not self.right:
            faults.append(("has no right answer", "Add 'correct: true' to the choice that fits."))
        if len(self.right) == len(self.choices):
            faults.append(("has only right answers", "Add a choice that does not fit."))
        if twice := _twice(choice.text for choice in self.choices):
            faults.append((f"has the choice '{twice}' twice", "Change one of them."))
        if faults:
            whats, remedies = zip(*faults, strict=True)
            raise fault(" and ".join(whats), " ".join(remedies))
        return self


class OrderQuestion(Question):
    """Put the steps in order."""

    order: tuple[Text, ...] = Field(min_length=3, max_length=7)
    """Three to seven steps in the right order. The page shows them mixed."""
    feedback: Text
    """Why this order."""

    @property
    def kind(self) -> Kind:
        return "order"

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the steps as the page first shows them: mixed, never in order or backwards.

        Nor is it one swap of two steps that puts them in order.
        """
        return mixed(self.order, gives_away=self._is_nearly_right)

    def _is_nearly_right(self, steps: tuple[str, ...]) -> bool:
        in_place = sum(one == other for one, other in zip(self.order, steps, strict=True))
        return in_place >= len(steps) - 2 or steps == self.order[::-1]

    @property
    def right(self) -> tuple[int, ...]:
        """Return the right order as places in `shown`, counted from 0."""
        return tuple(self.shown.index(step) for step in self.order)

    @model_validator(mode="after")
    def _has_each_step_once(self) -> "OrderQuestion":
        if twice := _twice(self.order):
            raise fault(f"has the step '{twice}' twice", "Change one of them or take it out.")
        return self


class SortQuestion(Question):
    """Sort things into groups."""

    sort: Mapping[Text, Annotated[tuple[Text, ...], Field(min_length=1)]] = Field(
        min_length=2, max_length=4
    )
    """Two to four groups, each with the things that belong in it. The page mixes the things."""
    feedback: Text
    """What makes the groups differ."""

    @property
    def kind(self) -> Kind:
        return "sort"

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups' names as written."""
        return tuple(self.sort)

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the things as the page shows them: mixed, neither by group nor in turn."""
        return mixed(tuple(self._group_of), gives_away=self._stands_in_groups)

    @property
    def right(self) -> tuple[int, ...]:
        """Return for each thing in `shown` the place of its group, counted from 0."""
        return tuple(self.groups.index(self._group_of[thing]) for thing in self.shown)

    @property
    def _group_of(self) -> dict[str, str]:
        return {thing: group for group, things in self.sort.items() for thing in things}

    def _stands_in_groups(self, things: tuple[str, ...]) -> bool:
        if len(things) == len(self.sort):
            return things == tuple(self._group_of)
        groups = [self._group_of[thing] for thing in things]
        # In two columns, one would be one group and the other the other.
        alternates = len(things) > 3 and len({*groups[::2]}) == len({*groups[1::2]}) == 1
        return alternates or sum(1 for _ in groupby(groups)) == len(self.sort)

    @model_validator(mode="after")
    def _has_each_thing_once(self) -> "SortQuestion":
        if twice := _twice(chain.from_iterable(self.sort.values())):
            raise fault(f"has '{twice}' to sort twice", "Keep it in the group where it belongs.")
        return self


class ReflectQuestion(Question):
    """A question of one's own, with no right answer."""

    reflect: Text
    """What to say instead of an answer, such as "No right answer. Tell your group if you like."."""

    @property
    def kind(self) -> Kind:
        return "reflect"


def _twice(words: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            return word
        seen.add(word.casefold())
    return None
