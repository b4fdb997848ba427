"""A catalogue of the interface's words: read from its file, and checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from macros.content.files.text_file import Unreadable
from macros.content.files.yaml_lines import Data, Document, read_yaml
from macros.content.problems import CurriculumError, Place, Problem, line_of

WORDS_FOLDER = Path(__file__).parent.parent / "overrides" / "words"

Entry = str | Sequence["Entry"] | Mapping[str, "Entry"]
"""Words; forms of words by plural category; or more entries."""

TOP: Place = ("extra", "words")
"""Where a catalogue stands in its file: both generators hand that place to a page's templates."""

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of CLDR, the Unicode list of such rules."""

PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_NO_PLACEHOLDER = re.compile(r"[{}]|%[sd(]")


def read_catalogue(code: str) -> dict[str, Entry]:
    """Return the words in a language, by its code; raise CurriculumError where they are faulty."""
    try:
        document = read_yaml(WORDS_FOLDER / f"{code}.yaml", f"overrides/words/{code}.yaml")
    except Unreadable as unreadable:
        raise CurriculumError([unreadable.problem]) from None
    if problems := [*catalogue_problems(document)]:
        raise CurriculumError(problems)
    return entries(document)


def entries(document: Document) -> dict[str, Entry]:
    """Return the entries of a catalogue, by component."""
    return {key: _entry(data) for key, data in document.table(TOP).items()}


def is_plural(entry: Entry) -> TypeGuard[Mapping[str, str]]:
    """Return True for an entry in several forms, one a plural category."""
    return isinstance(entry, Mapping) and "other" in entry and entry.keys() <= CATEGORIES


def placeholders(entry: Entry) -> set[str]:
    """Return the names that stand in braces in words, or in all forms of them."""
    forms = entry.values() if is_plural(entry) else [entry]
    return {name for form in forms for name in PLACEHOLDER.findall(str(form))}


def texts(entry: Entry, place: Place = ()) -> Iterator[tuple[Place, Entry]]:
    """Yield each text below `entry` with its place; the forms of a plural are one text."""
    if isinstance(entry, str) or is_plural(entry):
        yield place, entry
        return
    below = entry.items() if isinstance(entry, Mapping) else enumerate(entry)
    for step, inner in below:
        yield from texts(inner, (*place, step))


def catalogue_problems(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with one catalogue by itself."""
    if not isinstance(document.at(TOP), dict):
        what = "this catalogue has no words"
        yield Problem(document.file, 1, what, "Start with 'extra:', and 'words:' below it.")
        return
    for place, found in _leaves(document.at(TOP), TOP):
        line, key = line_of(place, document.lines), _key(place[len(TOP) :])
        if not isinstance(found, str):
            what = f"{key} is {found!r}, but words are wanted"
            yield Problem(document.file, line, what, "Write words, in quotes if need be.")
        elif wrong := _NO_PLACEHOLDER.search(PLACEHOLDER.sub("", found)):
            what = f"{key} has '{wrong[0]}', which fills nothing in"
            yield Problem(document.file, line, what, "Write {name} where something is filled in.")


def catalogue_differences(document: Document, model: Document) -> Iterator[Problem]:
    """Yield where the catalogue `document` has other keys or placeholders than `model` has."""
    has, wants = dict(texts(entries(document))), dict(texts(entries(model)))
    for place in [*wants, *(place for place in has if place not in wants)]:
        if place not in has:
            what, remedy = f"has no {_key(place)}", f"Translate it from {model.file}."
        elif place not in wants:
            what, remedy = f"has {_key(place)}, which {model.file} does not have", "Take it out."
        elif placeholders(has[place]) != placeholders(wants[place]):
            names = " ".join(f"{{{name}}}" for name in sorted(placeholders(wants[place])))
            what, remedy = f"{_key(place)} has other placeholders", f"Use: {names or 'none'}."
        else:
            continue
        yield Problem(document.file, line_of((*TOP, *place), document.lines), what, remedy)


def _entry(data: Data) -> Entry:
    if isinstance(data, dict):
        return {key: _entry(below) for key, below in data.items()}
    return [_entry(below) for below in data] if isinstance(data, list) else str(data)


def _leaves(data: Data, place: Place) -> Iterator[tuple[Place, Data]]:
    if isinstance(data, dict):
        for key, below in data.items():
            yield from _leaves(below, (*place, key))
    elif isinstance(data, list):
        for number, below in enumerate(data):
            yield from _leaves(below, (*place, number))
    else:
        yield place, data


def _key(place: Place) -> str:
    return f"'{'.'.join(map(str, place))}'"
