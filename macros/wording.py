"""The words of the interface, filled in: for templates, and for what Python itself says.

Each function takes the code of a language, as that of the page: 'es'.
"""

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from macros.content.files.language_file import language
from macros.content.kinds.calendar import WEEK
from macros.content.kinds.language import ENGLISH
from macros.word_catalogue import PLACEHOLDER, Entry, is_plural, placeholders, read_catalogue


@cache
def catalogue(code: str = ENGLISH) -> Mapping[str, Entry]:
    """Return the words of the interface, by component; raise CurriculumError at a fault in them."""
    return read_catalogue(code)


def unread_original(code: str) -> Mapping[str, Entry] | None:
    """Return the words in English where nobody has read those of `code` yet, or None."""
    is_read = code == ENGLISH or language(code).reviewed != "not yet"
    return None if is_read else catalogue(ENGLISH)


def said(*path: str, code: str = ENGLISH, **values: object) -> str:
    """Return the words at `path`, such as "worksheet", "line", filled from `values`."""
    entry: Entry = catalogue(code)
    for name in path:
        assert isinstance(entry, Mapping)
        entry = entry[name]
    return fill(entry, code, **values)


def weekdays(code: str = ENGLISH) -> Mapping[str, str]:
    """Return the names of the weekdays, by the English ones that settings have."""
    return {day: said("calendar", "long", day, code=code) for day in WEEK}


def fill(entry: Entry, code: str = ENGLISH, /, **values: object) -> str:
    """Return `entry` with each `{name}` filled from `values`, neither more nor fewer.

    Where an entry has several forms, the number `n` decides. HTML among the values stays HTML.
    Raises ValueError where the placeholders and the values differ.
    """
    wanted = placeholders(entry) | ({"n"} if is_plural(entry) else set())
    text = _form(entry, values.get("n"), code)
    if text is None or wanted != values.keys():
        raise ValueError(f"{entry!r} takes {sorted(wanted)}, and got {values!r}.")
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(PLACEHOLDER.sub(lambda found: escape(values[found[1]]), escape(text)))
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)


def _form(entry: Entry, n: object, code: str) -> str | None:
    if is_plural(entry):
        category = language(code).category(n) if isinstance(n, int) else ""
        return entry.get(category, entry["other"]) if category else None
    return entry if isinstance(entry, str) else None
