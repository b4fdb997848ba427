"""The steps that every session shares, which stand once and are shown in every plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.curriculum.session_reader import first_words, parts_of
from macros.content.curriculum.step_task import questions
from macros.content.files.file_reader import FileReader
from macros.content.files.page_section import PageSection, section_of

EVERY_SESSION = "leaders/every-session.md"


@dataclass(frozen=True)
class SharedStep:
    """One step that every session shares."""

    section: PageSection
    """All that a plan shows of it."""
    first_words: str
    """How the leader begins: the first words to say or to ask; empty where there are none."""
    asks: tuple[str, ...]
    """What it asks the room, a sentence each."""


def shared_steps(reader: FileReader) -> Mapping[str, SharedStep]:
    """Return the steps that every session shares, by name; none where their page has a fault."""
    if (page := reader.pages.get(EVERY_SESSION)) is None:
        return {}
    prose = reader.prose[EVERY_SESSION]
    return {
        part.heading.text: SharedStep(
            section, first_words(prose, part.lines), tuple(questions(prose, part.lines))
        )
        for part in parts_of(prose.headings)
        if (section := section_of(page, prose, part.heading.text))
    }
