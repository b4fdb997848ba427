"""Writes beside each text of a site what a host can send in its stead: a `.gz` and a `.br`.

A host that compresses by itself does so quickly, anew for each visit, and less well. Zopfli makes a
`.gz` five percent smaller than gzip's best, and needs fifty times as long: not worth it.
"""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from macros.publish.web.http_headers import HOST_FILES, TEXTS

LEAST = 256
"""Bytes. What is smaller fits one packet either way."""

QUALITY = 10
"""Of Brotli's 0 to 11. The last is 3 % smaller, and doubles the time."""

COPIES = (".br", ".gz")
"""How the names of the copies end, after the whole name of the file."""


def write_copies(site: Path) -> None:
    """Write the compressed copies of each text in the finished `site`.

    They have no date and no name in them, so that the same site gives the same bytes.
    """
    # Both libraries let other threads run meanwhile.
    with ThreadPoolExecutor() as pool:
        list(pool.map(_write, _texts(site)))


def take_away_copies(site: Path) -> None:
    """Delete what `write_copies` wrote: a host would send a copy of what a file once was."""
    for path in _texts(site):
        for ending in COPIES:
            Path(f"{path}{ending}").unlink(missing_ok=True)


def _texts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS and path.name not in HOST_FILES and path.is_file():
            yield path


def _write(path: Path) -> None:
    text = path.read_bytes()
    if len(text) >= LEAST:
        Path(f"{path}.gz").write_bytes(gzip.compress(text, 9, mtime=0))
        Path(f"{path}.br").write_bytes(brotli.compress(text, quality=QUALITY))
