"""What tests of the content share."""

from pathlib import Path

import pytest

from tests.conftest import small_copy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small curriculum, to be changed."""
    return small_copy(tmp_path / "project")
