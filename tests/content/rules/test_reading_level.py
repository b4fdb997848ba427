"""Pages and stories that are too hard to read: `check` says so, and a preview shows them."""

from pathlib import Path

import pytest

from macros.content.kinds.path import StoryPath
from macros.content.loading import load, up_to_date
from macros.content.problems import CurriculumError
from macros.content.rules.reading_grade import grade, hardest
from macros.content.rules.reading_level import lines_of
from tests.components import example

HARD = "Institutional considerations necessitate extraordinary deliberation immediately. "


def test_a_page_that_is_too_hard_stops_the_check_and_no_preview(project: Path) -> None:
    page = project / "docs" / "lessons" / "small-steps" / "one-step" / "index.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("\n## ", f"\n{HARD * 20}\n\n## ", 1), "utf-8")
    assert up_to_date(project)
    with pytest.raises(CurriculumError, match="the page reads at grade") as caught:
        load(project)
    assert [problem.file for problem in caught.value.problems] == [
        "docs/lessons/small-steps/one-step/index.md"
    ]


def test_a_story_is_judged_by_all_that_somebody_reads_in_it() -> None:
    long = StoryPath.model_validate(example("path", "as-long-as-it-may-be"))
    lines = lines_of(long)
    assert f"{grade(lines):.1f}" == "8.1"
    assert hardest(lines)[0].startswith("After work")
