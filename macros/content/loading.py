"""Finds, loads and checks the whole curriculum, and raises every fault at once."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from macros.content.calendar import calendar_problems
from macros.content.cards import Cards
from macros.content.check import Check
from macros.content.curriculum import Outline, Planned, Theme, outline
from macros.content.helpline import Helplines
from macros.content.intake import Intake, Model
from macros.content.lesson import PAPERS, Lesson, LessonFacts, PageFacts
from macros.content.library import Library
from macros.content.notice import Notices
from macros.content.picture import Picture
from macros.content.problems import CurriculumError, Problem, nearest
from macros.content.program import Program
from macros.content.quiz import Quiz
from macros.content.reader import Document
from macros.content.record import Record
from macros.content.rules import Shelf, lesson_problems, page_problems
from macros.content.session import read_session
from macros.content.source import Sources
from macros.content.worksheet import Worksheet

KINDS: Mapping[str, type[Record]] = {
    "quiz": Quiz,
    "check": Check,
    "worksheet": Worksheet,
    "cards": Cards,
}
"""What a data file is, by the word before '.yaml'."""

SETTINGS = "mkdocs.yml"
NOTICES = "about/notices.yaml"
SOURCES = "about/sources.yaml"
HELPLINES = "get-help.helplines.yaml"


def load(project: Path) -> Library:
    """Return the curriculum of the `project` folder, which holds mkdocs.yml and docs/.

    Raises `CurriculumError` with everything that is wrong, found in one look.
    """
    intake = Intake(project)
    library = _library(intake)
    if library:
        intake.problems += _between_files(library, intake)
    if library is None or intake.problems:
        raise CurriculumError(intake.problems)
    return library


def up_to_date(project: Path) -> Library:
    """Return the curriculum of `project`, read again only after one of its files has changed.

    One generator asks once a build and the other once a page. Raises `CurriculumError`.
    """
    files = [project / SETTINGS, *sorted((project / "docs").rglob("*.*"))]
    return _loaded(project, hash(tuple((file, file.stat().st_mtime_ns) for file in files)))


@lru_cache(maxsize=1)
def _loaded(project: Path, fingerprint: int) -> Library:
    return load(project)


def _library(intake: Intake) -> Library | None:
    settings = intake.document(SETTINGS)
    if settings is None:
        return None
    program = intake.validated(settings, Program, ("extra", "program"), "program")
    notices = intake.data(NOTICES, Notices)
    sources = intake.data(SOURCES, Sources)
    helplines = intake.data(HELPLINES, Helplines)
    nav = settings.data.get("nav") if isinstance(settings.data, dict) else None
    plan = [*outline(nav)]
    if program:
        numbers = [entry.number for line in plan for entry in line.entries]
        intake.problems += calendar_problems(
            program.calendar, program.days, numbers, SETTINGS, settings.lines
        )
    themes = [theme for line in plan if (theme := _theme(line, settings, intake))]
    pages = dict(_other_pages(intake))
    if program is None or notices is None or sources is None or helplines is None:
        return None
    return Library(
        program,
        tuple(themes),
        {notice.id: notice for notice in notices.notices},
        {source.id: source for source in sources.sources},
        helplines,
        pages,
    )


def _between_files(library: Library, intake: Intake) -> Iterator[Problem]:
    shelf = Shelf(
        intake.docs,
        library.program,
        library.notices,
        library.sources,
        intake.prose,
        intake.lines,
        intake.broken,
    )
    for lesson in library.lessons.values():
        yield from lesson_problems(lesson, shelf)
    themes = {f"{theme.folder}/index.md": theme.facts for theme in library.themes}
    for path, facts in {**themes, **library.pages}.items():
        yield from page_problems(path, facts, None, shelf)


def _theme(line: Outline, settings: Document, intake: Intake) -> Theme | None:
    facts = intake.page(line.path, PageFacts)
    lessons = [
        Planned(entry.number, entry.title)
        if entry.path is None
        else _lesson(entry.number, entry.path, settings, intake)
        for entry in line.entries
    ]
    if facts is None:
        return None
    folder = line.path.removesuffix("/index.md")
    return Theme(line.number, folder, facts, tuple(lesson for lesson in lessons if lesson))


def _lesson(number: str, path: str, settings: Document, intake: Intake) -> Lesson | None:
    folder = path.removesuffix("/index.md")
    if not (intake.docs / folder).is_dir():
        _not_there(path, settings, intake)
        return None
    facts = intake.page(f"{folder}/index.md", LessonFacts)
    plan = intake.page(f"{folder}/leader.md", PageFacts)
    handout = intake.page(f"{folder}/handout.md", PageFacts)
    intake.text(f"{folder}/design.md")
    papers = _papers(folder, intake)
    if facts is None or plan is None or handout is None:
        return None
    return Lesson(
        number,
        folder,
        facts,
        plan,
        read_session(intake.prose[f"{folder}/leader.md"]),
        handout,
        _only(Quiz, papers["quiz"]),
        _only(Check, papers["check"]),
        _only(Worksheet, papers["worksheet"]),
        _only(Cards, papers["cards"]),
        {name: found for name, found in papers["svg"].items() if isinstance(found, Picture)},
    )


def _papers(folder: str, intake: Intake) -> dict[str, dict[str, Record | Picture]]:
    """Read the data files and drawings of one lesson, by kind and name."""
    papers: dict[str, dict[str, Record | Picture]] = {kind: {} for kind in (*KINDS, "svg")}
    for path in sorted((intake.docs / folder).glob("*.*")):
        name, _, ending = path.name.partition(".")
        place, kind = f"{folder}/{path.name}", ending.removesuffix(".yaml")
        found: Record | Picture | None = None
        if kind == "svg":
            found = intake.picture(place)
        elif kind in KINDS and ending.endswith(".yaml"):
            found = intake.data(place, KINDS[kind])
        elif ending.endswith(("yaml", "yml")):
            what = f"'.{ending}' is not a kind of file known here"
            intake.add(place, 1, what, nearest(kind, KINDS))
        if found:
            papers[kind][name] = found
    return papers


def _not_there(path: str, settings: Document, intake: Intake) -> None:
    folders = [
        f"{folder.relative_to(intake.docs).as_posix()}/index.md"
        for folder in intake.docs.glob("lessons/*/*/")
    ]
    what = f"nav names '{path}', which does not exist"
    line = settings.line_with(path)
    intake.problems.append(Problem(SETTINGS, line, what, nearest(path, folders)))


def _other_pages(intake: Intake) -> Iterator[tuple[str, PageFacts]]:
    """Read the pages outside the lessons: home, help, about, leaders, print."""
    for path in sorted(intake.docs.rglob("*.md")):
        place = path.relative_to(intake.docs).as_posix()
        if place in intake.seen or path.name in PAPERS:
            continue
        if (path.parent / "leader.md").exists():
            what, remedy = "this lesson is not in the nav", f"Add '- {place}' to nav in {SETTINGS}."
            intake.add(place, 1, what, remedy)
        elif facts := intake.page(place, PageFacts):
            yield place, facts


def _only(model: type[Model], found: Mapping[str, object]) -> dict[str, Model]:
    return {name: entry for name, entry in found.items() if isinstance(entry, model)}
