"""What holds for every list whose entries are called by their id: each id stands once."""

from typing import Protocol, TypeVar

from pydantic import AfterValidator

from macros.content.problems import fault


class HasId(Protocol):
    """An entry that is called by its id."""

    @property
    def id(self) -> str:
        """The id."""


Entry = TypeVar("Entry", bound=HasId)


def _each_once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    ids = [entry.id for entry in entries]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            raise fault(f"has the id '{name}' a second time", "Keep one.", at=(index,))
    return entries


EachIdOnce = AfterValidator(_each_once)
"""Refuses the second of two entries with the same id."""
