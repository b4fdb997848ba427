"""A small edition over the small curriculum."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.edition.laid_together import lay_together
from tests.conftest import SMALL


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The folder of an edition that sets nothing yet, in a place with a space and an accent."""
    folder = tmp_path / "our clínic"
    (folder / "docs").mkdir(parents=True)
    (folder / "edition.yaml").write_text("name: Harbor Street IOP\n", "utf-8")
    return folder


@pytest.fixture
def lay(edition: Path) -> Callable[[], Path]:
    """Lay the edition over the small curriculum; give the folder in which they are together."""
    return lambda: lay_together(edition, SMALL)[1]


def add(edition: Path, line: str) -> None:
    """Add a line to edition.yaml."""
    path = edition / "edition.yaml"
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")


def write(path: Path, text: str) -> None:
    """Write a file of the edition, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def logo(color: str) -> str:
    """Return a drawing in one color."""
    return (
        '\u003csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        f'\u003cpath fill="{color}" d="M2 2h36v16H2z"/>\u003c/svg>'
    )


def command(*arguments: str) -> int:
    """Run a command on the small curriculum."""
    return main(["--project", str(SMALL), *arguments])
