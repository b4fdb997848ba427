"""What was copied from another lesson is found; what all lessons share is not."""

import shutil
from pathlib import Path

import pytest

from macros.content.files.front_matter import Page, read_page
from macros.content.files.markdown_page import Prose, read_prose
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
    for count, told in ((LONGEST_SAME, 0), (LONGEST_SAME + 1, 1)):
        ends = " ".join(same[:count])
        one, two = plan("one.md", f"{ends} one"), plan("two.md", f"{ends} two")
        assert len([*copied_words([one, two])]) == told


def test_a_lesson_copied_whole_is_found(tmp_path: Path) -> None:
    project = Path(shutil.copytree(PROJECT / "tests/curriculum", tmp_path / "project"))
    theme = project / "docs/lessons/small-steps"
    shutil.copytree(theme / "one-step", theme / "two-steps")
    nav, one = project / "mkdocs.yml", "          - lessons/small-steps/one-step/index.md\n"
    nav.write_text(nav.read_text("utf-8").replace(one, one + one.replace("one-step", "two-steps")))
    with pytest.raises(CurriculumError, match=r"on are those of docs/.*/one-step/leader\.md"):
        load(project)


def test_what_more_than_half_of_the_plans_have_is_shared() -> None:
    plans = [plan(f"{n}.md", words(150)) for n in range(4)]
    assert not [*copied_words(plans)]
    assert [*copied_words(plans[:3])]


def test_a_plan_copied_whole_is_told_once() -> None:
    path = next(PROJECT.glob("docs/lessons/*/*/leader.md"))
    one = read_prose(read_page(Path(path), "one.md"))
    two = read_prose(read_page(Path(path), "two.md"))
    assert len([*copied_words([one, two])]) == 1
