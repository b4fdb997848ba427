"""The local facts of the program that uses the site: `extra.program` in mkdocs.yml."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from macros.content.kinds.calendar import WEEK, Calendar
from macros.content.kinds.phone import ChatPlace, NeededNumber, PhoneNumber
from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.problems import fault

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Program(Record):
    """What a clinic changes, and nothing else."""

    name: Text
    """The name shown on pages and paper, such as 'Even Keel' or the clinic's own."""
    group_hours_per_week: Annotated[int, Field(ge=1, le=60)]
    """Hours of group in one week."""
    session_minutes: Annotated[int, Field(ge=15, le=480)]
    """Minutes of one session; every leader plan adds up to it."""
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    """The weekdays on which group meets."""
    starts: Text
    """When group starts, as people say it: '6:00 pm'."""
    address: str = ""
    """Where group meets; may stay empty."""
    phone: PhoneNumber = PhoneNumber()
    """The program's own phone number; empty leaves a line to write on."""
    emergency: NeededNumber
    """The number for danger right now: 911 in the United States."""
    crisis: NeededNumber
    """The number to call or text in a crisis: 988 in the United States."""
    crisis_chat: ChatPlace
    """The address of the crisis line's chat, without https://."""
    page_size: Literal["letter", "a4"]
    """The paper in the program's printer."""
    quick_exit: bool
    """True shows the 'Leave quickly' button on every page, not only on those that ask for it."""
    neutral_titles: bool
    """True keeps the topic out of the browser tab: 'Lesson 6.1' and no more."""
    calendar: Calendar = ()
    """The wheel: a list of weeks, each a list of lesson numbers in quotes, one for each day."""
    calendar_starts: date | Literal["not yet"] = "not yet"
    """The day of the first session of week 1, in quotes, or 'not yet'; tonight follows from it."""

    @model_validator(mode="after")
    def _starts_on_a_day_of_group(self) -> "Program":
        first = self.calendar_starts
        if first == "not yet" or WEEK[first.weekday()] in self.days:
            return self
        coming = (first + timedelta(days=ahead) for ahead in range(1, 7))
        right = next(day for day in coming if WEEK[day.weekday()] in self.days)
        raise fault(
            f"is a {WEEK[first.weekday()]}, but group meets on {', '.join(self.days)}",
            f'Write the day of the first session, such as "{right}".',
            at=("calendar_starts",),
        )
