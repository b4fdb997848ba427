"""What each macro of the pages around the lessons shows: ways in, tools, and what people keep."""

from itertools import chain
from typing import get_args

from macros.called_from import Desk
from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import Planned
from macros.content.kinds.calendar import WEEK, clock
from macros.content.kinds.worksheet_parts import Plan
from macros.publish.sheets.sheet import loose_sheets, sheets_of
from macros.rendering import render


def helplines(desk: Desk) -> str:
    """Show every helpline, with the day on which it was last checked."""
    return render("helplines", helplines=desk.library.helplines, program=desk.library.program)


def calendar(desk: Desk) -> str:
    """Show the wheel of lessons, on which the script puts the dates."""
    program = desk.library.program
    return render(
        "calendar",
        weeks=_wheel(desk.library),
        days=sorted(program.days, key=WEEK.index),
        program=program,
        time=clock(program.starts),
        link=desk.link,
    )


def tonight(desk: Desk) -> str:
    """Show what is on tonight and this week, from the day on which the program started."""
    program = desk.library.program
    return render(
        "tonight",
        wheel=list(chain.from_iterable(_wheel(desk.library))),
        days=sorted(map(WEEK.index, program.days)),
        program=program,
        time=clock(program.starts),
        link=desk.link,
    )


def urge_wave(desk: Desk) -> str:
    """Show the ten-minute wave with a small task for each minute, and who to call."""
    return render(
        "wave", for_the_room=desk.for_the_room, program=desk.library.program, link=desk.link
    )


def breathing_pace(desk: Desk) -> str:
    """Show a slow circle to breathe along with."""
    return render("pace", for_the_room=desk.for_the_room)


def five_senses(desk: Desk) -> str:
    """Show five steps that lead back to the room, one sense each."""
    return render("senses")


def call_someone(desk: Desk) -> str:
    """Show who to call: one's own people, from the notebook, and the lines that always answer."""
    return render("call", program=desk.library.program, link=desk.link)


def tools(desk: Desk) -> str:
    """Show a door to each tool for a hard moment, in the groups and the order of the nav."""
    return render("tools", groups=desk.library.tools, pages=desk.library.pages, link=desk.link)


def themes(desk: Desk) -> str:
    """Show all themes with their lessons."""
    return render("themes", themes=desk.library.themes, link=desk.link)


def lessons(desk: Desk) -> str:
    """Show the lessons of the theme whose page this is."""
    return render("lessons", theme=desk.library.by_folder[desk.folder], link=desk.link)


def source_list(desk: Desk) -> str:
    """Show every source the site may cite."""
    return render("source-list", sources=desk.library.sources.values())


def print_list(desk: Desk) -> str:
    """Show everything that can be printed, by theme and by week."""
    return render(
        "print-list",
        themes=desk.library.themes,
        weeks=desk.library.program.calendar,
        link=desk.link,
        sheets_of=sheets_of,
        loose=[*loose_sheets(desk.library)],
        # The PDFs are made after the pages; `run.pdf_list_page` then shows the list again.
        shelf=None,
    )


def notebook(desk: Desk) -> str:
    """Show everything that somebody wrote and chose to keep, and the lessons to tick as done."""
    pages = desk.library.sheet_pages
    return render("notebook", themes=desk.library.themes, pages=pages, link=desk.link)


def my_plan(desk: Desk) -> str:
    """Show the six places of "My plan", each with the worksheets that feed it."""
    pages, program = desk.library.sheet_pages, desk.library.program
    places = get_args(Plan)
    return render("my-plan", places=places, pages=pages, program=program, link=desk.link)


def keep_site(desk: Desk) -> str:
    """Show the offer to keep the site on a device, for when there is no network."""
    root = desk.link("index.md").removesuffix("index.html")
    return render("keep-site", root=root)


def _wheel(library: Library) -> list[list[Lesson | Planned]]:
    """Return the weeks of the program's calendar, with its lessons in place of their numbers."""
    by_number = {lesson.number: lesson for theme in library.themes for lesson in theme.lessons}
    return [[by_number[number] for number in week] for week in library.program.calendar]
