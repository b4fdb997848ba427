"""Reads a lesson's folder, and the theme that the navigation puts it in."""

from collections.abc import Iterator

from macros.content.curriculum.lesson import (
    PAPER_MACROS,
    TRY_IT,
    HandoutFacts,
    Lesson,
    LessonFacts,
    PageFacts,
)
from macros.content.curriculum.nav import NavTheme, Planned, Theme
from macros.content.curriculum.page_files import read_page_files
from macros.content.curriculum.session_reader import read_session
from macros.content.files.file_reader import FileReader
from macros.content.files.language_file import language
from macros.content.files.page_section import PageSection, section_of
from macros.content.files.prose import Prose
from macros.content.files.yaml_lines import Document
from macros.content.kinds.language import ENGLISH
from macros.content.problems import Problem, nearest


def read_theme(named: NavTheme, settings: Document, reader: FileReader) -> Theme | None:
    """Return the theme that is `named` in the nav of `settings`; None where it has a fault."""
    path = named.path
    facts = reader.page(path, PageFacts) if _is_a_theme(path, settings, reader) else None
    lessons = [
        Planned(lesson.number, lesson.title)
        if lesson.path is None
        else _lesson_of_nav(lesson.number, lesson.path, settings, reader)
        for lesson in named.lessons
    ]
    if facts is None:
        return None
    folder = path.removesuffix("/index.md")
    return Theme(named.number, folder, facts, tuple(lesson for lesson in lessons if lesson))


def _is_a_theme(path: str, settings: Document, reader: FileReader) -> bool:
    if path.endswith("/index.md"):
        return True
    what = f"a theme in nav begins with '{path}'"
    remedy = "A theme begins with its own page, such as 'lessons/my-theme/index.md'."
    reader.problems.append(Problem(settings.file, settings.line_with(path), what, remedy))
    return False


def _lesson_of_nav(number: str, path: str, settings: Document, reader: FileReader) -> Lesson | None:
    if not (reader.docs / path.removesuffix("/index.md")).is_dir():
        _not_there(path, settings, reader)
        return None
    return read_lesson(number, path, reader)


def read_lesson(number: str, path: str, reader: FileReader) -> Lesson | None:
    """Return the lesson whose page stands at `path`; None where it has a fault."""
    folder = path.removesuffix("/index.md")
    facts = reader.page(path, LessonFacts)
    plan = reader.page(f"{folder}/leader.md", PageFacts)
    handout = reader.page(f"{folder}/handout.md", HandoutFacts)
    if reader.language == ENGLISH:  # What is translated is the words that people read.
        reader.text(f"{folder}/design.md")
    page_files = read_page_files(folder, reader)
    if facts is None or plan is None or handout is None:
        return None
    return Lesson(
        number=number,
        facts=facts,
        plan=plan,
        session=read_session(reader.prose[f"{folder}/leader.md"]),
        handout=handout,
        story=_section(path, facts.story, reader),
        try_it=_section(path, language(reader.language).named(TRY_IT), reader),
        plan_levels=_levels(reader.prose[f"{folder}/leader.md"]),
        language=reader.language,
        called_in=dict(_called_in(folder, reader)),
        **vars(page_files),
    )


def _section(path: str, heading: str, reader: FileReader) -> PageSection | None:
    return section_of(reader.pages[path], reader.prose[path], heading, PAPER_MACROS)


def _levels(plan: Prose) -> dict[str, int]:
    """Return the level of the heading above what the plan shows again, by component."""
    return {
        call.name.replace("_", "-"): max(
            (heading.line, heading.level) for heading in plan.headings if heading.line < call.line
        )[1]
        for call in (*plan.called("story"), *plan.called("try_it"))
        if any(heading.line < call.line for heading in plan.headings)
    }


def _called_in(folder: str, reader: FileReader) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield which page of a lesson calls what; the last is the lesson's own, where two do."""
    for page in ("leader.md", "index.md"):
        for call in reader.prose[f"{folder}/{page}"].calls:
            yield (call.name, call.arguments[0] if call.arguments else ""), page


def _not_there(path: str, settings: Document, reader: FileReader) -> None:
    folders = [
        f"{folder.relative_to(reader.docs).as_posix()}/index.md"
        for folder in reader.docs.glob("lessons/*/*/")
    ]
    what = f"nav names '{path}', which does not exist"
    line = settings.line_with(path)
    reader.problems.append(Problem(settings.file, line, what, nearest(path, folders)))
