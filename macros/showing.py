"""What each macro shows: looks it up in the library, and has its component rendered."""

from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from posixpath import dirname, relpath
from typing import get_args

from macros.content.calendar import WEEK, clock
from macros.content.curriculum import Planned
from macros.content.deck import deck
from macros.content.lesson import Lesson
from macros.content.library import Library
from macros.content.papers import Papers
from macros.content.part import Plan
from macros.content.session import CUTS
from macros.publish.sheets import loose_sheets, sheets_of
from macros.rendering import render

HELP = "get-help.md"


@dataclass(frozen=True)
class Desk:
    """Where a macro stands: the library, and the `path` of the page inside `docs`."""

    library: Library
    path: str

    @property
    def folder(self) -> str:
        """The page's folder inside `docs`."""
        return str(PurePosixPath(self.path).parent)

    @property
    def lesson(self) -> Lesson:
        """The lesson that the page belongs to."""
        return self.library.lessons[self.folder]

    @property
    def papers(self) -> Papers:
        """The data files and drawings beside the page."""
        return self.library.lessons.get(self.folder) or self.library.papers[self.folder]

    @property
    def for_the_room(self) -> bool:
        """True on a leader's page, which a whole room looks at."""
        return self.path.startswith("leaders/")

    def link(self, path: str) -> str:
        """Return the address of another page, `path` inside `docs`, as seen from this page."""
        return relpath(path, dirname(self.path) or ".").removesuffix(".md") + (
            ".html" if path.endswith(".md") else ""
        )


def opening(desk: Desk) -> str:
    """Show a lesson's number, minutes, objectives and three new words."""
    return render("opening", lesson=desk.lesson, link=desk.link)


def closing(desk: Desk) -> str:
    """Show a lesson's papers, where help is, and its sources in the order it cites them."""
    sources = [desk.library.sources[name] for name in desk.lesson.facts.sources]
    return render("closing", lesson=desk.lesson, sources=sources, link=desk.link)


def quiz(desk: Desk, name: str) -> str:
    """Show a learning quiz."""
    return render("quiz", quiz=desk.papers.quizzes[name], id=name)


def check(desk: Desk, name: str) -> str:
    """Show a self-check."""
    help_url = desk.link(HELP)
    crisis = desk.library.program.crisis
    found = desk.papers.checks[name]
    return render("check", check=found, id=name, help_url=help_url, crisis=crisis)


def worksheet(desk: Desk, name: str) -> str:
    """Show a worksheet."""
    return render("worksheet", worksheet=desk.papers.worksheets[name], id=name)


def cards(desk: Desk, name: str) -> str:
    """Show a set of cards."""
    return render("cards", cards=desk.papers.cards[name], id=name)


def handout(desk: Desk) -> str:
    """Show the way to the lesson's handout."""
    url = desk.link(f"{desk.folder}/handout.md")
    return render("handout", handout=desk.lesson.handout, url=url)


def picture(desk: Desk, name: str, caption: str = "") -> str:
    """Show a drawing with its text alternative and a caption."""
    return render("picture", picture=desk.papers.pictures[name], caption=caption)


def notice(desk: Desk, id: str) -> str:  # noqa: A002 - the author's word
    """Show a safety notice."""
    # On the help page itself, a link to the help page would lead a frightened person in a circle.
    help_url = "" if desk.path == HELP else desk.link(HELP)
    return render("notice", notice=desk.library.notices[id], help_url=help_url)


def cite(desk: Desk, id: str) -> str:  # noqa: A002 - the author's word
    """Show the number of a source, inside a sentence, with a link to it."""
    lesson = desk.library.lessons.get(desk.folder)
    is_lesson_page = lesson is not None and desk.path.endswith("index.md")
    numbers = lesson.facts.sources if lesson and is_lesson_page else ()
    url = f"#source-{id}" if is_lesson_page else f"{desk.link('about/sources.md')}#source-{id}"
    label = str(numbers.index(id) + 1) if id in numbers else id
    return render("cite", source=desk.library.sources[id], label=label, url=url)


def agenda(desk: Desk) -> str:
    """Show a session's blocks with their clock times, and whether a clinician has signed it."""
    return render(
        "agenda",
        lesson=desk.lesson,
        program=desk.library.program,
        helplines=desk.library.helplines,
        check_numbers=desk.library.helplines.stale_on(date.today()),
        decks={minutes: asdict(deck(desk.lesson.session, minutes)) for minutes in (0, *CUTS)},
        link=desk.link,
    )


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
        # The PDFs are made after the pages; `macros.publish.listing` then shows the list again.
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
