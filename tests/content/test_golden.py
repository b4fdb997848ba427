"""Every fault an author can make, and the exact words the site answers with.

A case is a file in `golden/`, named by what the author did: which file of `curriculum/` to change
and how, and what `make check` says then. A new case is a new file; leave `says` out to see it.
"""

import os
import re
import shutil
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from macros.__main__ import main

HERE = Path(__file__).parents[1]
CASES = sorted((HERE / "golden").glob("*.yaml"))
MACHINE_WORDS = re.compile(
    r"Traceback|literal\[|pydantic|\bNone\b|validation|[Ii]nput should|tuple"
)
LESSON = "docs/lessons/small-steps/one-step"


class Case(TypedDict, total=False):
    """`file` (a bare name is one of the lesson's), how it changes, and what is said.

    `repeat` are words, and how often they follow on `by`.
    """

    file: str
    replace: str
    by: str
    write: str
    hexadecimal: str
    megabytes: int
    remove: bool
    folder: bool
    pipe: bool
    link: str
    repeat: tuple[str, int]
    says: str


def change(project: Path, case: Case) -> None:
    """Make the author's mistake."""
    file = case["file"]
    path = project / (file if "/" in file or file == "mkdocs.yml" else f"{LESSON}/{file}")
    if case.get("remove"):
        path.unlink()
    elif case.get("folder"):
        path.mkdir()
    elif case.get("pipe"):
        os.mkfifo(path)
    elif "link" in case:
        path.symlink_to(case["link"])
    elif "write" in case:
        path.write_text(case["write"], encoding="utf-8")
    elif "hexadecimal" in case:
        path.write_bytes(bytes.fromhex(case["hexadecimal"]))
    elif "megabytes" in case:
        path.write_text("word " * (case["megabytes"] * 200_000), encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert case["replace"] in text, "the case no longer fits the curriculum"
        words, times = case.get("repeat", ("", 0))
        by = case["by"] + words * times
        path.write_text(text.replace(case["replace"], by, 1), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small curriculum without faults, to be spoiled."""
    return Path(shutil.copytree(HERE / "curriculum", tmp_path / "project"))


def test_the_small_curriculum_has_no_faults(project: Path) -> None:
    assert main(["--project", str(project), "check"]) == 0


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_is_answered_in_words_that_mend_it(
    path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case: Case = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(project, case)

    code = main(["--project", str(project), "check"])

    said = capsys.readouterr().err
    assert code == 1
    assert not MACHINE_WORDS.search(said)
    assert said.strip() == case.get("says", "").strip()


def test_all_faults_are_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, {"file": "handout.md", "remove": True})
    change(project, {"file": "stairs.svg", "write": "no drawing"})
    change(project, {"file": "which-step.quiz.yaml", "replace": "correct: true", "by": "corect: 1"})

    main(["--project", str(project), "check"])

    said = capsys.readouterr().err
    assert all(name in said for name in ("handout.md", "stairs.svg", "which-step.quiz.yaml"))
