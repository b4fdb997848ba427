"""The words of the site: person-first, without orders, and easy to read."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from macros.content.curriculum.lesson import PageFacts
from macros.content.curriculum.library import Library
from macros.content.files.file_reader import FileReader
from macros.content.rules.passages import passages_of
from macros.content.rules.reading_grade import HARDEST_GRADE, grade
from tests.conftest import PROJECT


class Pair(TypedDict):
    """A pattern to avoid and the words to use."""

    avoid: str
    use: str


class WordList(TypedDict):
    """The file words.yaml."""

    avoid: list[Pair]
    allow: list[str]
    orders: str


LIST: WordList = yaml.safe_load((PROJECT / "tests/words.yaml").read_text(encoding="utf-8"))
ALLOWED = re.compile("|".join(map(re.escape, LIST["allow"])), re.IGNORECASE)
AUTHORED = sorted(
    path
    for path in (PROJECT / "docs").rglob("*")
    if path.suffix in {".md", ".yaml", ".svg"} and path.name not in {"design.md", "sources.yaml"}
)
INTERFACE = sorted((PROJECT / "overrides").rglob("*.html"))


def findings(path: Path, pattern: str) -> list[str]:
    """Return each line of `path` on which `pattern` stands outside an allowed phrase."""
    avoided = re.compile(pattern, re.IGNORECASE)
    return [f"{path}:{number}: {line}" for number, line, bare in read(path) if avoided.search(bare)]


@cache
def read(path: Path) -> list[tuple[int, str, str]]:
    """Return the lines that people read of `path`: number, text, and text without what may stand.

    What people type into search is never shown, and they type any word there is.
    """
    found = []
    typed = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        typed = line.startswith(("find:", "find_first:")) or (
            typed and line.startswith((" ", "-", "]"))
        )
        if not typed or line == "---":
            # A template's own names are not words that anybody reads.
            bare = re.sub(r"\{[{%#].*?[}%#]\}", "", ALLOWED.sub("", line))
            found.append((number, line.strip(), bare))
    return found


@pytest.mark.parametrize("pair", LIST["avoid"], ids=lambda pair: pair["avoid"])
def test_no_page_uses_a_word_that_labels_people(pair: Pair) -> None:
    found = [line for path in [*AUTHORED, *INTERFACE] for line in findings(path, pair["avoid"])]
    assert not found, f"write '{pair['use']}' instead:\n" + "\n".join(found)


def test_what_people_type_into_search_may_be_any_word(tmp_path: Path) -> None:
    typed = "---\ntitle: A junkie\nfind:\n  - junkie\n  - a junkie\nstory: none\n---\na junkie\n"
    (tmp_path / "index.md").write_text(typed, encoding="utf-8")
    found = findings(tmp_path / "index.md", "junkie")
    assert [line.split("index.md:")[1] for line in found] == ["2: title: A junkie", "8: a junkie"]


def test_pages_for_participants_give_no_orders() -> None:
    pages = [
        path
        for path in AUTHORED
        if {"lessons", "mine"} & set(path.parts) and path.name != "leader.md"
    ]
    assert not [line for path in pages for line in findings(path, LIST["orders"])]


def test_every_participant_page_reads_at_grade_six_or_lower(
    library: Library, record_property: Callable[[str, object], None]
) -> None:
    pages = ["index.md", "get-help.md", "about/privacy.md", "about/offline.md", "lessons/index.md"]
    pages += sorted(path for path in library.pages if path.startswith(("mine/", "print/")))
    pages += [path for path in library.pages if path.startswith("mine/")]
    for theme in library.themes:
        pages.append(f"{theme.folder}/index.md")
        for lesson in theme.written:
            pages += [f"{lesson.folder}/index.md", f"{lesson.folder}/handout.md"]
    grades = {page: grade_of(page) for page in pages}
    table = "\n".join(f"  {found:5.1f}  {page}" for page, found in grades.items())
    record_property("Reading grade (Flesch-Kincaid)", table)
    assert {page: found for page, found in grades.items() if found > HARDEST_GRADE} == {}


def grade_of(page: str) -> float:
    """Return the reading grade of one page of docs."""
    intake = FileReader(PROJECT)
    intake.page(page, PageFacts)
    return grade(passages_of(intake.prose[page].words))


def test_the_grade_is_the_published_formula() -> None:
    # Two sentences, seven words, nine syllables: 0.39 * 3.5 + 11.8 * 9 / 7 - 15.59.
    assert grade(["The counselor sat down. I was there."]) == pytest.approx(0.946, abs=0.001)


def test_notices_and_data_files_read_at_grade_six_or_lower(library: Library) -> None:
    hard = {}
    for notice in library.notices.values():
        hard[notice.id] = grade(notice.text)
    for lesson in library.lessons.values():
        for name, quiz in lesson.quizzes.items():
            hard[f"{lesson.number} {name}"] = grade(all_words(quiz.model_dump()))
    for papers in (*library.lessons.values(), *library.page_files.values()):
        for name, sheet in (
            *papers.worksheets.items(),
            *papers.cards.items(),
            *papers.paths.items(),
        ):
            hard[f"{papers.folder} {name}"] = grade(all_words(sheet.model_dump()))
    assert {name: found for name, found in hard.items() if found > HARDEST_GRADE} == {}


def all_words(entry: object) -> list[str]:
    """Return every sentence-like string inside plain data."""
    if isinstance(entry, str):
        return [entry] if " " in entry else []
    if isinstance(entry, dict):
        return [words for value in entry.values() for words in all_words(value)]
    if isinstance(entry, list | tuple):
        return [words for value in entry for words in all_words(value)]
    return []
