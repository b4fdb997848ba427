"""What was copied from another lesson is found; what all lessons share is not."""

import shutil
from pathlib import Path

import pytest

from macros.content.files.front_matter import Page, read_page
from macros.content.files.markdown_page import read_prose
from macros.content.files.prose import Prose
from macros.content.files.yaml_lines import Document
from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.content.rules.stale_copies import LONGEST_SAME, copied_words
from tests.conftest import PROJECT


def plan(name: str, text: str) -> Prose:
    """Return a leader plan with this `text`."""
    return read_prose(Page(name, Document(name, None, {}), text, 1))


def words(count: int, word: str = "word") -> str:
    """Return so many words, each of them another, ten a line."""
    lines = ([f"{word}{n}" for n in range(at, at + 10)] for at in range(0, count, 10))
    return "\n".join(map(" ".join, lines))


def test_a_long_run_of_the_same_words_is_found_where_it_begins() -> None:
    one = plan("one.md", f"{words(20, 'a')}\n{words(LONGEST_SAME + 5)}")
    two = plan("two.md", f"{words(30, 'b')}\n{words(LONGEST_SAME + 5)}\n{words(20, 'c')}")
    (found,) = copied_words([one, two])
    assert (found.file, found.line) == ("two.md", 4)
    said = " ".join(f"word{n}" for n in range(8))
    assert found.what == f"80 words from '{said} …' on are those of one.md"


def test_a_short_run_is_not() -> None:
    one, two = (plan(name, words(LONGEST_SAME // 10 * 10)) for name in ("one.md", "two.md"))
    assert not [*copied_words([one, two])]


def test_a_run_counts_by_the_word() -> None:
    same = words(150).split()
    for count, told in ((75, 0), (76, 1)):
        ends = " ".join(same[:count])
        one, two = plan("one.md", f"{ends} one"), plan("two.md", f"{ends} two")
        assert len([*copied_words([one, two])]) == told


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The folder of a lesson that is a copy of another, in a curriculum of the two."""
    project = Path(shutil.copytree(PROJECT / "tests/curriculum", tmp_path / "project"))
    theme = project / "docs/lessons/small-steps"
    shutil.copytree(theme / "one-step", theme / "two-steps")
    nav, one = project / "mkdocs.yml", "          - lessons/small-steps/one-step/index.md\n"
    nav.write_text(nav.read_text("utf-8").replace(one, one + one.replace("one-step", "two-steps")))
    return theme / "two-steps"


def test_a_lesson_copied_whole_is_found(copied: Path) -> None:
    with pytest.raises(CurriculumError, match=r"on are those of docs/.*/one-step/leader\.md"):
        load(copied.parents[3])


def test_the_design_note_of_another_lesson_is_found_by_its_heading(copied: Path) -> None:
    page, note = copied / "index.md", copied / "design.md"
    page.write_text(page.read_text("utf-8").replace("title: One step", "title: Two steps"), "utf-8")
    heading = note.read_text("utf-8")
    assert heading.startswith("# Design note: One step\n")
    note.write_text(f"\nA remark.\n{heading}", "utf-8")
    with pytest.raises(CurriculumError) as told:
        load(copied.parents[3])
    (found,) = (each for each in told.value.problems if each.file.endswith("two-steps/design.md"))
    assert (found.line, found.what) == (3, "the design note is that of lesson 1.2, 'One step'")
    assert found.remedy == "Write '# Design note: Two steps' and its goal."


@pytest.mark.parametrize(("count", "told"), [(29, 1), (30, 0)])
def test_a_handout_has_words_of_its_own(copied: Path, count: int, told: int) -> None:
    page = copied / "handout.md"
    front, heading, _ = page.read_text("utf-8").partition("## Take one step\n")
    own = " ".join(["step"] * count)
    page.write_text(f"{front}{heading}\n{own}\n\n{{{{ try_it() }}}}\n", "utf-8")
    with pytest.raises(CurriculumError) as faults:
        load(copied.parents[3])
    assert sum("the handout has" in each.what for each in faults.value.problems) == told


@pytest.mark.parametrize(("others", "told"), [(3, False), (4, True)])
def test_words_are_shared_where_more_than_half_of_the_plans_have_them(
    others: int, told: bool
) -> None:
    plans = [plan(f"{n}.md", words(150)) for n in range(4)]
    plans += [plan(f"other-{n}.md", words(150, f"other{n}-")) for n in range(others)]
    assert bool([*copied_words(plans)]) == told


def test_what_is_said_three_times_is_told_of_each_copy_once() -> None:
    plans = [plan(f"{n}.md", f"{words(20, f'own{n}-')}\n{words(150)}") for n in range(3)]
    assert [found.file for found in copied_words(plans)] == ["1.md", "2.md"]


def test_two_runs_in_one_plan_are_both_told() -> None:
    one = plan("one.md", f"{words(80, 'a')}\nbetween\n{words(80, 'b')}")
    two = plan("two.md", f"{words(80, 'a')}\nelsewhere\n{words(80, 'b')}")
    assert [found.line for found in copied_words([one, two])] == [1, 10]


def test_what_more_than_half_of_the_plans_have_is_shared() -> None:
    plans = [plan(f"{n}.md", words(150)) for n in range(4)]
    assert not [*copied_words(plans)]
    assert [*copied_words(plans[:3])]


def test_a_plan_copied_whole_is_told_once() -> None:
    path = next(PROJECT.glob("docs/lessons/*/*/leader.md"))
    one = read_prose(read_page(Path(path), "one.md"))
    two = read_prose(read_page(Path(path), "two.md"))
    assert len([*copied_words([one, two])]) == 1
