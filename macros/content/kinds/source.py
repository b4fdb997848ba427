"""Sources: what a claim rests on, and how the reference was seen."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.unique_ids import EachIdOnce
from macros.content.problems import fault

SourceId = Annotated[str, Field(pattern=r"^R[0-9]{2,3}$")]
"""The id by which a page cites a reference: R14."""


class Source(Record):
    """One reference of `docs/about/sources.yaml`."""

    id: SourceId
    """The reference's id, as authors cite it: R14."""
    reference: Text
    """Authors, title, publisher and year."""
    seen: Literal["publisher", "copy"]
    """Where its facts were read: at the publisher's own address, or only in a copy."""
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    """The publisher's address, where it has been opened."""

    @model_validator(mode="after")
    def _address_only_if_opened(self) -> Self:
        if self.url and self.seen == "copy":
            raise fault(
                "has a url, though it was seen only in a copy",
                "Open the official address, then set 'seen: publisher'; or take the url out.",
            )
        return self


class Sources(Record):
    """The file `docs/about/sources.yaml`."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1), EachIdOnce]
    """Every reference that the site may cite."""
