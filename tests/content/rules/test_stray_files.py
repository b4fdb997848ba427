"""What lies in docs: passed over, or said; never opened in vain, never published by accident."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.content.loading import load, up_to_date
from macros.content.problems import CurriculumError
from tests.small_project import small_project


@pytest.mark.parametrize("name", [".#index.md", "._my-step.worksheet.yaml", ".DS_Store", ".x.md"])
def test_what_begins_with_a_dot_is_passed_over(project: Path, name: str) -> None:
    (project / "docs/mine" / name).write_text("no front matter: [", encoding="utf-8")
    load(project)


def test_a_link_of_an_editor_that_leads_nowhere_is_passed_over(project: Path) -> None:
    (project / "docs/mine/.#steady.md").symlink_to("me@machine.1234")
    up_to_date(project)


def test_a_folder_that_begins_with_a_dot_is_passed_over(project: Path) -> None:
    (project / "docs/.obsidian").mkdir()
    (project / "docs/.obsidian/page.md").write_text("words", encoding="utf-8")
    load(project)


def test_a_file_that_cannot_be_opened_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "steady.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CurriculumError, match=r"docs/mine/steady.md, line 1: .*cannot be opened"):
        load(project)


def test_a_linked_folder_is_said(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.md").write_text("words", encoding="utf-8")
    (project / "docs/mine/notes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CurriculumError, match="docs/mine/notes, line 1: this is a link"):
        load(project)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_picture_that_a_page_shows_is_a_file(kind: str, project: Path) -> None:
    """A build would copy what a link leads to, and wait for ever at a pipe."""
    picture = project / "docs/mine/map.png"
    if kind == "link":
        picture.symlink_to("/etc/hostname")
    elif kind == "pipe":
        os.mkfifo(picture)
    else:
        picture.mkdir()
    page = project / "docs/mine/steady.md"
    page.write_text(f"{page.read_text('utf-8')}\n![A map](map.png)\n", encoding="utf-8")
    with pytest.raises(CurriculumError, match=r"docs/mine/(map.png, line 1: this is|steady.md)"):
        load(project)


@pytest.mark.parametrize("name", ["a\u202eb.quiz.yaml", "a\nb.md", "a\x07.png"])
def test_a_name_that_nobody_can_read_is_said_in_letters(name: str, project: Path) -> None:
    (project / "docs/mine" / name).write_text("title: x", encoding="utf-8")
    with pytest.raises(CurriculumError) as refused:
        load(project)
    [said] = [line for line in refused.value.report().splitlines() if "docs/mine" in line]
    assert "the name of this file has a sign that nobody can see" in said
    assert "?" in said


def test_a_picture_that_a_page_shows_is_no_stray(project: Path) -> None:
    (project / "docs/mine/my map.png").write_bytes(b"x")
    page = project / "docs/mine/steady.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n![A map](my%20map.png)\n", encoding="utf-8")
    load(project)


def test_a_file_that_check_names_is_never_published(tmp_path: Path) -> None:
    """A build stops at it, so that nothing of it comes into the site."""
    project = small_project(tmp_path)
    (project / "docs/mine/names.xlsx").write_bytes(b"secret")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "docs/mine/names.xlsx, line 1: 'names.xlsx' is not of a kind known here" in done.stdout
    assert not [*project.glob("site/**/*.xlsx")]


def test_a_file_that_is_only_copied_may_have_64_mib(project: Path) -> None:
    page, paper = project / "docs/mine/steady.md", project / "docs/mine/paper.pdf"
    page.write_text(page.read_text("utf-8") + "\n[A paper](paper.pdf)\n", "utf-8")
    with paper.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    load(project)
    with paper.open("ab") as file:
        file.write(b".")
    with pytest.raises(CurriculumError, match=r"has 65,536 KB; 65,536 KB is the most"):
        load(project)
