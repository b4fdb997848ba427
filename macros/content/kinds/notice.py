"""Safety notices: the words that must stand beside risky content."""

from typing import Annotated, Literal

from pydantic import Field

from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.kinds.unique_ids import EachIdOnce

NoticeId = Annotated[str, Field(pattern=r"^N[1-9][0-9]?$")]
"""The number by which a page calls a notice: N1."""


class Notice(Record):
    """One notice, told once in `docs/about/notices.yaml` and shown wherever it is called."""

    id: NoticeId
    """The notice's number in the safety rules: N1; a clinic's own begin at N60."""
    title: Text
    """A few words that stand above it."""
    audience: Annotated[Literal["everyone", "leaders"], Field(alias="for")]
    """Who reads it."""
    tone: Literal["danger", "care", "note"]
    """How loud it looks."""
    text: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    """Its paragraphs."""
    steps: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """What to do, in order; they stand after the first paragraph."""


PRIVACY_NOTICE: NoticeId = "N11"
"""The notice with the words about privacy that a leader reads out."""


def with_privacy_words(notice: Notice, words: tuple[str, ...]) -> Notice:
    """Return `notice`, with a program's own `words` to read out where it is that on privacy."""
    if notice.id != PRIVACY_NOTICE or not words:
        return notice
    # Its first paragraph says how to read it out, and holds for any words.
    return notice.model_copy(update={"text": (notice.text[0], *words)})


class Notices(Record):
    """The file `docs/about/notices.yaml`."""

    notices: Annotated[tuple[Notice, ...], Field(min_length=1), EachIdOnce]
    """Every notice of the site."""
