"""What each macro of the pages around the lessons shows: ways in, tools, and what people keep."""

from dataclasses import asdict
from typing import get_args

from macros.called_from import CalledFrom
from macros.content.curriculum.glossary import by_letter, glossary_of
from macros.content.kinds.calendar import WEEK
from macros.content.kinds.worksheet_parts import Plan
from macros.publish.sheets.paper_offers import papers_list, tonight_card
from macros.publish.sheets.piece import pieces


def helplines(here: CalledFrom) -> str:
    """Show every helpline, with the day on which it was last checked."""
    return here.render("helplines", helplines=here.library.helplines)


def calendar(here: CalledFrom) -> str:
    """Show the wheel of lessons, on which the script puts the dates."""
    program = here.library.program
    return here.render(
        "calendar",
        weeks=here.library.wheel,
        days=sorted(program.days, key=WEEK.index),
        program=program,
        times=program.starts.week,
        has_times=len(program.starts.different) > 1,
        style=asdict(program.starts.different[0]),
    )


def tonight(here: CalledFrom) -> str:
    """Show tonight's lesson for those who come and those who lead, or a list to pick it from."""
    return tonight_card(here, {})


def urge_wave(here: CalledFrom) -> str:
    """Show the ten-minute wave with a small task for each minute, and who to call."""
    return here.render("wave", for_the_room=here.for_the_room, program=here.library.program)


def breathing_pace(here: CalledFrom) -> str:
    """Show a slow circle to breathe along with."""
    return here.render("pace", for_the_room=here.for_the_room)


def five_senses(here: CalledFrom) -> str:
    """Show five steps that lead back to the room, one sense each."""
    return here.render("senses")


def call_someone(here: CalledFrom) -> str:
    """Show who to call: one's own people, from the notebook, and the lines that always answer."""
    return here.render("call", program=here.library.program)


def tools(here: CalledFrom) -> str:
    """Show a door to each tool for a hard moment, in the groups and the order of the nav."""
    return here.render("tools", groups=here.library.tools, pages=here.library.pages)


def first_tools(here: CalledFrom) -> str:
    """Show a door to each tool of the first group of the nav: those for right now."""
    groups, pages = here.library.tools[:1], here.library.pages
    return here.render("tools", groups=groups, pages=pages)


def themes(here: CalledFrom) -> str:
    """Show a door to each theme."""
    return here.render("themes", themes=here.library.themes)


def all_lessons(here: CalledFrom) -> str:
    """Show every lesson with a line on it, theme by theme, each theme to be opened."""
    return here.render("all-lessons", themes=here.library.themes)


def lessons(here: CalledFrom) -> str:
    """Show the lessons of the theme whose page this is."""
    return here.render("lessons", theme=here.library.by_folder[here.folder])


def glossary(here: CalledFrom) -> str:
    """Show every new word of the lessons, from A to Z."""
    library = here.library
    lessons = [each for each in library.lessons.values() if library.speaks(each.folder)]
    letters = by_letter(glossary_of(lessons))
    return here.render("glossary", letters=letters)


def skills(here: CalledFrom) -> str:
    """Show every skill by the field's name for it, with its lesson and its sheets."""
    return here.render("skills", themes=here.library.themes)


def source_list(here: CalledFrom) -> str:
    """Show every source the site may cite."""
    return here.render("source-list", sources=here.library.sources.values())


def print_list(here: CalledFrom) -> str:
    """Show everything that can be printed: for a session, by week, and by theme."""
    # The PDFs are made after the pages; `run.pdf_list_page` then shows the list again.
    return papers_list(here, None)


def choose_sheets(here: CalledFrom) -> str:
    """Show every sheet with a box to tick; what is ticked prints from the browser in one go."""
    return here.render(
        "choose-sheets",
        themes=here.library.themes,
        pieces={piece.name: piece.sheets for piece in pieces(here.library)},
    )


def sign_in(here: CalledFrom) -> str:
    """Show a blank sheet to sign in on, filled by hand: nothing about people is typed or kept."""
    return here.render("sign-in")


def certificate(here: CalledFrom) -> str:
    """Show a blank certificate of completion, filled by hand."""
    return here.render("certificate", program=here.library.program)


def ruled(here: CalledFrom) -> str:
    """Show a blank worksheet: lines to write on, and no question."""
    return here.render("ruled")


def notebook(here: CalledFrom) -> str:
    """Show everything that somebody wrote and chose to keep, and the lessons to tick as done."""
    pages = here.library.sheet_pages
    return here.render("notebook", themes=here.library.themes, pages=pages)


def my_plan(here: CalledFrom) -> str:
    """Show the six places of "My plan", each with the worksheets that feed it."""
    pages, program = here.library.sheet_pages, here.library.program
    places = get_args(Plan)
    return here.render("my-plan", places=places, pages=pages, program=program)


def keep_site(here: CalledFrom) -> str:
    """Show the offer to keep the site on a device, for when there is no network."""
    return here.render("keep-site", root=here.root)
