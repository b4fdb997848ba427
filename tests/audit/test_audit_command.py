"""The audit is one command: it goes on after a fault, and keeps its figures as a table."""

from pathlib import Path

import pytest

from tests.audit import __main__ as audit
from tests.audit.__main__ import PARTS, Figures, Part, main, run

WELL = Figures(39, 0, 0, 1.5, "2026-11-27")
BAD = Figures(6, 1, 0, 3.0, "2026-11-27")


def test_a_fault_in_one_part_does_not_keep_the_others_from_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "run", lambda part, *_: BAD if part == PARTS[0] else WELL)
    report = tmp_path / "cache" / "audit.md"

    assert main([], report) == 1

    lines = report.read_text("utf-8").splitlines()
    assert lines[2] == f"| {PARTS[0].name} | 6 | 1 | 0 | 3.0 | 2026-11-27 |"
    assert len(lines) == len(PARTS) + 2
    assert "still to be run" not in report.read_text("utf-8")
    assert report.read_text("utf-8") in capsys.readouterr().out


def test_parts_run_one_by_one_make_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "run", lambda *_: WELL)
    report = tmp_path / "audit.md"

    assert main(["1"], report) == 0
    assert main(["3"], report) == 0

    still = [line for line in report.read_text("utf-8").splitlines() if "still to be run" in line]
    assert len(still) == len(PARTS) - 2


def test_a_part_that_tries_nothing_has_failed(tmp_path: Path) -> None:
    found = run(Part("Nothing", ("tests/audit/nothing_here.py",)), tmp_path, "0")

    assert not found.is_well


def test_what_is_timed_runs_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(audit.subprocess, "run", lambda command, **_: asked.append(command))
    for part in PARTS:
        run(part, tmp_path, "2")
    at_once = {
        part.name: command[command.index("-n") + 1]
        for part, command in zip(PARTS, asked, strict=True)
    }
    assert {name for name, number in at_once.items() if number == "1"} == {
        "Beside Starlight and Material"
    }


def test_every_test_of_the_audit_belongs_to_a_part() -> None:
    run_by = {path for part in PARTS for path in part.tests}
    for path in Path(__file__).parents[1].rglob("test_*.py"):
        # Put together here, or this file would name the mark as well.
        if "mark." + "audit" in path.read_text("utf-8"):
            place = path.relative_to(Path(__file__).parents[2]).as_posix()
            assert any(place.startswith(one) for one in run_by), place
