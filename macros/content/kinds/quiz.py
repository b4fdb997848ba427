"""A learning quiz: questions whose every answer is explained, with no score kept."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag

from macros.content.kinds.question import (
    ChoiceQuestion,
    Kind,
    OrderQuestion,
    ReflectQuestion,
    SortQuestion,
)
from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.problems import fault, nearest

_KEYS = ("choices", "order", "sort", "reflect")


def _kind_key(question: object) -> str:
    """Return the tag of a question's branch; by now it has exactly one of `_KEYS`."""
    there = type(question).model_fields if isinstance(question, BaseModel) else question
    keys = tuple(there) if isinstance(there, Mapping) else ()
    return f"kind:{next((key for key in _KEYS if key in keys), '')}"


def _refuse_unclear_kind(question: object) -> object:
    if isinstance(question, BaseModel):
        return question
    if not isinstance(question, Mapping):
        raise fault("is not a question", "Start it with 'ask: …'.")
    there = [key for key in _KEYS if key in question]
    if not there:
        others = [str(key) for key in question if key not in ("ask", "feedback")]
        remedy = nearest(others[0], _KEYS) if others else f"Add one of: {', '.join(_KEYS)}."
        raise fault("has no 'choices', 'order', 'sort' or 'reflect'", remedy)
    if len(there) > 1:
        raise fault(f"has '{there[0]}' and '{there[1]}'", "Keep one; ask the other on its own.")
    return question


AnyQuestion = Annotated[
    Annotated[ChoiceQuestion, Tag("kind:choices")]
    | Annotated[OrderQuestion, Tag("kind:order")]
    | Annotated[SortQuestion, Tag("kind:sort")]
    | Annotated[ReflectQuestion, Tag("kind:reflect")],
    Discriminator(_kind_key),
    BeforeValidator(_refuse_unclear_kind),
]


class Quiz(Record):
    """A quiz as its file says it."""

    title: Text
    """The quiz's name, as a question or in three or four words."""
    questions: tuple[AnyQuestion, ...] = Field(min_length=1)
    """The questions, in the order in which they are asked."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """Return the kinds of question that stand in this quiz."""
        return frozenset(question.kind for question in self.questions)
