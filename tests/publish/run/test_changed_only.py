"""Only what changed is made again, and no file is ever half there."""

import errno
import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from macros.lost_objects import NEW_OBJECTS
from macros.publish.pdf import store
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.store import Made, Store
from macros.publish.run.changed_only import StoppedError, remake
from macros.publish.sheets.paper import papers_of
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.conftest import PROJECT
from tests.publish.shop import LETTER, SAMPLE, Shop, job_of, remade, text

TELLS = """
import runpy
from macros.publish.run import changed_only
def told(running, return_when, wait=changed_only.wait):
    found = wait(running, return_when=return_when)
    print("made", flush=True)
    return found
changed_only.wait = told
runpy.run_module("macros", run_name="__main__")
"""
"""Does what `python -m macros` does, and says when a file was made."""


def test_a_second_run_makes_nothing(shop: Shop) -> None:
    shop.print(Selection(lessons=(SAMPLE,)))
    printed = shop.print(Selection(lessons=(SAMPLE,)))
    assert printed
    assert [one.task.name for one in printed if one.is_new] == []


def test_a_changed_handout_remakes_its_own_pdfs_and_no_other(shop: Shop, tmp_path: Path) -> None:
    copy = Shop(shop.library, tmp_path, tmp_path / "cache")
    shutil.copytree(shop.site, copy.site)
    shutil.copytree(shop.cache, copy.cache)
    page = copy.site / "lessons/relapse-prevention/my-triggers/handout.html"
    page.write_text(page.read_text("utf-8").replace("Can I avoid it?", "Can I go around it?"))
    # Another day on the files is no change.
    os.utime(copy.site / "lessons/relapse-prevention/my-triggers/index.html", (0, 0))
    started = time.perf_counter()
    printed = copy.print(Selection(lessons=(SAMPLE,)))
    assert time.perf_counter() - started < 30
    assert {one.task.name for one in printed if one.is_new} == {
        f"6.1-my-triggers-handout-{paper.name}.pdf" for paper in papers_of(shop.library.program)
    }
    assert "Can I go around it?" in text(copy.path("handout", LETTER))


def sweeps(task: Job) -> Made:
    """Say after how many new objects this process looks for lost ones."""
    said = f"{task.name}: {gc.get_threshold()[0]}"
    return Made(b"a file", 1, (said,), picture=b"a picture")


def test_workers_look_for_lost_objects_seldom(shop: Shop, tmp_path: Path) -> None:
    sheets = chosen(all_sheets(shop.library), [SAMPLE], ["handout", "quiz"])
    tasks = [job_of(shop, sheet, f"<p>{sheet.stem}</p>") for sheet in sheets]
    printed = remake(tasks, sweeps, tmp_path / "pdf", Store(tmp_path / "papers"), workers=2)
    assert [one.faults for one in printed] == [(f"{task.name}: {NEW_OBJECTS}",) for task in tasks]


@dataclass(frozen=True)
class Waits:
    """A task that waits for the file of another, for as long as a slow machine needs for it."""

    key: str
    file: Path
    needs: tuple[str, ...] = ()
    title: str = "A file"
    weight: int = 1
    has_preview: bool = False
    bound: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.key}.pdf"

    @property
    def stem(self) -> str:
        return self.key


def waits(task: Waits) -> Made:
    until = time.monotonic() + 60
    while not task.file.exists():
        if time.monotonic() > until:
            return Made(b"", 0, (f"{task.file.name} did not come",))
        time.sleep(0.01)
    return Made(b"a file", 1)


def test_a_packet_begins_when_its_own_sheets_are_there(tmp_path: Path) -> None:
    store = Store(tmp_path / "papers")
    tasks = [
        # This ends when a packet is there that is made while it runs.
        Waits("slow", store.folder / "packet.pdf", weight=2),
        Waits("sheet", tmp_path),
        Waits("packet", tmp_path, needs=("sheet.pdf",)),
        Waits("whole", tmp_path, needs=("sheet.pdf", "slow.pdf")),
    ]
    printed = remake(tasks, waits, tmp_path / "pdf", store, workers=2)
    assert [(one.task.stem, one.faults, one.is_new) for one in printed] == [
        (name, (), True) for name in ("slow", "sheet", "packet", "whole")
    ]
    again = remake(tasks, waits, tmp_path / "pdf", store, workers=2)
    assert not any(one.is_new for one in again)


def test_a_killed_run_leaves_no_half_file(shop: Shop, tmp_path: Path) -> None:
    shutil.copytree(shop.site, tmp_path / "site", ignore=shutil.ignore_patterns("pdf"))
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    asked = ["--project", str(tmp_path), "print", "--kind", "handout", "--workers", "2"]
    with subprocess.Popen(
        [sys.executable, "-c", TELLS, *asked],
        cwd=PROJECT,
        start_new_session=True,
        stdout=subprocess.PIPE,
    ) as killed:
        assert killed.stdout
        assert killed.stdout.readline() == b"made\n"
        os.killpg(killed.pid, signal.SIGKILL)
    folder = tmp_path / ".cache" / "papers"
    assert list(folder.glob("*.pdf"))
    for path in (*tmp_path.rglob("print/pdf/*"), *folder.glob("*.pdf")):
        assert path.suffix in (".pdf", ".png"), path
        if path.suffix == ".pdf":
            pypdf.PdfReader(path, strict=True)


def test_a_full_disk_is_said_and_leaves_no_half_file(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store.Path, "write_bytes", full)
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    task = job(sheet, LETTER, cut(shop.site, sheet, large=False), shop.library.program)
    with pytest.raises(StoppedError, match="disk is full"):
        remade([task], tmp_path)
    assert list(tmp_path.rglob("*.pdf")) == []
