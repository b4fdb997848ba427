"""The small curriculum with a translation of all of it, by itself and in an edition."""

from pathlib import Path

import pytest

from macros.content.curriculum.library import Library
from macros.content.loading import load
from macros.edition.laid_together import lay_together
from tests.conftest import small_copy
from tests.pseudo_language import translate

LAST = "    neutral_titles: true\n"
FOR_LANGUAGES = """\
    languages: [en]
  other_languages: []
not_in_nav: |
  leader.md
exclude_docs: |
  /[a-z][a-z]/
  design.md
"""
"""What our own settings hold for languages."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small curriculum, translated."""
    folder = small_copy(tmp_path / "project")
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert LAST in text
    settings.write_text(text.replace(LAST, f"{LAST}{FOR_LANGUAGES}"), "utf-8")
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
