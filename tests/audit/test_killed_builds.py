"""Real builds of the whole site, killed and starved of disk: the published one is always whole."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.publish.swap import Place
from tests.conftest import PROJECT

pytestmark = pytest.mark.audit

BUILD = """
import sys
from pathlib import Path
from macros.content.loading import load
from macros.publish.site import build
project, site = Path(sys.argv[1]), Path(sys.argv[2])
sys.exit(build(project, load(project), with_pdfs=False, site=site))
"""
MOMENTS = 12
"""How often a build is killed, at times spread evenly over the seconds that a whole one takes."""

PATIENCE = 240.0
"""Seconds that a build may take at most on a busy machine."""

DISKS = (0.05, 0.4, 0.8, 1.2, 1.6, 1.95)
"""Sizes of a disk, as shares of what a finished site needs."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, whose words a test may change."""
    folder = tmp_path_factory.mktemp("killed") / "project"
    folder.mkdir()
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    for name in ("mkdocs.yml", "LICENSE", "LICENSE-CONTENT"):
        shutil.copy(PROJECT / name, folder / name)
    return folder


def started(project: Path, site: Path) -> subprocess.Popen[str]:
    """Start a build in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(project), str(site)],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def built(project: Path, site: Path) -> tuple[int, str]:
    """Build, waiting for one that still runs; return the exit code and what was said."""
    end = time.monotonic() + PATIENCE
    while True:
        process = started(project, site)
        said = process.communicate(timeout=PATIENCE)[1]
        if process.returncode == 0 or time.monotonic() > end or "another" not in said.lower():
            return process.returncode, said
        time.sleep(1)


def digest(folder: Path) -> str:
    """Return one hash for all names and bytes in `folder`; empty where there is none."""
    if not folder.is_dir():
        return ""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(path.relative_to(folder).as_posix().encode())
        # The packed sitemap bears the second in which it was made.
        if path.is_file() and path.suffix != ".gz":
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert built(project, site)[0] == 0
    old = digest(site)
    index = project / "docs" / "index.md"
    index.write_text(index.read_text("utf-8") + "\nOne more word.\n", "utf-8")
    begun = time.monotonic()
    code, said = built(project, tmp_path / "other")
    assert code == 0, said
    seconds = time.monotonic() - begun
    new = digest(tmp_path / "other")
    assert new != old
    for moment in range(MOMENTS):
        process = started(project, site)
        time.sleep(seconds * (moment + 0.5) / MOMENTS)
        # As when the power goes, and as when only the command is ended.
        if moment % 2:
            process.send_signal(signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        whole = digest(site) or digest(Place(site).aside)
        assert whole in {old, new}, f"killed after {moment + 0.5} of {MOMENTS} parts"
    code, said = built(project, site)
    assert code == 0, said
    assert digest(site) == new
    assert {path.name for path in tmp_path.iterdir()} == {"site", "other"}


@pytest.mark.parametrize("share", DISKS)
def test_a_full_disk_leaves_the_old_site_and_says_so(
    share: float, project: Path, site: Path, tmp_path: Path
) -> None:
    needed = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    with disk(tmp_path / "disk", int(needed * share)) as place:
        published = place / "site"
        published.mkdir()
        (published / "index.html").write_text("the old site", "utf-8")
        code, said = built(project, published)
        if code == 0:
            assert digest(published)
            assert (published / "even-keel.zip").exists()
            return
        assert said.splitlines()[-1].startswith("The disk is full. The site is as it was."), said
        assert (published / "index.html").read_text("utf-8") == "the old site"
        assert [path.name for path in place.iterdir()] == ["site"]


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount a disk of `size` bytes, in memory, at `folder`; skips where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(command, check=False, capture_output=True).returncode
    ):
        pytest.skip("no disk can be mounted here: run the audit as root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
