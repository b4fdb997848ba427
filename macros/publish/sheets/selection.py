"""An order of the print room: which sheets and packets of the curriculum it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.curriculum.library import Library
from macros.content.problems import nearest
from macros.publish.sheets.packet import Packet, groups
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.sheet import KINDS, Kind, Sheet, all_sheets, chosen

PACKET = "packet"
"""What an order calls the packets, beside the kinds of sheets."""


@dataclass(frozen=True)
class Order:
    """What to print; an empty choice means all."""

    lessons: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = PAPERS

    @property
    def is_all(self) -> bool:
        """True where nothing is left out."""
        return not (self.lessons or self.weeks or self.kinds) and self.papers == PAPERS


def sheets_of_order(library: Library, order: Order) -> tuple[Sheet, ...]:
    """Return the sheets of an order."""
    kinds = _kinds(order)
    if order.kinds and not kinds:
        return ()
    return chosen(all_sheets(library), _lessons(library, order), kinds)


def _kinds(order: Order) -> list[Kind]:
    return [kind for kind in KINDS if kind in order.kinds]


def packets_of_order(library: Library, order: Order) -> Iterator[Packet]:
    """Yield the packets of an order: all of them, or where it says so those of a lesson or week.

    A packet holds sheets of many lessons, so that a change in one lesson does not bind them all
    again unless they are asked for.
    """
    is_part = bool(order.lessons or order.weeks)
    if PACKET not in order.kinds and (order.kinds or is_part):
        return
    starts = (
        *(f"{lesson}-" for lesson in order.lessons),
        *(f"week-{week}-" for week in order.weeks),
    )
    for group in groups(library):
        for packet in group.packets:
            if not is_part or packet.stem.startswith(starts):
                yield packet


def _lessons(library: Library, order: Order) -> tuple[str, ...]:
    weeks = library.program.calendar
    return (*order.lessons, *(number for week in order.weeks for number in weeks[week - 1]))


def unknown(library: Library, order: Order) -> Iterator[str]:
    """Yield what is asked for and not there, with what is."""
    known = [name for sheet in all_sheets(library) for name in (sheet.number, sheet.lesson)]
    known = list(dict.fromkeys(known))
    for lesson in order.lessons:
        if lesson not in known:
            yield f"There is no written lesson '{lesson}'. {nearest(lesson, known)}\n"
        elif not chosen(all_sheets(library), [lesson], _kinds(order)) and _kinds(order):
            kinds = [sheet.kind for sheet in chosen(all_sheets(library), [lesson])]
            has = ", ".join(dict.fromkeys(kinds))
            yield f"Lesson {lesson} has no {' or '.join(order.kinds)}. It has: {has}.\n"
    weeks = len(library.program.calendar)
    for week in order.weeks:
        if not weeks:
            yield "There are no weeks: mkdocs.yml has no calendar under extra, program.\n"
        elif not 1 <= week <= weeks:
            yield f"There is no week {week}. The calendar has weeks 1 to {weeks}.\n"
