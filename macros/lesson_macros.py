"""What each macro of a lesson shows: looks it up in the library, and has its component rendered."""

from dataclasses import asdict
from datetime import date

from macros.called_from import CalledFrom
from macros.content.curriculum.deck import deck
from macros.content.curriculum.session import CUTS
from macros.rendering import render

HELP = "get-help.md"


def opening(here: CalledFrom) -> str:
    """Show a lesson's number, minutes, objectives and three new words."""
    return render("opening", lesson=here.lesson, link=here.link)


def closing(here: CalledFrom) -> str:
    """Show a lesson's page_files, where help is, and its sources in the order it cites them."""
    sources = [here.library.sources[name] for name in here.lesson.facts.sources]
    return render("closing", lesson=here.lesson, sources=sources, link=here.link)


def quiz(here: CalledFrom, name: str) -> str:
    """Show a learning quiz."""
    return render("quiz", quiz=here.page_files.quizzes[name], id=name)


def check(here: CalledFrom, name: str) -> str:
    """Show a self-check."""
    help_url = here.link(HELP)
    crisis = here.library.program.crisis
    found = here.page_files.checks[name]
    return render("check", check=found, id=name, help_url=help_url, crisis=crisis)


def worksheet(here: CalledFrom, name: str) -> str:
    """Show a worksheet."""
    return render("worksheet", worksheet=here.page_files.worksheets[name], id=name)


def cards(here: CalledFrom, name: str) -> str:
    """Show a set of cards."""
    return render("cards", cards=here.page_files.cards[name], id=name)


def handout(here: CalledFrom) -> str:
    """Show the way to the lesson's handout."""
    url = here.link(f"{here.folder}/handout.md")
    return render("handout", handout=here.lesson.handout, url=url)


def picture(here: CalledFrom, name: str, caption: str = "") -> str:
    """Show a drawing with its text alternative and a caption."""
    return render("picture", picture=here.page_files.pictures[name], caption=caption)


def notice(here: CalledFrom, id: str) -> str:  # noqa: A002 - the author's word
    """Show a safety notice."""
    # On the help page itself, a link to the help page would lead a frightened person in a circle.
    help_url = "" if here.path == HELP else here.link(HELP)
    return render("notice", notice=here.library.notices[id], help_url=help_url)


def cite(here: CalledFrom, id: str) -> str:  # noqa: A002 - the author's word
    """Show the number of a source, inside a sentence, with a link to it."""
    lesson = here.library.lessons.get(here.folder)
    is_lesson_page = lesson is not None and here.path.endswith("index.md")
    numbers = lesson.facts.sources if lesson and is_lesson_page else ()
    url = f"#source-{id}" if is_lesson_page else f"{here.link('about/sources.md')}#source-{id}"
    label = str(numbers.index(id) + 1) if id in numbers else id
    return render("cite", source=here.library.sources[id], label=label, url=url)


def agenda(here: CalledFrom) -> str:
    """Show a session's blocks with their clock times, and whether a clinician has signed it."""
    return render(
        "agenda",
        lesson=here.lesson,
        program=here.library.program,
        helplines=here.library.helplines,
        check_numbers=here.library.helplines.stale_on(date.today()),
        decks={minutes: asdict(deck(here.lesson.session, minutes)) for minutes in (0, *CUTS)},
        link=here.link,
    )
