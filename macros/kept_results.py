"""Keeps what took long to work out from one run to the next, in a folder of the project's cache.

A result lies under the hash of all that it depends on, our own code among it, so that it is never
old. One that is damaged, or cannot be written, is worked out again.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

from macros.whole_file import write_whole

Result = TypeVar("Result")

OWN = Path(__file__).parent
"""The folder of our modules; beside it stands that of templates, styles and words."""

MANY = 2048
"""How many results stay in memory: in a preview, all pages but one are as before."""

_memory: dict[tuple[Path | None, str], object] = {}
"""The results that were last asked for, by folder and key, the oldest first."""


class KeptResults:
    """Results of one sort, of this run and of those before."""

    def __init__(self, folder: Path | None, *packages: str) -> None:
        """Keep results in `folder`; None where nothing outlives the run.

        `packages` are those that work them out beside our own code, by their names.
        """
        self.folder = folder
        self.packages = packages
        self.used: set[str] = set()

    def of(self, work_out: Callable[[], Result], *decides: str) -> Result:
        """Return what `work_out` returns for the texts that decide it, or did before.

        What is returned may be returned again: nobody changes it.
        """
        key = hashlib.sha256("\0".join((*decides, own_code(self.packages))).encode()).hexdigest()
        self.used.add(key)
        found = _memory.pop((self.folder, key), None)
        if found is None:  # An empty result is one too.
            found = self._read(key)
        if found is None:
            found = work_out()
            self._write(key, found)
        _memory[self.folder, key] = found
        if len(_memory) > MANY:
            del _memory[next(iter(_memory))]
        return cast(Result, found)

    def sweep(self) -> None:
        """Delete what this run had no use for."""
        with suppress(OSError):
            for path in self.folder.iterdir() if self.folder else ():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)

    def _read(self, key: str) -> object:
        try:
            return pickle.loads((self.folder / key).read_bytes()) if self.folder else None
        except Exception:  # What damaged bytes may raise has no end.
            return None

    def _write(self, key: str, found: object) -> None:
        if self.folder:
            with suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
                write_whole(self.folder / key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def forget() -> None:
    """Let nothing stay in memory, as at the beginning of a run."""
    _memory.clear()


def follow_files() -> None:
    """Let results depend on the templates, styles and words as they are now."""
    own_code.cache_clear()
    _templates.cache_clear()


@cache
def own_code(packages: tuple[str, ...]) -> str:
    """Return a hash of our modules, templates and words, and of the versions of `packages`."""
    versions = (*map(version, packages), sys.version, _modules(), _templates())
    return hashlib.sha256("\0".join(versions).encode()).hexdigest()


@cache
def _modules() -> str:
    # A run keeps the modules that it began with.
    return _hash(OWN.rglob("*.py"))


@cache
def _templates() -> str:
    return _hash((OWN.parent / "overrides").rglob("*.*"))


def _hash(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"\0{path.name}\0".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()
