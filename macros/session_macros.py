"""What each macro of a leader's plan shows: times, run sheet, papers, and what all plans share."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import partial

from macros.called_from import CalledFrom
from macros.content.curriculum.deck import Deck, deck, tasks
from macros.content.curriculum.every_session import EVERY_SESSION
from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import CUT, blocks_at, lengths
from macros.content.curriculum.session import NEVER_LESS, Step
from macros.content.kinds.calendar import WEEK
from macros.section_html import markdown_for

_FACT = re.compile(r"\{\{program\.(\w+)\}\}")


def frame(here: CalledFrom, name: str) -> str:
    """Show a step that every session shares, as Markdown for the page that it is called in."""
    section = here.library.shared_steps[name].section
    return markdown_for(section, here, EVERY_SESSION)


def chart_note(here: CalledFrom) -> str:
    """Show a note about the session, to copy into a record; it says nothing about a person."""
    lesson, minutes = here.lesson, here.library.program.session_minutes
    return here.render(
        "chart-note",
        lesson=lesson,
        sources=[here.library.sources[name] for name in lesson.facts.sources],
        blocks=blocks_at(lesson.session, minutes),
        minutes=minutes,
    )


def agenda(here: CalledFrom) -> str:
    """Show a session's blocks with their clock, and whether a clinician has signed it."""
    session, program = here.lesson.session, here.library.program
    times = program.starts.different
    decks = {each: deck(session, each, times) for each in lengths(program.session_minutes)}
    said = tasks(session, here.library.shared_steps)
    return here.render(
        "agenda",
        lesson=here.lesson,
        program=program,
        helplines=here.library.helplines,
        check_numbers=here.library.helplines.stale_on(date.today()),
        decks={minutes: _data(each) for minutes, each in decks.items()},
        tasks={anchor: vars(each) for anchor, each in said.items()},
        stops={stop.anchor: stop for stop in decks[program.session_minutes].blocks},
        cut=decks[CUT].steps,
        times=[time and asdict(time) for time in program.starts.week],
        days={WEEK.index(day): day for day in sorted(program.days, key=WEEK.index)}
        if len(times) > 1
        else {},
        named=here.named,
        language_reviewed=here.library.language_reviews.get(here.path),
        # The PDFs are made after the pages; `run.papers_on_pages` then shows them.
        papers={},
    )


def _data(deck: Deck) -> Mapping[str, object]:
    """Return a deck as its script takes it: what `asdict` does, without copying each word."""
    return {
        name: [vars(each) for each in held] if isinstance(held, tuple) else held
        for name, held in vars(deck).items()
    }


def run_sheet(here: CalledFrom) -> str:
    """Show a session on one side: clock, step, slide, what has to lie ready, first words."""
    session, program = here.lesson.session, here.library.program
    times = program.starts.different
    shown = [deck(session, each, times) for each in (program.session_minutes, CUT)]
    return here.render(
        "run-sheet",
        lesson=here.lesson,
        minutes=program.session_minutes,
        starts=program.starts if len(times) > 1 else "",
        stops={stop.anchor: stop for each in shown for stop in each.steps},
        never=[*here.named(dict.fromkeys(NEVER_LESS))],
        first_words=partial(_first_words, here.library),
    )


def _first_words(library: Library, step: Step) -> str:
    """Return how a step begins, with the facts of the program."""
    shared = library.shared_steps.get(step.shared)
    words = shared.first_words if shared and shared.first_words else step.first_words
    return _FACT.sub(lambda fact: str(getattr(library.program, fact[1], fact[0])), words)
