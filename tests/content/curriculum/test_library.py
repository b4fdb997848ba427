"""The library: numbers from the nav, sessions from headings, schemas for editors."""

import json
from pathlib import Path

import pytest

from macros import MACROS
from macros.__main__ import main
from macros.content.curriculum.lesson import LessonFacts, PageFacts
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import Planned
from macros.content.curriculum.page_files import FILE_KINDS
from macros.content.curriculum.session import RHYTHM
from macros.content.files import signatures
from macros.content.loading import load, up_to_date
from macros.content.rules.macro_calls import ONLY_IN
from tests.bench.copies import grown
from tests.conftest import PROJECT, SMALL


def test_a_lesson_is_numbered_by_its_place_in_the_nav() -> None:
    # The first place of the only theme is kept for a lesson that is not written yet.
    lesson = load(SMALL).lessons["lessons/small-steps/one-step"]
    assert lesson.number == "1.2"


def test_a_lesson_that_is_not_written_keeps_its_number() -> None:
    (theme,) = load(SMALL).themes
    assert theme.lessons[0] == Planned("1.1", "Not written")
    assert [lesson.number for lesson in theme.written] == ["1.2"]


def test_the_map_has_eight_themes_and_thirty_six_places(library: Library) -> None:
    sizes = [len(theme.lessons) for theme in library.themes]
    assert sizes == [4, 4, 5, 5, 4, 6, 4, 4]


def test_each_theme_has_one_finished_lesson(library: Library) -> None:
    numbers = [lesson.number for theme in library.themes for lesson in theme.written]
    assert {"1.1", "2.1", "3.3", "4.1", "5.3", "6.1", "7.1", "8.1"} <= set(numbers)


def test_every_session_keeps_the_rhythm(library: Library) -> None:
    for lesson in library.lessons.values():
        assert tuple(block.name for block in lesson.session.blocks) == RHYTHM


def test_the_notices_of_the_map_stand_in_each_lesson(library: Library) -> None:
    # From curriculum.md; N1 stands on every page, N9 in every self-check, N11 in every plan.
    wanted = {
        "1.1": {"N3", "N5"},
        "2.1": {"N6"},
        "3.3": {"N10"},
        "4.1": {"N7", "N8"},
        "5.3": {"N2"},
        "6.1": {"N2"},
        "7.1": {"N5", "N10"},
        "8.1": {"N9"},
    }
    for lesson in library.lessons.values():
        assert wanted.get(lesson.number, set()) <= set(lesson.facts.notices), lesson.number
        assert "N11" in lesson.plan.notices
    by_number = {lesson.number: lesson for lesson in library.lessons.values()}
    assert "N12" in by_number["5.3"].plan.notices


def test_no_key_of_a_page_s_front_matter_hides_a_macro_that_the_page_may_call() -> None:
    # The generators put front matter over macros: `sources:` would hide a macro `sources`.
    names = {macro.__name__ for macro in MACROS}
    assert names.isdisjoint(PageFacts.model_fields)
    hidden = names & LessonFacts.model_fields.keys()
    assert all("index.md" not in ONLY_IN[name] for name in hidden)


def test_the_rules_know_every_macro_and_no_other() -> None:
    assert [macro.__name__ for macro in MACROS] == [*signatures.names()]


def test_no_macro_takes_more_than_two_words() -> None:
    for macro in MACROS:
        assert macro.__code__.co_argcount - 1 <= 2, macro.__name__


def test_a_curriculum_is_read_again_only_when_a_file_has_changed(project: Path) -> None:
    first = up_to_date(project)
    assert up_to_date(project) is first
    page = project / "docs/lessons/small-steps/one-step/handout.md"
    page.write_text(page.read_text().replace("summary: Take it.", "summary: Take two."))
    again = up_to_date(project)
    assert again is not first
    assert again.lessons["lessons/small-steps/one-step"].handout.summary == "Take two."


def test_a_schema_is_written_for_each_kind_of_data_file(tmp_path: Path) -> None:
    assert main(["--project", str(tmp_path), "schema"]) == 0
    for kind in FILE_KINDS:
        path = tmp_path / "schemas" / f"{kind}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["additionalProperties"] is False
        for name, field in schema["properties"].items():
            assert field.get("description"), f"{kind}.{name} says nothing to an author"


@pytest.mark.parametrize("lessons", [8, 38])
def test_a_smaller_or_larger_curriculum_made_for_the_bench_has_no_fault(
    tmp_path: Path, lessons: int
) -> None:
    assert len(load(grown(PROJECT, tmp_path / "other", lessons)).lessons) == lessons
