"""What the last whole build was made from, and what it made: while both stay, it is current."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from importlib.metadata import distributions
from pathlib import Path

RECORD = Path(".cache") / "last-build.txt"
"""Where, in a project, the last whole build is written down."""

ROOMS = ("docs", "macros", "overrides")
NOT_READ = "__pycache__"
"""What Python writes for itself among our files."""


def made_from(project: Path, with_pdfs: bool) -> str:
    """Return a SHA-256 in hex of all that a site of `project` is made from.

    That is every file of its three rooms and beside them, the installed packages, Python, the day
    (a page tells leaders when phone numbers are due to be checked), and whether PDFs are made.
    Nothing is returned where a file cannot be read, which the check then says.
    """
    try:
        return _made_from(project, with_pdfs)
    except OSError:
        return ""


def _made_from(project: Path, with_pdfs: bool) -> str:
    found = hashlib.sha256()
    for path in _sources(project):
        found.update(f"{path.relative_to(project).as_posix()}\0".encode(errors="surrogateescape"))
        if stat.S_ISREG(path.stat().st_mode):  # Nobody ever ends reading a pipe.
            found.update(hashlib.sha256(path.read_bytes()).digest())
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    found.update("\0".join((*packages, sys.version, str(date.today()), str(with_pdfs))).encode())
    return found.hexdigest()


def is_standing(project: Path, site: Path, source: str) -> bool:
    """Return whether the whole site that was last made, from `source`, still stands in `site`."""
    if not source:
        return False
    try:
        return (project / RECORD).read_text("utf-8") == _record(site, source)
    except (OSError, ValueError):
        return False


def note(project: Path, site: Path, source: str) -> None:
    """Write down that the whole site in `site` was made from `source`, as `made_from` says.

    Where that cannot be written, as on a full disk, the next run builds again.
    """
    if not source:
        return
    path = project / RECORD
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_record(site, source), "utf-8")


def _record(site: Path, source: str) -> str:
    """Return `source` and what stands in `site`: names, sizes and when each was written."""
    place = site.resolve()
    made = hashlib.sha256()
    for path in _files(place):
        facts = path.lstat()
        said = f"{path.relative_to(place).as_posix()}\0{facts.st_size}\0{facts.st_mtime_ns}\0"
        made.update(said.encode(errors="surrogateescape"))
    return f"{source}\n{made.hexdigest()}\n{place}\n"


def _sources(project: Path) -> Iterator[Path]:
    yield from sorted(path for path in project.iterdir() if path.is_file())
    for room in ROOMS:
        yield from _files(project / room)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != NOT_READ)
        yield from (Path(place, name) for name in sorted(names))
