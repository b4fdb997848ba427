"""What each macro of a lesson shows: looks it up in the library, and has its component rendered."""

from dataclasses import asdict
from datetime import date

from macros.called_from import Desk
from macros.content.curriculum.deck import deck
from macros.content.curriculum.session import CUTS
from macros.rendering import render

HELP = "get-help.md"


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
