"""Reads an author's YAML, keeping the line of every entry, and every value as it was typed.

A value is words, or empty where nothing stands there ('~' and 'null' say the same). Whether words
are a number, a day or 'true' is asked where one is wanted: nothing turns 000 into 0 on its way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    SequenceStartEvent,
)

from macros.content.files.text_file import TYPE_AGAIN, Unreadable, name_of, read_text, unseen_in
from macros.content.files.yaml_doubts import Typed, comma_doubt, cut_off_key, remark_doubt, typed
from macros.content.files.yaml_faults import begins_with, syntax_problem
from macros.content.problems import Place, Problem

Data = str | None | list["Data"] | dict[str, "Data"]

DEEPEST = 20
"""Levels. The deepest file of a lesson has six; mkdocs.yml has ten."""

_EMPTY = ("", "~", "null")
_WITH_TAGS = "mkdocs.yml"
_TAGS_OF_MKDOCS = ("!ENV", "tag:yaml.org,2002:python/", "!relative")


@dataclass(frozen=True)
class Document:
    """One file's data, and the line (1 is the first) on which each place of it stands.

    `doubts` are values that YAML reads otherwise than their author probably meant; what is said of
    each goes on from the name of its place. `plain` are the places of values without quotes.
    """

    file: str
    data: Data
    lines: Mapping[Place, int]
    doubts: tuple[tuple[Place, Problem], ...] = ()
    plain: frozenset[Place] = frozenset()

    def line_with(self, word: str) -> int:
        """Return the first line whose entry is `word`, or 1."""
        return next((n for place, n in self.lines.items() if self.at(place) == word), 1)

    def at(self, place: Place) -> Data:
        """Return what stands at `place`, or None."""
        found = self.data
        for step in place:
            if isinstance(found, dict):
                found = found.get(str(step))
            elif isinstance(found, list) and isinstance(step, int):
                found = found[step]
            else:
                return None
        return found

    def table(self, place: Place = ()) -> dict[str, Data]:
        """Return the keys at `place`, each with what stands there; none where that is no table."""
        found = self.at(place)
        return found if isinstance(found, dict) else {}


def read_yaml(path: Path, file: str) -> Document:
    """Return the data of a YAML file; raise `Unreadable` where it is not YAML."""
    return parse_yaml(read_text(path, file), file)


@lru_cache(maxsize=4096)
def parse_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Return the data of YAML `text`, whose first line is line `first_line` of `file`.

    The same text is read once, and what comes of it belongs to all who ask: nobody may change it.
    """
    reading = _Reading(text, file, first_line)
    try:
        data = reading.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        opened = reading.quote_opened
        problem = syntax_problem(error, text, file, first_line, opened)
        raise Unreadable(problem) from None
    return Document(file, data, reading.lines, tuple(reading.doubts), frozenset(reading.plain))


@dataclass
class _Reading:
    """Builds the data from the parser's events, which come one by one however deep they go."""

    text: str
    file: str
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict)
    doubts: list[tuple[Place, Problem]] = field(default_factory=list)
    plain: set[Place] = field(default_factory=set)
    quote_opened: int | None = None
    """The line of `text`, from 0, of the last value, where its quotes close on another line."""

    def __post_init__(self) -> None:
        self.rows = self.text.split("\n")

    def document(self, events: Iterator[Event]) -> Data:
        """Return the data of the one document that `events` hold."""
        self.events = events
        data: Data = None
        documents = 0
        for event in events:
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                self._refuse(event, "a line '---' begins a second part of the file", "Take it out.")
            if isinstance(event, NodeEvent):
                data = self._value(event, ())
        return data

    def _value(self, event: Event, place: Place) -> Data:
        self.lines.setdefault(place, self._line(event))
        self._refuse_signs(event)
        if found := typed(event):
            return self._scalar(found, place)
        if len(place) >= DEEPEST:
            what = f"this stands {DEEPEST} levels deep in brackets or spaces"
            self._refuse(event, what, 'Put words that have brackets in "quotes".')
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, place)
        return self._mapping(event, place)

    def _sequence(self, event: SequenceStartEvent, place: Place) -> list[Data]:
        entries: list[Data] = []
        events = []
        while not isinstance(item := next(self.events), CollectionEndEvent):
            entries.append(self._value(item, (*place, len(entries))))
            events.append(item)
        words = [typed(item) for item in events] if event.flow_style else []
        for before, entry in pairwise(words):
            if words[0] and before and entry and (cut := comma_doubt(words[0], before, entry)):
                self._doubt(entry, place, *cut)
        return entries

    def _mapping(self, event: Event, place: Place) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        while not isinstance(named := next(self.events), CollectionEndEvent):
            self._refuse_signs(named)
            if not (name := typed(named)):
                sign = "{" if isinstance(named, MappingStartEvent) else "["
                self._refuse(named, *begins_with(sign))
            key = name.words.strip()
            if key in entries:
                self._refuse(named, f"'{key}' stands here twice", "Keep one of them.")
            value = next(self.events)
            # A '{crisis}' alone stands for a fact of the program.
            has_comma = isinstance(event, MappingStartEvent) and event.flow_style and entries
            if has_comma and (cut := cut_off_key(self.rows, name, typed(value))):
                self._refuse(named, *cut)
            self.lines[*place, key] = self._line(named)
            entries[key] = self._value(value, (*place, key))
        return entries

    def _scalar(self, value: Typed, place: Place) -> str | None:
        goes_on = value.end[0] > value.start[0]
        self.quote_opened = value.start[0] if goes_on and not value.is_plain else None
        # A character may be spelled out, such as "\u202e" in quotes, or '&#x202e;'.
        if hidden := unseen_in(unescape(value.words)):
            line = value.start[0] + self.first_line
            what = f"this value has {name_of(hidden)}"
            raise Unreadable(Problem(self.file, line, what, TYPE_AGAIN))
        if not value.is_plain:
            return value.words
        if remark := remark_doubt(self.rows, value):
            self._doubt(value, place, *remark)
        self.plain.add(place)
        word = value.words.strip()
        return None if word in _EMPTY else word

    def _refuse_signs(self, event: Event) -> None:
        """Refuse a name, a call of one, or a type: to an author all of them are words."""
        tag = str(getattr(event, "tag", None) or "")
        if isinstance(event, AliasEvent):
            self._refuse(event, *begins_with("*"))
        if getattr(event, "anchor", None) is not None:
            self._refuse(event, *begins_with("&"))
        if tag and not (self.file == _WITH_TAGS and tag.startswith(_TAGS_OF_MKDOCS)):
            self._refuse(event, *begins_with("!"))

    def _line(self, event: Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _refuse(self, event: Event, what: str, remedy: str) -> NoReturn:
        raise Unreadable(Problem(self.file, self._line(event), what, remedy))

    def _doubt(self, value: Typed, place: Place, what: str, remedy: str) -> None:
        line = value.start[0] + self.first_line
        self.doubts.append((place, Problem(self.file, line, what, remedy)))
