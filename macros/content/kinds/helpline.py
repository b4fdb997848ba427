"""Helplines: the phone facts, in one dated file."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from macros.content.kinds.phone import ChatLink, NeededNumber
from macros.content.kinds.record import Record
from macros.content.kinds.source import SourceId
from macros.content.kinds.text import Text
from macros.content.kinds.typed import DayOrNotYet

GOOD_FOR = timedelta(days=180)
"""After this long without a check, leaders are asked to check the numbers again."""


class Helpline(Record):
    """One line that a person may call, text or chat with."""

    name: Text
    """The line's own name."""
    purpose: Annotated[Text, Field(alias="for")]
    """When to use it, in one plain sentence."""
    call: NeededNumber | None = None
    """The number to call."""
    text: NeededNumber | None = None
    """The number to text."""
    word: str | None = None
    """What to write in the text."""
    chat: ChatLink | None = None
    """The address of the chat."""
    hours: Text
    """When somebody answers."""
    notes: tuple[Text, ...] = ()
    """Further facts, one sentence each: languages, menu choices."""
    source: SourceId | None = None
    """Where the facts were seen."""


class Helplines(Record):
    """The file `docs/get-help.helplines.yaml`."""

    checked: DayOrNotYet
    """The day on which somebody last tried every line, or 'not yet'."""
    lines: Annotated[tuple[Helpline, ...], Field(min_length=1)]
    """The lines, most urgent first."""

    def stale_on(self, today: date) -> bool:
        """Return True where the check is missing or, on `today`, more than 180 days old."""
        return self.checked == "not yet" or today - self.checked > GOOD_FOR
