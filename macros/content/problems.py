"""What is wrong, said so that an author can mend it: file, line, place, what, remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from macros.content.known_keys import known_keys

Place = tuple[str | int, ...]
"""The way from the top of a data file to one entry, such as `("questions", 0, "ask")`."""

_WORDS = ("is {given}, but words are wanted", "Put the words after the colon.")
_NUMBER = ("is {given}, but a number is wanted", "Write digits alone, such as 10.")
_TRUTH = ("is {given}, but true or false is wanted", "Write true or false.")
_LIST = ("is {given}, but a list is wanted", "Start each entry on its own line with '- '.")
_KEYS = ("is {given}, but keys with values are wanted", "Write 'key: value' lines.")
_CHOICE = ("is {given}, which is not known here", "Use {expected}.")
_DATE = (
    "is {given}, but a day is wanted",
    "Write the year, the month, and the day, such as 2026-11-23.",
)
_LOOK = "Look at how the other entries of this kind are written."
_OTHER = ("is {given}, which does not fit here", _LOOK)

_WORDINGS = {
    "string_type": _WORDS,
    "string_too_short": ("is empty", "Write something, or take the line out."),
    "string_pattern_mismatch": ("is {given}, which does not have the right shape", _LOOK),
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "too_short": (
        "has {actual_length} entries, but needs {min_length} or more",
        "Add what is missing.",
    ),
    "too_long": ("has more than {max_length} entries", "Keep the best {max_length}."),
    "greater_than_equal": ("is {given}, which is too small", "Use {ge} or more."),
    "less_than_equal": ("is {given}, which is too large", "Use {le} or less."),
}
"""Pydantic's findings in an author's words: what is there, and what would be right."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file, with the line it stands on (1 is the first) and its remedy."""

    file: str
    line: int
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}. {self.remedy}".rstrip()


class CurriculumError(Exception):
    """Everything found wrong in one look at the curriculum, raised once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.report())

    def report(self) -> str:
        """Return the whole list as text, one fault a line, with a count to start."""
        count = len(self.problems)
        head = f"{count} thing{'s' * (count != 1)} to mend before the site can be built:"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


def fault(what: str, remedy: str = "", at: Place = ()) -> PydanticCustomError:
    """Make the error a model raises: `what` continues "question 1 …"; `at` points further in."""
    # Pydantic reads braces as placeholders, and authors may well write them.
    return PydanticCustomError("fault", "{what}", {"what": what, "remedy": remedy, "at": at})


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a remedy that names the `known` word nearest to `word`, or lists them all."""
    names = list(known)
    if close := get_close_matches(word, names, n=1, cutoff=0.6):
        return f"Did you mean '{close[0]}'?"
    return f"Known here: {', '.join(names)}." if names else ""


def place_in_words(place: Place) -> str:
    """Say a place as an author would: `("questions", 0, "ask")` is "question 1, ask"."""
    words: list[str] = []
    for step in place:
        if isinstance(step, int) and words:
            words[-1] = f"{_singular(words[-1])} {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def from_validation(
    error: ValidationError,
    file: str,
    lines: Mapping[Place, int],
    model: type[BaseModel],
    root: str = "the file",
) -> list[Problem]:
    """Turn pydantic's findings for one `file` into problems, in an author's words.

    `lines` gives the line of every place in the file; `model` is what the file was read as, and
    knows which keys are near an unknown one; `root` is what authors call the top of it.
    """
    found = error.errors()
    # An entry with a fault is not counted by pydantic, which then finds its list too short.
    faulty = {details["loc"][:depth] for details in found for depth in range(len(details["loc"]))}
    told = [
        _problem(details, file, lines, model, root)
        for details in found
        if not (details["type"] == "too_short" and details["loc"] in faulty)
    ]
    # Where one of several forms would do, pydantic names each that does not fit; one is enough.
    return list(dict(reversed(told)).values())[::-1]


def line_of(place: Place, lines: Mapping[Place, int]) -> int:
    """Return the line of `place`, or of the nearest entry around it that stands in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _problem(
    details: ErrorDetails,
    file: str,
    lines: Mapping[Place, int],
    model: type[BaseModel],
    root: str,
) -> tuple[Place, Problem]:
    missing = details["type"] == "missing"
    place = _written(details["loc"][:-1] if missing else details["loc"], lines)
    context = details.get("ctx", {})
    if details["type"] == "fault":
        place += tuple(context.get("at", ()))
        what, remedy = str(context["what"]), str(context["remedy"])
    elif details["type"] == "extra_forbidden":
        key = str(place[-1])
        what = _sentence(place[:-1] or (root,), f"has '{key}', which is not known here")
        near = nearest(key, known_keys(model, details["loc"][:-1]))
        return place, Problem(file, line_of(place, lines), what, near)
    elif missing:
        key = str(details["loc"][-1])
        what = _sentence(place or (root,), f"has no '{key}'")
        remedy = f"Add a line '{key}: …'."
        return (*place, key), Problem(file, line_of(place, lines), what, remedy)
    else:
        what, remedy = _plain_words(details)
    return place, Problem(file, line_of(place, lines), _sentence(place or (root,), what), remedy)


def _written(location: Place, lines: Mapping[Place, int]) -> Place:
    """Return the steps of pydantic's `location` that stand in the file: it adds its own names."""
    place: Place = ()
    for step in location:
        if (*place, step) in lines or (not lines and ":" not in str(step)):
            place = (*place, step)
    return place


def _plain_words(details: ErrorDetails) -> tuple[str, str]:
    given = details["input"]
    if given is None:
        return "is empty", "Write something, or take the line out."
    shown = f"'{given}'" if isinstance(given, str | int | float | bool) else _shape(given)
    what, remedy = _WORDINGS.get(details["type"], _OTHER)
    said = {"given": shown, **details.get("ctx", {})}
    return what.format(**said), remedy.format(**said)


def _shape(given: object) -> str:
    if isinstance(given, dict):
        return "a set of keys"
    return "a list" if isinstance(given, list | tuple) else "something else"


def _sentence(place: Place, what: str) -> str:
    return f"{place_in_words(place)} {what}"


def _singular(word: str) -> str:
    return word.removesuffix("es") if word.endswith("xes") else word.removesuffix("s")
