"""Imports run one way, room by room, and no module needs itself again."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PROJECT

ROOMS = (
    ("content/kinds", "content/files", "content/curriculum", "content/rules"),
    ("publish/sheets", "publish/pdf", "publish/run", "publish/web"),
    ("content", "publish"),
    ("content", "edition"),
)
"""Folders of `macros`; in each row, one may import those to its left and none to its right."""
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (PROJECT / "macros").rglob("*.py")
}


def imports(path: Path) -> Iterator[str]:
    """Yield every module of ours that a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in whole)


@pytest.mark.parametrize("rooms", ROOMS, ids=" → ".join)
def test_a_room_imports_nothing_of_the_rooms_after_it(rooms: tuple[str, ...]) -> None:
    wrong = []
    for place, room in enumerate(rooms):
        assert (PROJECT / "macros" / room).is_dir()
        later = [f"macros.{name.replace('/', '.')}." for name in rooms[place + 1 :]]
        for path in (PROJECT / "macros" / room).rglob("*.py"):
            found = (name for name in imports(path) if f"{name}.".startswith(tuple(later)))
            wrong += [f"{path.relative_to(PROJECT)} imports {name}" for name in found]
    assert wrong == []


def test_no_imports_run_in_a_circle() -> None:
    graph = {name: {*imports(path)} - {name} for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" needs ".join(reversed(error.args[1])))
