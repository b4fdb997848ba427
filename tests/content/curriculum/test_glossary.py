"""The glossary and the list of skills: nothing is left out, and each leads to its lesson."""

from dataclasses import replace

import lxml.html
import pytest

from macros.called_from import CalledFrom
from macros.content.curriculum.glossary import by_letter, glossary_of
from macros.content.curriculum.lesson import Lesson, Word
from macros.content.curriculum.library import Library
from macros.lesson_macros import opening
from macros.site_macros import glossary, skills
from tests.components import assert_sound


def taught(lesson: Lesson, number: str, *words: tuple[str, str]) -> Lesson:
    entries = tuple(Word(word=word, means=means) for word, means in words)
    facts = lesson.facts.model_copy(update={"words": entries})
    return replace(lesson, number=number, facts=facts)


@pytest.fixture
def lesson(library: Library) -> Lesson:
    return next(iter(library.lessons.values()))


def test_a_word_of_two_lessons_stands_once_with_both(lesson: Lesson) -> None:
    first = taught(lesson, "1.1", ("Soft no", "A later."), ("HALT", "A check."))
    second = taught(lesson, "1.2", ("soft-no", "A later."), ("Agenda", "A list."))
    found = glossary_of([first, second])
    assert [entry.word for entry in found] == ["Agenda", "HALT", "Soft no"]
    assert [each.number for each in found[2].lessons] == ["1.1", "1.2"]
    assert found[2].anchor == "word-soft-no"


def test_words_stand_under_their_letter(lesson: Lesson) -> None:
    words = (("wish", "One."), ("Agenda", "Two."), ("aim", "Three."))
    letters = by_letter(glossary_of([taught(lesson, "1.1", *words)]))
    assert [(letter, len(entries)) for letter, entries in letters] == [("A", 2), ("W", 1)]


def test_every_new_word_is_in_the_glossary_with_its_meaning_and_lessons(library: Library) -> None:
    html = glossary(CalledFrom(library, "lessons/words.md"))
    assert_sound(html)
    root = lxml.html.fragment_fromstring(html)
    shown = {
        (
            " ".join(entry.xpath("string(h3)").split()).casefold(),
            entry.xpath("string(p[1])"),
            str(way),
        )
        for entry in root.find_class("glossary__entry")
        for way in entry.xpath("p[2]/a/@href")
    }
    for each in library.lessons.values():
        way = f"{each.folder.removeprefix('lessons/')}/index.html"
        for word in each.facts.words:
            assert (word.word.casefold(), word.means, way) in shown, (each.number, word.word)
    headings = [str(word) for word in root.xpath("//h3/text()")]
    assert headings == sorted(headings, key=str.casefold)


def test_every_skill_is_listed_with_its_lesson_and_every_sheet(library: Library) -> None:
    html = skills(CalledFrom(library, "lessons/skills.md"))
    assert_sound(html)
    root = lxml.html.fragment_fromstring(html)
    for each in library.lessons.values():
        (name,) = root.xpath("//h3[@id=$id]", id=f"skill-{each.number.replace('.', '-')}")
        assert name.text_content() == each.facts.skill
        ways = {str(way) for way in name.getparent().xpath(".//a/@href")}
        page = f"{each.folder.removeprefix('lessons/')}/index.html"
        assert {page, *(f"{page}#{sheet}" for sheet in each.worksheets)} <= ways


def test_every_lesson_opens_with_a_way_to_both(library: Library) -> None:
    for each in library.lessons.values():
        html = opening(CalledFrom(library, f"{each.folder}/index.md"))
        ways = lxml.html.fragment_fromstring(html).xpath("//a/@href")
        assert "../../words.html" in ways
        assert f"../../skills.html#skill-{each.number.replace('.', '-')}" in ways
