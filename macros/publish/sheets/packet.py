"""Packets: sheets that belong together, in one PDF with a cover and a list of what is in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.kinds.text import plain
from macros.publish.sheets.sheet import Sheet, all_sheets, loose_sheets, sheets_of, suffix
from macros.publish.sheets.sheet_kind import PacketName
from macros.publish.sheets.sheet_kinds import HANDOUT, SHEET_KINDS
from macros.wording import said

HELP = "get-help"
"""The name of the sheet with every number to call."""
POCKET = "pocket-plan"
"""The name of the plan that folds."""
WELCOME = ("1.1", HANDOUT)
"""The welcome sheet: the handout of the first lesson."""
SLIP_CARD = ("6.5", HANDOUT)
"""The card for the first hours after a slip: a newcomer may need it before its lesson comes."""
DAY_1 = ("agreement", "safety-card", "first-triggers", HELP)
"""What a newcomer gets on the first day, between the welcome sheet and the slip card."""
WHO: tuple[PacketName, ...] = ("participants", "leaders")
"""The two packets of a session."""


@dataclass(frozen=True)
class Packet:
    """Sheets to be bound into one file."""

    stem: str
    """The file's name without paper and ending: '6.1-my-triggers-participants'."""
    title: str
    about: str
    """One sentence on the cover: who it is for."""
    sheets: tuple[Sheet, ...]
    has_cover: bool = True
    """False where each person gets a copy, which begins with what they read."""


@dataclass(frozen=True)
class Group:
    """Packets of one sort."""

    sort: str
    """What the sort is called here: 'first' or 'sessions'."""
    packets: tuple[Packet, ...]


def groups(library: Library) -> tuple[Group, ...]:
    """Return every packet of the curriculum that has something in it, sort by sort."""
    sorts = {
        "first": [_day_1(library), _workbook(library)],
        "sessions": _sessions(library),
    }
    found = (
        Group(sort, tuple(one for one in packets if one.sheets)) for sort, packets in sorts.items()
    )
    return tuple(group for group in found if group.packets)


def _day_1(library: Library) -> Packet:
    loose = _loose(library)
    lessons = {(sheet.number, sheet.kind): sheet for sheet in all_sheets(library)}
    welcome, slip = ([lessons[one]] if one in lessons else [] for one in (WELCOME, SLIP_CARD))
    papers = (loose[name] for name in DAY_1 if name in loose)
    stem, code = f"day-1-pack{suffix(library.language)}", library.language
    title, about = _said("day-1", code=code), _said("day-1-about", code=code)
    return Packet(stem, title, about, (*welcome, *papers, *slip))


def _workbook(library: Library) -> Packet:
    loose = _loose(library)
    first, last = ([loose[name]] if name in loose else [] for name in (HELP, POCKET))
    sheets = (*first, *_of(library, library.lessons.values(), "workbook"), *last)
    stem, code = f"workbook{suffix(library.language)}", library.language
    title, about = _said("workbook", code=code), _said("workbook-about", code=code)
    return Packet(stem, title, about, sheets)


def _loose(library: Library) -> dict[str, Sheet]:
    """Return the sheets of no lesson that are in the language, by name."""
    found = loose_sheets(library)
    return {sheet.lesson: sheet for sheet in found if sheet.language == library.language}


def _sessions(library: Library) -> Iterator[Packet]:
    """Yield two packets a lesson: what each participant gets, and what the leader takes along."""
    code = library.language
    for lesson in (each for each in library.lessons.values() if each.language == code):
        for who in WHO:
            title = plain(lesson.facts.title)
            title = _said("session", code=code, number=lesson.number, title=title)
            stem = session_stem(lesson, who)
            sheets = tuple(_of(library, [lesson], who))
            has_cover = who == "leaders"
            title = f"{title}: {_said(who, code=code)}"
            about = _said(f"{who}-about", code=code)
            yield Packet(stem, title, about, sheets, has_cover)


def session_stem(lesson: Lesson, who: PacketName) -> str:
    """Return the name of the packet of one session: '6.1-my-triggers-participants'."""
    return f"{lesson.number}-{lesson.slug}-{who}{suffix(lesson.language)}"


def _of(library: Library, lessons: Iterable[Lesson], packet: PacketName) -> Iterator[Sheet]:
    """Yield the sheets of a `packet`, lesson by lesson, in the order of the table of kinds.

    What belongs to no lesson stands once, at its place in the first lesson.
    """
    kinds = [kind for kind in SHEET_KINDS if packet in kind.packets]
    once = [sheet for sheet in loose_sheets(library) if sheet.kind.in_lesson is None]
    for lesson in lessons:
        found = [one for one in (*sheets_of(lesson), *once) if one.language == library.language]
        yield from (sheet for kind in kinds for sheet in found if sheet.kind == kind)
        once = []


def _said(*path: str, code: str, **values: str) -> str:
    return said("print_list", "packets", *path, code=code, **values)
