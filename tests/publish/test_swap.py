"""A published site is never lost: whatever stops a build, the old one is whole, and it is said."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs.exceptions import Abort

from macros.__main__ import main
from macros.content.curriculum.library import Library
from macros.publish import site, swap
from macros.publish.lock import LOCK, BusyError, alone
from macros.publish.run import command as printing
from macros.publish.run import print_run as room
from macros.publish.run.changed_only import StoppedError
from macros.publish.swap import SwapError, place_of
from tests.conftest import PROJECT

Build = Callable[..., int]

KILLED = """
import os, sys
from pathlib import Path
from macros.publish.swap import place_of, swap
rename, done = Path.rename, []
def fatal(path, target):
    if len(done) == int(sys.argv[2]):
        os._exit(9)
    done.append(path)
    return rename(path, target)
place = place_of(Path(sys.argv[1]))
place.fresh.mkdir()
(place.fresh / "index.html").write_text("the new site")
Path.rename = fatal
swap(place)
"""
"""Swaps, and dies before the rename with the number that is given."""

HOLD = """
import sys
from pathlib import Path
from macros.publish.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
"""Holds the lock until it is killed, or until nobody can write to it any more."""


def said(folder: Path) -> str:
    """Return what the site in `folder` says."""
    return (folder / "index.html").read_text()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A published site, with a page, a folder and a PDF."""
    folder = tmp_path / "site"
    (folder / room.PDFS).mkdir(parents=True)
    (folder / room.PDFS / "card.pdf").write_text("a paper")
    (folder / "index.html").write_text("the old site")
    return folder


@pytest.fixture
def build(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a site of one page in `tmp_path`, as `make site` would."""

    def built(_: Path, fresh: Path) -> None:
        fresh.mkdir()
        (fresh / "index.html").write_text("the new site")

    monkeypatch.setattr(site, "build_pages", built)
    monkeypatch.setattr(site, "finish", lambda _: None)
    monkeypatch.setattr(site, "write_sheet_pieces", lambda *_: None)
    monkeypatch.setattr(room, "add_to", lambda *_: [])
    return lambda **given: site.build(tmp_path, library, **given)


def python(code: str, *given: str) -> list[str]:
    return [sys.executable, "-c", code, *given]


def test_a_new_site_takes_the_place_of_the_old_one_and_nothing_stays(
    build: Build, old: Path
) -> None:
    assert build() == 0
    assert said(old) == "the new site"
    assert {path.name for path in old.parent.iterdir()} == {"site", ".cache"}


def test_the_first_site_needs_no_old_one(build: Build, tmp_path: Path) -> None:
    assert build() == 0
    assert said(tmp_path / "site") == "the new site"


def test_what_a_killed_run_left_of_an_old_site_is_deleted(build: Build, old: Path) -> None:
    (old.parent / ".site-trash-1" / "pages").mkdir(parents=True)
    assert build() == 0
    assert {path.name for path in old.parent.iterdir()} == {"site", ".cache"}


