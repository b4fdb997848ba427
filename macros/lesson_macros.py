"""What each macro of a lesson shows: looks it up in the library, and has its component rendered."""

from markupsafe import Markup

from macros.called_from import CalledFrom
from macros.content.files.page_section import PageSection
from macros.content.kinds.language import ENGLISH
from macros.section_html import Show, pieces_html
from macros.wording import unread_original

HELP = "get-help.md"


def opening(here: CalledFrom) -> str:
    """Show a lesson's number, minutes, objectives and three new words."""
    return here.render("opening", lesson=here.lesson)


def closing(here: CalledFrom) -> str:
    """Show a lesson's papers, where help is, and the sources it cites."""
    sources = [here.library.sources[name] for name in here.lesson.facts.sources]
    return here.render("closing", lesson=here.lesson, sources=sources)


def quiz(here: CalledFrom, name: str) -> str:
    """Show a learning quiz."""
    found = here.page_files.quizzes[name]
    html = here.render("quiz", quiz=found, id=name)
    return _unfold(here, html, "quiz", found.title, len(found.questions))


def check(here: CalledFrom, name: str) -> str:
    """Show a self-check."""
    help_url = here.link(HELP)
    found = here.page_files.checks[name]
    html = here.render(
        "check", check=found, id=name, help_url=help_url, program=here.library.program
    )
    return _unfold(here, html, "check", found.title, len(found.items))


def worksheet(here: CalledFrom, name: str) -> str:
    """Show a worksheet."""
    found = here.page_files.worksheets[name]
    others = [each.worksheets[name] for each in here.elsewhere if name in each.worksheets]
    html = here.render("worksheet", worksheet=found, id=name, others=others)
    return _unfold(here, html, "worksheet", found.title, found.minutes)


def cards(here: CalledFrom, name: str) -> str:
    """Show a set of cards."""
    found = here.page_files.cards[name]
    html = here.render("cards", cards=found, id=name)
    return _unfold(here, html, "cards", found.title, len(found.cards))


def path(here: CalledFrom, name: str) -> str:
    """Show a story to choose, which is part of the text and so is never closed on a phone."""
    return here.render("path", path=here.page_files.paths[name], id=name)


def handout(here: CalledFrom) -> str:
    """Show the way to the lesson's handout."""
    url = here.link(here.lesson.handout_path)
    return here.render("handout", handout=here.lesson.handout, url=url)


def picture(here: CalledFrom, name: str, caption: str = "") -> str:
    """Show a drawing with its text alternative and a caption."""
    return here.render("picture", picture=here.page_files.pictures[name], caption=caption)


def notice(here: CalledFrom, id: str) -> str:  # noqa: A002 - the author's word
    """Show a safety notice; in a plan it may stand in several steps, and is no landmark there."""
    level = here.library.notice_levels.get((here.path, id), 3)
    return _notice(here, id, level, again=here.on_plan)


def _notice_again(here: CalledFrom, id: str) -> str:  # noqa: A002 - the author's word
    # A story that a plan shows again stands deeper there than on the lesson's own page.
    told = here.library.notice_levels.get((here.lesson.page_path, id), 3)
    return _notice(here, id, told + _level(here, "story") - 2, again=True)


def _notice(here: CalledFrom, id: str, level: int, again: bool) -> str:  # noqa: A002
    # On the help page itself, a link to the help page would lead a frightened person in a circle.
    help_url = "" if here.path == HELP else here.link(HELP)
    library = here.library
    notice = library.notices[id]
    # Until somebody has read the translation, a line about danger stands in English too.
    is_unread = notice.tone != "note" and unread_original(here.code)
    return here.render(
        "notice",
        notice=notice,
        help_url=help_url,
        again=again,
        level=level,
        original=library.english.notices[id] if library.english and is_unread else None,
        original_language=ENGLISH,
    )


def cite(here: CalledFrom, id: str) -> str:  # noqa: A002 - the author's word
    """Show the name of a source, inside a sentence, with a link to it.

    A source has the same name on every page; a lesson lists its own at the end.
    """
    page = "" if here.on_lesson else here.link("about/sources.md")
    return here.render("cite", source=here.library.sources[id], url=f"{page}#source-{id}")


def stop(here: CalledFrom, question: str) -> str:
    """Show a pause in the story, with a question; for the leader, the place to stop and ask."""
    return here.render("stop", question=question, for_leader=here.on_plan)


def story(here: CalledFrom) -> str:
    """Show the whole story of the lesson in its leader's plan."""
    return _again(here, "story", here.lesson.story)


def try_it(here: CalledFrom) -> str:
    """Show what the lesson gives people to try at home, in its plan or on its handout."""
    return _again(here, "try-it", here.lesson.try_it)


_SHOWN_AGAIN: dict[str, Show] = {
    "notice": _notice_again,
    "picture": picture,
    "stop": stop,
}
"""What may stand in a section that another page shows again."""


def _again(here: CalledFrom, component: str, section: PageSection | None) -> str:
    if section is None:
        return ""
    level = _level(here, component)
    pieces = pieces_html(section, here, _SHOWN_AGAIN, deeper=level - 2)
    return here.render(component, heading=section.heading, level=level, pieces=[*pieces])


def _level(here: CalledFrom, component: str) -> int:
    """Return the level of the heading under which a section of the lesson stands on this page."""
    # A handout has parts of its own; in a plan, it belongs to the step that it stands in.
    return here.lesson.plan_levels.get(component, 2) + 1 if here.on_plan else 2


def _unfold(here: CalledFrom, html: Markup, kind: str, title: str, count: int) -> str:
    """Return a paper of a lesson's own page as a part that a narrow screen opens with a tap.

    `count` is how long it is: its minutes, questions or cards.
    """
    if not here.on_lesson:
        return html
    return here.render("unfold", html=html, kind=kind, title=title, count=count)
