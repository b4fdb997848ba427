"""The commands for a clinic's own edition, as somebody types them."""

import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.program import Program
from macros.edition.edition_file import EditionSettings, read_edition
from macros.edition.replaced_pages import ORIGINALS
from tests.conftest import PROJECT
from tests.edition.conftest import SMALL, add, command, write

PAGE = "mine/steady.md"
HOURS = "group_hours_per_week: 4.5"


def test_a_new_edition_explains_every_setting(tmp_path: Path) -> None:
    folder = tmp_path / "our clínic"
    assert main(["new-edition", str(folder)]) == 0
    rows = (folder / "edition.yaml").read_text("utf-8").split("\n")
    for name in (*Program.model_fields, *EditionSettings.model_fields):
        found = [n for n, row in enumerate(rows) if row.startswith((f"{name}:", f"# {name}:"))]
        assert len(found) == 1, name
        assert rows[found[0] - 1].startswith("# "), name


def test_every_line_of_a_new_edition_is_right_once_it_is_read(tmp_path: Path) -> None:
    assert main(["new-edition", str(tmp_path)]) == 0
    path = tmp_path / "edition.yaml"
    rows = path.read_text("utf-8").split("\n")
    settings = [f"# {name}:" for name in (*Program.model_fields, *EditionSettings.model_fields)]
    opened = [row[2:] if row.startswith((*settings, "#   - ")) else row for row in rows]
    path.write_text("\n".join(opened), "utf-8")
    edition = read_edition(tmp_path, read_yaml(PROJECT / "mkdocs.yml", "mkdocs.yml"))
    assert edition.settings.logo == "logo.svg"
    assert edition.has_calendar


def test_an_edition_that_is_there_is_left_alone(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (edition / "edition.yaml").read_text("utf-8")
    assert command("new-edition", str(edition)) == 1
    assert "Nothing was changed." in capsys.readouterr().out
    assert (edition / "edition.yaml").read_text("utf-8") == before


def test_a_page_is_copied_once_to_be_changed(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("replace", str(edition), PAGE) == 0
    assert (edition / "docs" / PAGE).read_bytes() == (SMALL / "docs" / PAGE).read_bytes()
    write(edition / "docs" / PAGE, "mine")
    assert command("replace", str(edition), PAGE) == 0
    assert "already" in capsys.readouterr().out
    assert (edition / "docs" / PAGE).read_text("utf-8") == "mine"


def test_a_page_that_is_not_ours_is_said(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("replace", str(edition), "mine/stedy.md") == 1
    assert "Did you mean 'mine/steady.md'?" in capsys.readouterr().err


def test_what_changed_in_ours_since_is_told_and_safety_comes_first(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = "leaders/every-session.md"
    command("replace", str(edition), PAGE, shared)
    for place in (PAGE, shared):
        original = edition / ORIGINALS / place
        original.write_text(original.read_text("utf-8") + "A line of the year before.\n", "utf-8")
    capsys.readouterr()

    # The changes are told whatever the command then does.
    command("--edition", str(edition), "check")

    said = capsys.readouterr().out
    assert said.count("-A line of the year before.") == 2
    assert said.index(shared) < said.index(PAGE)

    command("seen", str(edition))
    capsys.readouterr()
    command("--edition", str(edition), "check")
    assert "the year before" not in capsys.readouterr().out


def test_a_page_without_an_original_is_told(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(edition / "docs" / PAGE, (SMALL / "docs" / PAGE).read_text("utf-8"))
    command("--edition", str(edition), "check")
    assert "nobody can say what has changed" in capsys.readouterr().out


def test_what_changed_in_a_lesson_that_was_read_is_told(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = "lessons/small-steps/one-step"
    add(edition, f'reviewed: {{{folder}: "2026-11-23"}}')
    command("seen", str(edition))
    original = edition / ORIGINALS / folder / "handout.md"
    original.write_text(original.read_text("utf-8") + "A line of the year before.\n", "utf-8")
    capsys.readouterr()

    command("--edition", str(edition), "check")

    said = capsys.readouterr().out
    assert f"{folder}/handout.md: ours has changed since" in said
    assert said.count("ours has changed since") == 1


def test_two_editions_are_checked_at_once_and_each_is_told_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("our clínic", "Praxis am Fluß")]
    for number, folder in enumerate(folders, start=1):
        write(folder / "edition.yaml", f"name: Clinic {number}\n")
        (folder / "docs").mkdir()
    add(folders[1], "session_minutes: 45")
    command = [sys.executable, "-m", "macros", "--edition"]
    runs = [
        subprocess.Popen(
            [*command, str(folder), "check"],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in folders
    ]
    said = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 1], said
    assert "All is well: lessons 36" in said[0]
    assert "edition.yaml, line 2: session_minutes is '45'" in said[1]
    together = (folders[0] / ".together/mkdocs.yml").read_text("utf-8")
    assert '"name": "Clinic 1"' in together


def test_hours_that_no_week_of_group_has_are_asked_about(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(edition, "session_minutes: 90\ngroup_hours_per_week: 9\ndays: [Monday, Friday, Sunday]")
    command("--edition", str(edition), "check")
    told = capsys.readouterr().out
    assert "9 hours of group a week, but 3 sessions of 90 minutes are 4.5" in told
    text = (edition / "edition.yaml").read_text("utf-8")
    write(edition / "edition.yaml", text.replace("group_hours_per_week: 9", HOURS))
    command("--edition", str(edition), "check")
    assert "hours of group" not in capsys.readouterr().out
