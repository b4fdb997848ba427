"""A test is tried once more only where a browser runs it, and is named for it at the end."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import conftest
from tests.conftest import PROJECT

TESTS = PROJECT / "tests"


class Item:
    """A test in the file `path`, with the marks that it gets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marks: list[pytest.MarkDecorator] = []

    def add_marker(self, mark: pytest.MarkDecorator) -> None:
        """Keep the `mark`."""
        self.marks.append(mark)


@pytest.mark.parametrize(
    ("path", "again"),
    [
        ("browser/test_deck_in_browser.py", 1),
        ("browser/notebooks/test_x.py", 1),
        ("engines/test_paths.py", 1),
        ("test_built_site.py", 0),
        ("content/test_golden.py", 0),
        ("publish/pdf/test_merge.py", 0),
    ],
)
def test_only_a_browser_test_is_tried_again_and_only_once(path: str, again: int) -> None:
    item = Item(TESTS / path)
    conftest.pytest_collection_modifyitems([item])  # type: ignore[list-item]
    assert [(mark.name, mark.kwargs) for mark in item.marks] == [("flaky", {"reruns": 1})] * again


def test_no_other_place_lets_a_test_be_tried_again() -> None:
    files = [
        *TESTS.rglob("*.py"),
        PROJECT / "pyproject.toml",
        PROJECT / "Makefile",
        PROJECT / ".ci/run",
    ]
    said = {
        path
        for path in files
        if re.search(r"mark\.flaky|--?reruns\b|reruns *=", path.read_text("utf-8"))
    }
    assert said == {TESTS / "conftest.py"}


def test_the_summary_names_each_test_that_was_tried_again() -> None:
    said: list[str] = []
    reports = [
        SimpleNamespace(nodeid=name, user_properties=[]) for name in ("a.py::one", "b.py::two")
    ]
    reporter = SimpleNamespace(stats={"rerun": reports}, section=said.append, line=said.append)
    conftest.pytest_terminal_summary(reporter)  # type: ignore[arg-type]
    assert said == ["failed at first, and tried once more", "a.py::one", "b.py::two"]
    said.clear()
    reporter.stats = {"passed": reports}
    conftest.pytest_terminal_summary(reporter)  # type: ignore[arg-type]
    assert said == []
