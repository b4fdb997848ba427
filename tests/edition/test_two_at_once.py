"""Two editions of one curriculum are built at the same time, and neither disturbs the other."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.edition.conftest import write
from tests.small_project import small_project

CLINICS = {
    "our clínic": ("Harbor Street IOP", "555-0111"),
    "b": ("Praxis am Fluß", "0203 4567"),
}
"""What each clinic is called and where it answers, by the name of its folder."""


def files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield each file of a project with the time of its last change; Python's own aside."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder), path.stat().st_mtime_ns


def test_two_editions_are_built_at_once_each_with_its_own_facts(tmp_path: Path) -> None:
    project = small_project(tmp_path / "curriculum")
    for folder, (name, phone) in CLINICS.items():
        write(tmp_path / folder / "edition.yaml", f'name: {name}\nphone: "{phone}"\n')
        (tmp_path / folder / "docs").mkdir()
    before = [*files(project)]

    # As `make` starts them in the folder of the curriculum, with nothing told to Python.
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "macros", "--edition", f"../{folder}", "site", "--no-pdf"],
            cwd=project,
            env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in CLINICS
    ]
    said = [run.communicate()[0] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    assert [*files(project)] == before
    for folder in CLINICS:
        pages = [*(tmp_path / folder / "site").rglob("*.html")]
        assert len(pages) > 5
        for page in pages:
            text = page.read_text("utf-8")
            for clinic, facts in CLINICS.items():
                assert all((fact in text) == (clinic == folder) for fact in facts), page
