"""The small curriculum with a translation of all of it, by itself and in an edition."""

import shutil
from pathlib import Path

import pytest

from macros.content.curriculum.library import Library
from macros.content.loading import load
from macros.edition.laid_together import lay_together
from tests.pseudo_language import translate

SMALL = Path(__file__).parents[1] / "curriculum"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small curriculum, translated."""
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder)
    translate(folder / "docs")
    return folder


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition in both languages, which is not laid together yet."""
    folder = tmp_path / "edition"
    (folder / "docs").mkdir(parents=True)
    (folder / "edition.yaml").write_text("name: Harbor\nlanguages: [en, es]\n", "utf-8")
    return folder


@pytest.fixture
def together(project: Path, edition: Path) -> Path:
    """The edition over the curriculum."""
    return lay_together(edition, project)[1]


@pytest.fixture
def library(together: Path) -> Library:
    """The curriculum of the edition."""
    return load(together)
