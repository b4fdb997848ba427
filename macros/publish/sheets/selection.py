"""A selection: which sheets and packets of the curriculum it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.curriculum.library import Library
from macros.content.problems import nearest
from macros.publish.sheets.packet import Packet, groups
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen
from macros.publish.sheets.sheet_kinds import SHEET_KINDS

PACKET = "packet"
"""What a selection calls the packets, beside the kinds of sheets."""


@dataclass(frozen=True)
class Selection:
    """What to print; an empty choice means all, and of papers those that the program has."""

    lessons: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def is_all(self) -> bool:
        """True where nothing is left out."""
        return not (self.lessons or self.weeks or self.kinds or self.papers)


def selected_sheets(library: Library, selection: Selection) -> tuple[Sheet, ...]:
    """Return the sheets of a selection."""
    kinds = _kinds(selection)
    if selection.kinds and not kinds:
        return ()
    every = [sheet for each in library.in_every_language for sheet in all_sheets(each)]
    return chosen(every, _lessons(library, selection), kinds)


def _kinds(selection: Selection) -> list[str]:
    return [kind.name for kind in SHEET_KINDS if kind.name in selection.kinds]


def selected_packets(library: Library, selection: Selection) -> Iterator[Packet]:
    """Yield the packets of a selection: all of them, or where it says so those of a lesson or week.

    A packet holds sheets of many lessons, so that a change in one lesson does not bind them all
    again unless they are asked for.
    """
    is_part = bool(selection.lessons or selection.weeks)
    if PACKET not in selection.kinds and (selection.kinds or is_part):
        return
    starts = tuple(f"{lesson}-" for lesson in _lessons(library, selection))
    every = (group for each in library.in_every_language for group in groups(each))
    for packet in (packet for group in every for packet in group.packets):
        if not is_part or packet.stem.startswith(starts):
            yield packet


def _lessons(library: Library, selection: Selection) -> tuple[str, ...]:
    weeks = library.program.calendar
    return (*selection.lessons, *(number for week in selection.weeks for number in weeks[week - 1]))


def unknown(library: Library, selection: Selection) -> Iterator[str]:
    """Yield what is asked for and not there, with what is."""
    known = [name for sheet in all_sheets(library) for name in (sheet.number, sheet.lesson)]
    known = list(dict.fromkeys(known))
    for lesson in selection.lessons:
        if lesson not in known:
            yield f"There is no written lesson '{lesson}'. {nearest(lesson, known)}\n"
        elif not chosen(all_sheets(library), [lesson], _kinds(selection)) and _kinds(selection):
            kinds = [sheet.kind.name for sheet in chosen(all_sheets(library), [lesson])]
            has = ", ".join(dict.fromkeys(kinds))
            yield f"Lesson {lesson} has no {' or '.join(selection.kinds)}. It has: {has}.\n"
    weeks = len(library.program.calendar)
    for week in selection.weeks:
        if not weeks:
            yield "There are no weeks: mkdocs.yml has no calendar under extra, program.\n"
        elif not 1 <= week <= weeks:
            yield f"There is no week {week}. The calendar has weeks 1 to {weeks}.\n"
