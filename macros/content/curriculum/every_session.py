"""The steps that every session shares, which stand once and are shown in every plan."""

from collections.abc import Iterator

from macros.content.curriculum.session_reader import first_words, parts_of
from macros.content.curriculum.step_task import questions
from macros.content.files.file_reader import FileReader
from macros.content.files.page_section import PageSection, section_of

EVERY_SESSION = "leaders/every-session.md"


def shared_steps(reader: FileReader) -> Iterator[tuple[str, PageSection]]:
    """Yield each step that every session shares, with its name."""
    if (page := reader.pages.get(EVERY_SESSION)) is None:
        return
    prose = reader.prose[EVERY_SESSION]
    for heading in prose.headings:
        if heading.level == 2 and (section := section_of(page, prose, heading.text)):
            yield heading.text, section


def shared_first_words(reader: FileReader) -> Iterator[tuple[str, str]]:
    """Yield the name of each step that every session shares, with its first words."""
    if (prose := reader.prose.get(EVERY_SESSION)) is not None:
        for part in parts_of(prose.headings):
            yield part.heading.text, first_words(prose, part.lines)


def shared_questions(reader: FileReader) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each step that every session shares, with what it asks the room."""
    if (prose := reader.prose.get(EVERY_SESSION)) is not None:
        for part in parts_of(prose.headings):
            yield part.heading.text, tuple(questions(prose, part.lines))
