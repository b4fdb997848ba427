"""Which keys a data file accepts at one place: for the near word of a typo."""

from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, Tag


def known_keys(model: type[BaseModel], steps: tuple[str | int, ...]) -> list[str]:
    """Return the keys of the entry that pydantic's location `steps` leads to, from `model` on.

    Empty where the entry has no fixed keys.
    """
    found: object = model
    for step in steps:
        found = _step(found, step)
    found = _bare(found)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return [field.alias or name for name, field in found.model_fields.items()]
    return []


def _bare(annotation: object) -> object:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _step(annotation: object, step: str | int) -> object:
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if step in {name, field.alias}:
                return field.annotation
        return None
    branches = get_args(annotation)
    if get_origin(annotation) in {Union, UnionType}:
        return next((branch for branch in branches if _tagged(branch, step)), None) or next(
            (found for branch in branches if (found := _step(branch, step))), None
        )
    # tuple[X, ...] and dict[str, X]: the entry's own type is the one that is not str or Ellipsis.
    return next((branch for branch in branches if branch not in {str, Ellipsis}), None)


def _tagged(branch: object, step: str | int) -> bool:
    marks = get_args(branch)[1:] if get_origin(branch) is Annotated else ()
    return any(isinstance(mark, Tag) and mark.tag == step for mark in marks)
