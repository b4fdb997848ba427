"""The sizes of paper that a program may have in its printer."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

PaperSize = Literal["letter", "a4"]


def _as_list(size: object) -> object:
    return size if isinstance(size, list | tuple) else [size]


PaperSizes = Annotated[tuple[PaperSize, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""One size of paper, or a list of both, the usual one first."""
