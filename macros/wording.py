"""The words of the interface, filled in: for templates, and for what Python itself says."""

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from macros.word_catalogue import PLACEHOLDER, Entry, is_plural, placeholders, read_catalogue

LANGUAGE = "en"


@cache
def catalogue() -> Mapping[str, Entry]:
    """Return the words of the interface, by component; raise CurriculumError at a fault in them."""
    return read_catalogue(LANGUAGE)


def said(*path: str, **values: object) -> str:
    """Return the words at `path`, such as "worksheet", "line", filled from `values`."""
    entry: Entry = catalogue()
    for name in path:
        assert isinstance(entry, Mapping)
        entry = entry[name]
    return fill(entry, **values)


def fill(entry: Entry, **values: object) -> str:
    """Return `entry` with each `{name}` filled from `values`, neither more nor fewer.

    Where an entry has several forms, the number `n` decides. HTML among the values stays HTML.
    Raises ValueError where the placeholders and the values differ.
    """
    wanted = placeholders(entry) | ({"n"} if is_plural(entry) else set())
    text = _form(entry, values.get("n"))
    if text is None or wanted != values.keys():
        raise ValueError(f"{entry!r} takes {sorted(wanted)}, and got {values!r}.")
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(PLACEHOLDER.sub(lambda found: escape(values[found[1]]), escape(text)))
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)


def category(n: int) -> str:
    """Return the plural category of `n` things in English; scripts ask Intl.PluralRules."""
    return "one" if n == 1 else "other"


def _form(entry: Entry, n: object) -> str | None:
    if is_plural(entry):
        return entry.get(category(n), entry["other"]) if isinstance(n, int) else None
    return entry if isinstance(entry, str) else None
