"""The store of finished files: each lies under the hash of all that decides what it holds.

Nothing is ever half there, neither in the store nor in the site: a file is written under another
name, and gets its own when it is whole.
"""

import errno
import json
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from macros.whole_file import link_or_copy, write_whole


@dataclass(frozen=True)
class Made:
    """A PDF, and what is wrong with it in words for its author."""

    pdf: bytes
    """The file; empty where it could not be made."""
    pages: int
    faults: tuple[str, ...] = ()
    picture: bytes = b""
    """A small picture of the first page, as PNG; empty where nothing shows it."""


@dataclass(frozen=True)
class Store:
    """A folder of finished PDFs."""

    folder: Path

    def has(self, key: str) -> bool:
        """Return whether the PDF of `key` was made; what failed counts as not made."""
        return self._path(key).exists()

    def put(self, key: str, made: Made) -> None:
        """Keep a PDF with its picture and its faults."""
        facts = {"pages": made.pages, "faults": made.faults}
        # The PDF comes last: where one lies, all that belongs to it does.
        write_whole(self._path(key, "json"), json.dumps(facts).encode())
        if made.picture:
            write_whole(self._path(key, "png"), made.picture)
        if made.pdf:
            write_whole(self._path(key), made.pdf)

    def pdf(self, key: str) -> bytes:
        """Return the PDF of `key`."""
        return self._path(key).read_bytes()

    def facts(self, key: str) -> tuple[int, tuple[str, ...]]:
        """Return how many pages the PDF of `key` has (0: it is not there), and its faults."""
        facts = json.loads(self._path(key, "json").read_text(encoding="utf-8"))
        return facts["pages"], tuple(facts["faults"])

    def place(self, key: str, target: Path, ending: str = "pdf") -> None:
        """Let `target` in the site be the stored file of `key`."""
        path = self._path(key, ending)
        if target.exists() and target.samefile(path):
            return
        half = self.folder / f"{target.name}.{os.getpid()}.half"
        link_or_copy(path, half)
        try:
            half.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            # The site lies on another disk: the copy gets its name there when it is whole.
            near = target.with_name(f".{target.name}.half")
            shutil.move(half, near)
            near.replace(target)

    def sweep(self, keep: Collection[str]) -> None:
        """Delete what belongs to none of the keys in `keep`, and what a killed run left."""
        for path in self.folder.iterdir():
            if path.suffix == ".half" or path.name.partition(".")[0] not in keep:
                path.unlink(missing_ok=True)

    def _path(self, key: str, ending: str = "pdf") -> Path:
        return self.folder / f"{key}.{ending}"
