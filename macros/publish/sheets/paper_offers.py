"""What pages show of papers: the card Tonight, the papers of a plan, the print room.

A page is built before its papers are made, and shows the same again once they are there.
"""

from collections.abc import Mapping
from itertools import chain

from macros.called_from import CalledFrom
from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import LESSONS_HOME, Planned
from macros.content.kinds.calendar import WEEK
from macros.content.kinds.program import Program
from macros.content.kinds.text import plain
from macros.content.kinds.time_of_day import HOUR
from macros.publish.sheets.finished_pdfs import FinishedPdfs
from macros.publish.sheets.packet import WHO, session_stem
from macros.publish.sheets.session_papers import PaperLink, PapersByLesson
from macros.publish.sheets.sheet import loose_sheets, sheets_of

EVENING = 16 * HOUR
"""Minutes of the day. A group that starts before it meets today; one that starts later, tonight."""


def tonight_card(here: CalledFrom, papers: PapersByLesson) -> str:
    """Return the card; `papers` are the PDFs that there are, none while the site is built."""
    program = here.library.program
    return here.render(
        "tonight",
        themes=here.library.themes,
        wheel=[*chain.from_iterable(program.calendar)],
        lessons={
            number: _shown_tonight(lesson, papers.get(number, {}), here.library)
            for number, lesson in here.library.numbered.items()
        },
        days=sorted(map(WEEK.index, program.days)),
        starts=[program.starts.words_on(day) for day in WEEK],
        early=_early(program),
        program=program,
        for_leaders=here.for_the_room,
        is_list=here.path == LESSONS_HOME,
        root=here.root,
    )


def _shown_tonight(
    lesson: Lesson | Planned, papers: Mapping[str, PaperLink], library: Library
) -> dict[str, object]:
    """Return what the script shows of a lesson; its folder is empty where it is not written."""
    if isinstance(lesson, Planned):
        return {"title": plain(lesson.title), "summary": "", "folder": ""}
    shown = {
        "title": plain(lesson.facts.title),
        "summary": plain(lesson.facts.summary),
        "folder": library.place(lesson.page_path).removesuffix("index.md"),
    }
    more: dict[str, object] = {}
    if links := {who: [paper.path, paper.sides] for who, paper in papers.items()}:
        more["papers"] = links
    # A lesson that is not translated keeps its own words.
    code = library.language_of(lesson.page_path)
    if code != library.language:
        more["language"] = code
    return {**shown, **more}


def papers_of_plan(here: CalledFrom, papers: Mapping[str, PaperLink]) -> str:
    """Return what to print for the session; `papers` are the PDFs of it that there are by now."""
    return here.render("session-papers", lesson=here.lesson, papers=papers)


def papers_list(here: CalledFrom, made: FinishedPdfs | None) -> str:
    """Return the list; `made` are the PDFs that there are, None while the site is built."""
    program = here.library.program
    return here.render(
        "print-list",
        themes=here.library.themes,
        weeks=here.library.wheel,
        days=sorted(map(WEEK.index, program.days)),
        early=_early(program),
        program=program,
        sheets_of=sheets_of,
        session_stem=session_stem,
        who=WHO,
        root=here.root,
        loose=[*loose_sheets(here.library)],
        made=made,
    )


def _early(program: Program) -> list[int]:
    """Return the days, of which Monday is 0, on which group starts before the evening."""
    return [day for day, time in enumerate(program.starts.week) if time and time.minute < EVENING]
