"""Says what pydantic finds in an author's words."""

from collections.abc import Mapping

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.content.known_keys import known_keys
from macros.content.problems import Place, Problem, line_of, nearest, place_in_words

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
_LONG_WORDS = "string_too_long"
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
    _LONG_WORDS: ("has {actual_length} letters, and {max_length} are the most", "Make it shorter."),
    "greater_than_equal": ("is {given}, which is too small", "Use {ge} or more."),
    "less_than_equal": ("is {given}, which is too large", "Use {le} or less."),
}
"""Pydantic's findings in an author's words: what is there, and what would be right."""


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
    # Pydantic calls both long: words, and a list.
    is_long_words = details["type"] == "too_long" and isinstance(given, str)
    what, remedy = _WORDINGS.get(_LONG_WORDS if is_long_words else details["type"], _OTHER)
    said = {"given": shown, **details.get("ctx", {})}
    return what.format(**said), remedy.format(**said)


def _shape(given: object) -> str:
    if isinstance(given, dict):
        return "a set of keys"
    return "a list" if isinstance(given, list | tuple) else "something else"


def _sentence(place: Place, what: str) -> str:
    return f"{place_in_words(place)} {what}"
