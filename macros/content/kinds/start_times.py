"""When group starts: at one time on every day, or at a time of its own on each."""

from collections.abc import Mapping, Sequence

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.content.kinds.calendar import WEEK
from macros.content.kinds.time_of_day import Span, TimeOfDay, read_span
from macros.content.problems import Place, fault, nearest

EACH_DAY = "Write a time for each day between braces: {Monday: 6:00 pm, Saturday: 9:30 am}."


class StartTimes(str):
    """When group starts, in words: '6:00 pm', or 'Monday, Friday 6:00 pm; Saturday 9:30 am'."""

    spans: Mapping[str, Span]
    """What was typed, by weekday; by "" where it holds for every day."""

    def on(self, day: str) -> TimeOfDay | None:
        """Return when group starts on a weekday; None where it does not meet then."""
        found = self._span(day)
        return found.start if found else None

    def words_on(self, day: str) -> str:
        """Return the same in the words that were typed; empty where group does not meet then."""
        found = self._span(day)
        return found.words if found else ""

    @property
    def week(self) -> list[TimeOfDay | None]:
        """The time of each weekday, from Monday on."""
        return [self.on(day) for day in WEEK]

    @property
    def different(self) -> Sequence[TimeOfDay]:
        """Each time at which group starts once, in the order of the week."""
        return [*dict.fromkeys(time for time in self.week if time)]

    def _span(self, day: str) -> Span | None:
        return self.spans.get(day) or self.spans.get("")

    def named(self, names: Mapping[str, str]) -> str:
        """Return the same words with other `names` of the weekdays: shorter, or of a language."""
        return _in_words(self.spans, names)

    def place(self, day: str) -> Place:
        """Return where the time of a weekday stands in the settings."""
        return ("starts", day) if day else ("starts",)

    @classmethod
    def read(cls, typed: object) -> "StartTimes":
        """Return what was `typed`, a time or a mapping of weekdays to times.

        Raises a fault for what is neither.
        """
        if isinstance(typed, cls):
            return typed
        if not isinstance(typed, str | dict) or not typed:
            raise fault("is no time of day", "Write it such as 6:00 pm, or one for each day.")
        days = typed if isinstance(typed, dict) else {"": typed}
        spans = {str(day): _span(str(day), time) for day, time in days.items()}
        times = cls(_in_words(spans, {day: day for day in WEEK}))
        times.spans = spans
        return times

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type["StartTimes"], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Tell pydantic to hand whatever was typed to `read`."""
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors what may be typed."""
        time = {"type": "string"}
        days = {"type": "object", "propertyNames": {"enum": [*WEEK]}, "additionalProperties": time}
        return {"anyOf": [time, days]}


def _span(day: str, typed: object) -> Span:
    at = (day,) if day else ()
    if day and day not in WEEK:
        raise fault(f"names '{day}', which is no weekday", nearest(day, WEEK), at=at)
    if not isinstance(typed, str):
        raise fault("is no time of day", "Write it such as 6:00 pm.", at=at)
    try:
        return read_span(typed)
    except PydanticCustomError as error:
        said = error.context or {}
        names_days = any(weekday[:3] in typed for weekday in WEEK)
        remedy = EACH_DAY if names_days else str(said["remedy"])
        raise fault(str(said["what"]), remedy, at=at) from None


def _in_words(spans: Mapping[str, Span], names: Mapping[str, str]) -> str:
    days: dict[str, list[str]] = {}
    for day in sorted(spans, key=lambda day: WEEK.index(day) if day else 0):
        days.setdefault(spans[day].words, []).append(names.get(day, day))
    if len(days) == 1:
        return next(iter(days))
    return "; ".join(f"{', '.join(on)} {words}" for words, on in days.items())