def test_pages_that_do_not_build_leave_the_old_site_and_it_is_said(
    build: Build,
    old: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    warned = Abort("Aborted with 1 warnings in strict mode!")
    full = OSError(errno.ENOSPC, "No space left on device")
    for error, why in ((warned, "The pages could not be built."), (full, "The disk is full.")):
        monkeypatch.setattr(site, "build_pages", Mock(side_effect=error))
        assert build() == 1
        assert f"{why} The site is as it was." in capsys.readouterr().err
        assert said(old) == "the old site"


def test_a_mount_point_is_refused_before_anything_is_touched(
    build: Build, old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda path: path == old)
    assert build() == 1
    assert "is a mount point" in capsys.readouterr().err
    assert said(old) == "the old site"
    assert (old / room.PDFS / "card.pdf").exists()


def test_a_file_in_its_place_is_refused(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").write_text("notes")
    assert build() == 1
    assert "is a file" in capsys.readouterr().err
    assert (tmp_path / "site").read_text() == "notes"


def test_behind_a_link_the_site_is_swapped_and_the_link_stays(
    build: Build, old: Path, tmp_path: Path
) -> None:
    (tmp_path / "www").mkdir()
    old.rename(tmp_path / "www" / "public")
    old.symlink_to(tmp_path / "www" / "public")
    assert build() == 0
    assert old.is_symlink()
    assert said(tmp_path / "www" / "public") == "the new site"
    assert [path.name for path in (tmp_path / "www").iterdir()] == ["public"]


@pytest.mark.parametrize("target", ["nowhere/at/all", "site"])
def test_a_link_that_leads_nowhere_is_refused(
    target: str, build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").symlink_to(target)
    assert build() == 1
    assert capsys.readouterr().err
    assert (tmp_path / "site").is_symlink()


@pytest.mark.parametrize("step", [0, 1])
def test_a_step_that_fails_leaves_the_old_site_in_its_place(
    step: int,
    build: Build,
    old: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rename, steps = Path.rename, iter(range(9))

    def fails(path: Path, target: Path) -> Path:
        if next(steps) == step:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    assert build() == 1
    told = capsys.readouterr().err
    assert "could not be put in its place" in told
    assert "The site is as it was." in told
    assert said(old) == "the old site"
    assert (old / room.PDFS / "card.pdf").exists()
    assert {path.name for path in old.parent.iterdir()} == {"site", ".cache"}


def test_what_cannot_be_deleted_of_the_old_site_is_said_and_stops_no_later_build(
    build: Build, old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    delete = shutil.rmtree

    def some(folder: Path, **given: bool) -> None:
        if "trash" not in folder.name:
            delete(folder, **given)

    monkeypatch.setattr(swap.shutil, "rmtree", some)
    for _ in range(2):
        assert build(with_pdfs=False) == 0
        assert "cannot be deleted" in capsys.readouterr().err
        assert said(old) == "the new site"
    trash = [path for path in old.parent.iterdir() if "trash" in path.name]
    assert sorted(map(said, trash)) == ["the new site", "the old site"]


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_run_killed_inside_the_swap_leaves_a_whole_site_behind(
    step: int, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.run(python(KILLED, str(old), str(step)), cwd=PROJECT, check=False)
    assert done.returncode == 9
    place_of(old)
    assert said(old) == ("the new site" if step == 2 else "the old site")
    assert (old / room.PDFS / "card.pdf").exists() == (step != 2)
    assert [path.name for path in old.parent.iterdir()] == ["site"]
    assert ("back in its place" in capsys.readouterr().err) == (step == 1)


def test_the_second_of_two_builds_says_so_and_touches_nothing(
    build: Build, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with alone(tmp_path / LOCK):
        assert build() == 1
    assert "Another build of this site is at work." in capsys.readouterr().err
    assert said(old) == "the old site"
    assert build() == 0


@pytest.mark.parametrize("command", ["finish", "print"])
def test_what_changes_a_site_waits_for_a_build_and_puts_a_lost_site_back(
    command: str,
    old: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    changed: list[str] = []
    monkeypatch.setattr(site, "finish", lambda folder: changed.append(said(folder)))
    monkeypatch.setattr(printing, "load", lambda _: library)
    monkeypatch.setattr(room, "run", lambda _, folder, *__: changed.append(said(folder)) or [])
    ask = ["--project", str(old.parent), command]
    with alone(old.parent / LOCK):
        assert main(ask) == 1
    assert "Another build of this site is at work." in capsys.readouterr().err
    assert changed == []
    # As a run leaves it that is killed exactly between the two steps of a swap.
    old.rename(place_of(old).aside)
    assert main(ask) == 0
    assert "back in its place" in capsys.readouterr().err
    assert changed == ["the old site"]
    shutil.rmtree(old)
    assert main(ask) == 1
    assert "make site" in capsys.readouterr().err


def test_the_lock_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "site.lock"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(python(HOLD, str(lock)), cwd=PROJECT, **pipes) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(BusyError), alone(lock):
            pass
        holder.send_signal(signal.SIGKILL)
    with alone(lock):
        pass


def test_without_pango_a_site_with_pdfs_stays_unless_told_otherwise(
    build: Build, old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room, "add_to", lambda *_: None)
    assert build() == 1
    assert "--no-pdf" in capsys.readouterr().err
    assert said(old) == "the old site"
    assert build(with_pdfs=False) == 0
    assert said(old) == "the new site"


def test_without_pango_a_site_without_pdfs_is_replaced(
    build: Build, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old / room.PDFS / "card.pdf").unlink()
    monkeypatch.setattr(room, "add_to", lambda *_: None)
    assert build() == 0
    assert said(old) == "the new site"


def test_a_print_run_that_stops_leaves_a_site_with_pdfs(
    old: Path,
    tmp_path: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stops(*_: object) -> list[object]:
        raise StoppedError("The disk is full.")

    monkeypatch.setattr(site, "build_pages", lambda _, fresh: fresh.mkdir())
    monkeypatch.setattr(site, "write_sheet_pieces", lambda *_: None)
    monkeypatch.setattr(room, "_run", stops)
    monkeypatch.setattr(room, "_show", lambda *_: None)
    assert site.build(tmp_path, library) == 1
    assert "Not all PDFs were made." in capsys.readouterr().err
    assert said(old) == "the old site"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_refused(old: Path) -> None:
    old.parent.chmod(0o555)
    try:
        with pytest.raises(SwapError, match="cannot be written to"):
            place_of(old)
    finally:
        old.parent.chmod(0o755)
    assert said(old) == "the old site"
