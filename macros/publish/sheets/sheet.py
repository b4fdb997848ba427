"""What there is to print: every sheet of every lesson, read from the library alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet_kind import SheetKind
from macros.publish.sheets.sheet_kinds import SHEET_KINDS, WORKSHEET
from macros.wording import said


@dataclass(frozen=True)
class Sheet:
    """One thing to print: a component of a built page, or the whole article of one."""

    kind: SheetKind
    number: str
    """The lesson's number: '6.1'; empty for a sheet that belongs to none."""
    lesson: str
    """The lesson's folder name: 'my-triggers'; of a sheet that belongs to none, its own name."""
    title: str
    """The sheet's own heading, as its author wrote it."""
    page: str
    """The built page inside the site: 'lessons/relapse-prevention/my-triggers/index.html'."""
    id: str = ""
    """The component's id in that page; empty stands for the page's whole article."""
    twin: bool = False
    """True where the lesson has a second sheet of this kind, so that the name must say which."""

    @property
    def stem(self) -> str:
        """The file name without paper and ending: '6.1-my-triggers-worksheet'."""
        if self.number:
            which = f"-{self.id}" if self.twin else ""
            return f"{self.number}-{self.lesson}-{self.kind.name}{which}"
        # The name of a page that is a sheet says what it is; that of a data file does not.
        return self.lesson if self.kind.pages else f"{self.lesson}-{self.kind.name}"

    def file_name(self, paper: Paper) -> str:
        """Return the PDF's name: '6.1-my-triggers-worksheet-letter.pdf'."""
        return f"{self.stem}-{paper.name}.pdf"


def all_sheets(library: Library) -> tuple[Sheet, ...]:
    """Return every sheet, lesson by lesson in the order of the nav, then those of no lesson."""
    lessons = library.lessons.values()
    return (*(sheet for lesson in lessons for sheet in sheets_of(lesson)), *loose_sheets(library))


def loose_sheets(library: Library) -> Iterator[Sheet]:
    """Yield the sheets that belong to no lesson; what a program took out is left out."""
    for kind in SHEET_KINDS:
        for address in kind.pages:
            path, _, part = address.partition("#")
            if facts := library.pages.get(path):
                name = part or PurePosixPath(path).stem
                title = _title_of_part(library, path, part) if part else facts.title
                yield Sheet(kind, "", name, title, _built(path), part)
    for page in library.sheet_pages:
        if not page.number:
            for name, worksheet in page.worksheets.items():
                yield Sheet(WORKSHEET, "", name, worksheet.title, _built(page.path), name)


def _title_of_part(library: Library, path: str, part: str) -> str:
    """Return the heading of a component in a page: its file's, or that of the plan's card."""
    files = library.page_files.get(str(PurePosixPath(path).parent))
    deck = files.cards.get(part) if files else None
    return deck.title if deck else said("my_plan", "card", "title")


def _built(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"


def sheets_of(lesson: Lesson) -> Iterator[Sheet]:
    """Yield the sheets of one lesson; what it does not have is left out."""
    slug = lesson.folder.rpartition("/")[2]
    for kind in SHEET_KINDS:
        places = [*kind.in_lesson(lesson)] if kind.in_lesson else []
        for place in places:
            page = f"{lesson.folder}/{place.page}"
            is_twin = len(places) > 1
            yield Sheet(kind, lesson.number, slug, place.title, page, place.id, is_twin)


def chosen(
    sheets: Sequence[Sheet], lessons: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """Return the sheets of `lessons` (numbers or folder names) and `kinds`; nothing means all."""
    return tuple(
        sheet
        for sheet in sheets
        if (not lessons or sheet.number in lessons or sheet.lesson in lessons)
        and (not kinds or sheet.kind.name in kinds)
    )
