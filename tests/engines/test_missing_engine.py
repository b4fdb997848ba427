"""An engine that is not installed is told, and never taken for one that was tried."""

from pathlib import Path

import pytest

from tests.engines.conftest import missing
from tests.engines.firefox import firefox


def test_a_missing_engine_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="no Firefox: install firefox-esr"), firefox(tmp_path):
        pass


def test_a_missing_engine_skips_its_tests_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Firefox"):
        missing(OSError("no Firefox"))


def test_with_ci_a_missing_engine_fails_its_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Firefox"):
        missing(OSError("no Firefox"))
