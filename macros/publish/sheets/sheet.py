"""What there is to print: every sheet of every lesson, read from the library alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.kinds.language import ENGLISH
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
    language: str = ENGLISH
    """The code of the language that it is in."""
    to_cut: bool = False
    """True where it is cut out or folded, unlike others of its kind."""

    @property
    def is_cut(self) -> bool:
        """True where no other sheet may stand on its back."""
        return self.kind.is_cut or self.to_cut

    @property
    def stem(self) -> str:
        """The file name without paper and ending: '6.1-my-triggers-worksheet'."""
        if self.number:
            which = f"-{self.id}" if self.twin else ""
            return f"{self.number}-{self.lesson}-{self.kind.name}{which}{suffix(self.language)}"
        # The name of a page that is a sheet says what it is; that of a data file does not.
        name = self.lesson if self.kind.pages else f"{self.lesson}-{self.kind.name}"
        return f"{name}{suffix(self.language)}"

    @property
    def whole_page(self) -> str:
        """The name of the page that is all of it: 'handout'; empty where it is a part of one."""
        return "" if self.id else PurePosixPath(self.page).stem

    def file_name(self, paper: Paper) -> str:
        """Return the PDF's name: '6.1-my-triggers-worksheet-letter.pdf'."""
        return paper.file_name(self.stem)


def suffix(language: str) -> str:
    """Return what the names of files in a `language` end with: '-es', and nothing in English."""
    return "" if language == ENGLISH else f"-{language}"


def all_sheets(library: Library) -> tuple[Sheet, ...]:
    """Return every sheet, lesson by lesson in the order of the nav, then those of no lesson.

    What is not translated is a sheet of the English curriculum alone.
    """
    lessons = library.lessons.values()
    found = *(sheet for lesson in lessons for sheet in sheets_of(lesson)), *loose_sheets(library)
    return tuple(sheet for sheet in found if sheet.language == library.language)


def loose_sheets(library: Library) -> Iterator[Sheet]:
    """Yield the sheets that belong to no lesson; what a program took out is left out."""
    for kind in SHEET_KINDS:
        for address in kind.pages:
            path, _, part = address.partition("#")
            if facts := library.pages.get(path):
                name = part or PurePosixPath(path).stem
                title = _title_of_part(library, path, part) if part else facts.title
                built, code = library.built(path), library.language_of(path)
                yield Sheet(kind, "", name, title, built, part, language=code)
    for page in library.sheet_pages:
        if not page.number:
            for name, worksheet in page.worksheets.items():
                built, code = library.built(page.path), library.language_of(page.path)
                yield Sheet(WORKSHEET, "", name, worksheet.title, built, name, language=code)


def _title_of_part(library: Library, path: str, part: str) -> str:
    """Return the heading of a component in a page: its file's, or that of the plan's card."""
    files = library.page_files.get(str(PurePosixPath(path).parent))
    deck = files.cards.get(part) if files else None
    code = library.language_of(path)
    return deck.title if deck else said("my_plan", "card", "title", code=code)


def sheets_of(lesson: Lesson) -> Iterator[Sheet]:
    """Yield the sheets of one lesson; what it does not have is left out."""
    for kind in SHEET_KINDS:
        places = [*kind.in_lesson(lesson)] if kind.in_lesson else []
        for place in places:
            folder = "" if lesson.language == ENGLISH else f"{lesson.language}/"
            page = f"{folder}{lesson.folder}/{place.page}"
            about = (lesson.number, lesson.slug, place.title, page, place.id, len(places) > 1)
            yield Sheet(kind, *about, lesson.language, place.is_cut)


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
