"""The local facts of the program that uses the site: `extra.program` in mkdocs.yml."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.content.kinds.calendar import SOON, WEEK, Calendar, CalendarWheel, Weekday
from macros.content.kinds.fact import Fact, Facts
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.paper_size import PaperSizes
from macros.content.kinds.phone import NeededNumber, OptionalChatPlace, PhoneNumber
from macros.content.kinds.record import Record
from macros.content.kinds.start_times import StartTimes
from macros.content.kinds.text import Text
from macros.content.kinds.time_of_day import HOUR
from macros.content.kinds.typed import DayOrNotYet, Number, Truth
from macros.content.problems import fault

AMERICAN = "911"
"""The emergency number of the United States, of whose law our privacy words speak."""
_PRIVACY = "What we say here stays here."
_PRIVACY_ES = "Lo que decimos aquí se queda aquí."

PrivacyWords = Annotated[tuple[Text, ...], Field(max_length=5)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
"""The code of a language, as the attribute `lang` takes it."""


def _as_typed(hours: float) -> float:
    """Return whole `hours` without a point: pages say 9, not 9.0."""
    return int(hours) if hours.is_integer() else hours


def _length(minutes: int) -> str:
    """Return a length of time as a clock shows it: '3:00'."""
    return f"{minutes // HOUR}:{minutes % HOUR:02}"


class Program(Record):
    """What a clinic changes, and nothing else."""

    name: Annotated[Text, Field(max_length=80)]
    """The name shown on pages and paper, such as 'Even Keel' or the clinic's own: 80 letters."""
    group_hours_per_week: Annotated[float, Field(ge=1, le=60), AfterValidator(_as_typed)]
    """Hours of group in one week, such as 9 or 7.5."""
    session_minutes: Annotated[Number, Field(ge=60, le=180)]
    """Minutes of one session, from 60 to 180; every leader plan is made to fit it."""
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    """The weekdays on which group meets."""
    starts: StartTimes
    """When group starts, as people say it: 6:00 pm, 18:00 or 6:00-9:00 pm. Where days differ, write
    one for each, such as {Monday: 6:00 pm, Saturday: 9:30 am}."""
    address: str = ""
    """Where group meets; may stay empty."""
    phone: PhoneNumber = PhoneNumber()
    """The program's own phone number; empty leaves a line to write on."""
    emergency: NeededNumber
    """The number for danger right now: 911 in the United States."""
    crisis: PhoneNumber = PhoneNumber()
    """The number to call in a crisis: 988 in the United States. Empty where there is none."""
    crisis_text: PhoneNumber = PhoneNumber()
    """The number to text in a crisis. Empty where there is none."""
    crisis_chat: OptionalChatPlace = ""
    """The address of the crisis line's chat, without https://. Empty where there is none."""
    violence_line: PhoneNumber = PhoneNumber()
    """The number to call for someone who is hurt at home. Empty where there is none."""
    violence_text: PhoneNumber = PhoneNumber()
    """The number to text for someone who is hurt at home. Empty where there is none."""
    privacy_words: Annotated[PrivacyWords, Field(examples=[[_PRIVACY]])] = ()
    """What a leader reads out about privacy in every session, a paragraph each, in place of ours.
    Ours rest on the law of the United States: elsewhere yours are needed. Ask a lawyer."""
    date_order: Literal["month first", "day first"] = "month first"
    """How a day is written: month first, as in the United States, or day first."""
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1, examples=[["en", "es"]])] = (
        ENGLISH,
    )
    """The languages of the site by their codes, English first: [en, es] adds what there is in
    Spanish. A page that is not translated stays in English."""
    privacy_words_in: Annotated[
        Mapping[LanguageCode, PrivacyWords], Field(examples=[{"es": [_PRIVACY_ES]}])
    ] = {}
    """Your privacy words in the other languages, by code. Needed where you wrote your own."""
    page_size: PaperSizes
    """The paper in the program's printer, or the papers where it has two; PDFs are made for it."""
    quick_exit: Truth
    """True shows the 'Leave quickly' button on every page, not only on those that ask for it."""
    neutral_titles: Truth
    """True keeps the topic out of the browser tab: 'Lesson 6.1' and no more."""
    calendar: Calendar = ()
    """The wheel: a list of weeks, each a list of lesson numbers in quotes, one for each day."""
    newcomer_within: Annotated[Number, Field(ge=SOON, le=9, examples=["3"])] = SOON
    """Sessions within which a newcomer who starts on any day meets a lesson on stress or relapse,
    or the safety plan. Ours need 3; with lessons of your own it may take one more."""
    calendar_starts: DayOrNotYet = "not yet"
    """The day of the first session of week 1, in quotes, or 'not yet'; tonight follows from it."""

    def privacy_words_for(self, code: str) -> tuple[str, ...]:
        """Return the program's own privacy words in the language `code`, or nothing."""
        return self.privacy_words if code == ENGLISH else self.privacy_words_in.get(code, ())

    @property
    def any_hour(self) -> PhoneNumber:
        """The number that somebody answers at any hour: the crisis line's, or that for danger."""
        return self.crisis or self.emergency

    @property
    def facts(self) -> Facts:
        """The numbers and addresses for which a name in braces stands in a data file."""
        return {
            "emergency": Fact(self.emergency, f"tel:{self.emergency.dialed}"),
            "crisis": Fact(self.crisis, f"tel:{self.crisis.dialed}"),
            "crisis_text": Fact(self.crisis_text, f"sms:{self.crisis_text.dialed}"),
            "crisis_chat": Fact(self.crisis_chat, f"https://{self.crisis_chat}"),
            "violence_line": Fact(self.violence_line, f"tel:{self.violence_line.dialed}"),
            "violence_text": Fact(self.violence_text, f"sms:{self.violence_text.dialed}"),
        }

    @property
    def wheel(self) -> CalendarWheel:
        """The calendar, with what it is checked against."""
        return CalendarWheel(self.calendar, self.days, self.newcomer_within)

    @model_validator(mode="after")
    def _says_what_the_law_is(self) -> "Program":
        if self.emergency == AMERICAN or self.privacy_words:
            return self
        raise fault(
            f"is empty, but where the emergency number is {self.emergency} another law holds than "
            "in the privacy words of this curriculum",
            "Write what a leader may promise with you, and what not, a paragraph each.",
            at=("privacy_words",),
        )

    @model_validator(mode="after")
    def _starts_when_group_meets(self) -> "Program":
        by_day = [day for day in self.starts.spans if day]
        for day in by_day:
            if day not in self.days:
                met = f"but group meets on {', '.join(self.days)}"
                remedy = f"Take it out, or add {day} to days."
                raise fault(f"has a time for {day}, {met}", remedy, at=("starts", day))
        if by_day and (left := [day for day in self.days if day not in by_day]):
            what = f"has no time for {', '.join(left)}, when group meets"
            raise fault(what, f"Write it, such as {left[0]}: 6:00 pm.", at=("starts",))
        return self

    @model_validator(mode="after")
    def _ends_with_the_session(self) -> "Program":
        for day, span in self.starts.spans.items():
            if span.minutes and span.minutes != self.session_minutes:
                raise fault(
                    f"is {_length(span.minutes)} long, but session_minutes is "
                    f"{self.session_minutes}, which is {_length(self.session_minutes)}",
                    f"Write {span.start.after(0)}-{span.start.after(self.session_minutes)}, "
                    f"or session_minutes: {span.minutes}.",
                    at=self.starts.place(day),
                )
        return self

    @model_validator(mode="after")
    def _has_privacy_words_in_every_language(self) -> "Program":
        for code in self.languages[1:] if self.privacy_words else ():
            if not self.privacy_words_for(code):
                raise fault(
                    f"has no '{code}', but you wrote privacy words of your own",
                    "Write them in that language too.",
                    at=("privacy_words_in",),
                )
        return self

    @model_validator(mode="after")
    def _has_english_first(self) -> "Program":
        if self.languages[0] == ENGLISH and len({*self.languages}) == len(self.languages):
            return self
        raise fault(
            f"are {', '.join(self.languages)}",
            "Write 'en' first, and each language once: pages that are not translated are English.",
            at=("languages",),
        )

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
