"""Every lesson works on paper: whoever a sheet speaks of is met in a paper of the same packet."""

import calendar
import re
from collections.abc import Iterator, Mapping

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.publish.sheets.packet import groups
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kinds import PLAN, READING
from tests.conftest import PROJECT

DATES = {*calendar.day_name, *calendar.month_name, *(f"{day}s" for day in calendar.day_name)}
INSIDE_A_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+\b")


def people(lesson: Lesson) -> set[str]:
    """Return the names in a lesson's story: what is large inside a sentence and never small."""
    pieces = lesson.story.pieces if lesson.story else ()
    story = "\n".join(piece for piece in pieces if isinstance(piece, str))
    found = set(INSIDE_A_SENTENCE.findall(story)) - DATES
    return {name for name in found if not re.search(rf"\b{name.lower()}\b", story)}


def words_of(sheet: Sheet, lesson: Lesson) -> str:
    """Return what a worksheet, quiz, self-check or set of cards, or a handout says."""
    files = {**lesson.worksheets, **lesson.quizzes, **lesson.checks}
    files |= {**lesson.cards, **lesson.paths}
    if sheet.id in files:
        return str(files[sheet.id].model_dump())
    path = PROJECT / "docs" / sheet.page.replace(".html", ".md")
    return path.read_text("utf-8") if path.name == "handout.md" else ""


def tells_the_story(sheet: Sheet, lessons: Mapping[str, Lesson]) -> bool:
    """Return whether the story stands in the sheet: in the lesson, or in a plan that shows it."""
    if sheet.kind == PLAN:
        return ("story", "") in lessons[sheet.number].called_in
    return sheet.kind == READING


def unmet(library: Library, stem: str, sheets: tuple[Sheet, ...]) -> Iterator[str]:
    """Yield each name that a sheet of the packet `stem` uses and whose story is not in it."""
    lessons = {lesson.number: lesson for lesson in library.lessons.values()}
    told = {sheet.number for sheet in sheets if tells_the_story(sheet, lessons)}
    for sheet in sheets:
        if sheet.number in lessons and sheet.number not in told:
            lesson = lessons[sheet.number]
            said = words_of(sheet, lesson)
            names = (name for name in people(lesson) if re.search(rf"\b{name}\b", said))
            yield from (f"{stem}: {sheet.stem} speaks of {name}" for name in names)


def test_each_person_of_a_sheet_is_met_in_a_paper_of_the_same_packet(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    assert [one for p in packets for one in unmet(library, p.stem, p.sheets)] == []


def test_without_the_lesson_a_name_on_its_worksheet_would_be_noticed(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    (workbook,) = [packet for packet in packets if packet.stem == "workbook"]
    bare = tuple(sheet for sheet in workbook.sheets if sheet.kind != READING)
    assert any("worksheet speaks of" in one for one in unmet(library, "workbook", bare))
