"""The curriculum that was last read without a fault, for as long as its files stay as they are."""

from pathlib import Path

from macros.content.curriculum.library import Library
from macros.content.site_files import SETTINGS

Stamps = tuple[tuple[Path, int, int], ...]
"""Each file of a project, with its bytes and the time of its last change."""

_last_read: dict[Stamps, Library] = {}
"""That curriculum alone, by the stamps that its files had just before."""


def stamps_of(project: Path) -> Stamps:
    """Return the stamps of the files of `project`: of its settings, and of all in docs/."""
    files = [*project.glob(SETTINGS), *sorted((project / "docs").rglob("*"))]
    facts = [(file, file.lstat()) for file in files]
    return tuple((file, found.st_size, found.st_mtime_ns) for file, found in facts)


def keep(stamps: Stamps, library: Library) -> None:
    """Keep a curriculum that was read without a fault; `stamps` are those from before."""
    _last_read.clear()
    _last_read[stamps] = library


def kept(project: Path) -> Library | None:
    """Return what was kept of `project`, or None where a file of it is another now."""
    return _last_read.get(stamps_of(project))
