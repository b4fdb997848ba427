"""Tells the pages that offer tonight's papers which PDFs there are, and how many sides each has.

The pages are built before their PDFs. Once those are made, the card Tonight and the papers at the
head of each plan are put there again, with their links.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.called_from import CalledFrom
from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.publish.run.shown_again import show_again
from macros.publish.sheets.packet import WHO, session_stem
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.paper_offers import papers_of_plan, tonight_card
from macros.publish.sheets.session_papers import PaperLink, PapersByLesson
from macros.publish.sheets.sheet import sheets_of
from macros.publish.sheets.sheet_kinds import RUN_SHEET

TONIGHT = ("index.md", "lessons/index.md", "leaders/index.md")
"""The pages that show which lesson is on."""


def offer_papers(library: Library, site: Path, folder: Path, sides: Mapping[str, int]) -> None:
    """Put what lies in `folder`, inside the built `site`, into the pages that offer it.

    `sides` says how many sides each PDF there has, by the file's name.
    """
    papers = papers_in(library, folder.relative_to(site).as_posix(), sides)

    def tonight(here: CalledFrom) -> str:
        return tonight_card(here, papers)

    def of_plan(here: CalledFrom) -> str:
        return papers_of_plan(here, papers.get(here.lesson.number, {}))

    for path in TONIGHT:
        show_again(site, path, library, "tonight", tonight)
    for lesson in library.lessons.values():
        show_again(site, lesson.plan_path, library, "session-papers", of_plan)


def papers_in(library: Library, folder: str, sides: Mapping[str, int]) -> PapersByLesson:
    """Return the PDFs of each session that lie in `folder` of the site, on its first paper."""
    paper = Paper(library.program.page_size[0])
    return {
        lesson.number: {
            who: PaperLink(f"{folder}/{name}", sides[name])
            for who, stem in _stems(lesson)
            if (name := paper.file_name(stem)) in sides
        }
        for lesson in library.lessons.values()
    }


def _stems(lesson: Lesson) -> Iterator[tuple[str, str]]:
    for who in WHO:
        yield who, session_stem(lesson, who)
    for sheet in sheets_of(lesson):
        if sheet.kind == RUN_SHEET:
            yield RUN_SHEET.name, sheet.stem
