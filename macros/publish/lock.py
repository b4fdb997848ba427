"""One build at a time: a lock that ends with its process, however that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

try:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

except ImportError:  # Windows locks the first byte instead.
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


LOCK = Path(".cache") / "site.lock"
"""Where, in a project, what changes its site holds the lock."""


class BusyError(Exception):
    """Another build is at work."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; raises BusyError where another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        try:
            _lock(file)
        except OSError:
            what = "Another build of this site is at work. Wait until it is done."
            raise BusyError(what) from None
        yield
