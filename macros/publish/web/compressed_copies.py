"""Writes beside each text of a site what a host can send in its stead: a `.gz` and a `.br`.

A host that compresses by itself does so quickly, anew for each visit, and less well. Zopfli makes a
`.gz` five percent smaller than gzip's best, and needs fifty times as long: not worth it.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from macros.publish.web.http_headers import HOST_FILES, TEXTS
from macros.whole_file import link_or_copy, write_whole

LEAST = 256
"""Bytes. What is smaller fits one packet either way."""

QUALITY = 10
"""Of Brotli's 0 to 11. The last is 3 % smaller, and doubles the time."""

COMPRESS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=QUALITY),
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
"""What makes each copy, by how its name ends after the whole name of the file."""

COPIES_KEPT = f"copies-{QUALITY}"
"""The folder of finished copies inside the cache; another quality has another."""


def write_copies(site: Path, kept: Path) -> None:
    """Write the compressed copies of each text in the finished `site`.

    They have no date and no name in them, so that the same site gives the same bytes. In the folder
    `kept` they lie under the hash of their text, so that a text is compressed once.
    """
    kept.mkdir(parents=True, exist_ok=True)
    # Both libraries let other threads run meanwhile.
    with ThreadPoolExecutor() as pool:
        used = {name for names in pool.map(partial(_write, kept), _texts(site)) for name in names}
    for path in kept.iterdir():
        if path.name not in used:
            path.unlink()


def take_away_copies(site: Path) -> None:
    """Delete what `write_copies` wrote: a host would send a copy of what a file once was."""
    for path in _texts(site):
        for ending in COMPRESS:
            Path(f"{path}{ending}").unlink(missing_ok=True)


def _texts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS and path.name not in HOST_FILES and path.is_file():
            yield path


def _write(kept: Path, path: Path) -> list[str]:
    """Write the copies of the text at `path`; return the names under which they are kept."""
    text = path.read_bytes()
    if len(text) < LEAST:
        return []
    key = hashlib.sha256(text).hexdigest()
    for ending, compress in COMPRESS.items():
        mine = kept / f"{key}{ending}"
        if not mine.exists():
            write_whole(mine, compress(text))
        copy = Path(f"{path}{ending}")
        copy.unlink(missing_ok=True)
        link_or_copy(mine, copy)
    return [f"{key}{ending}" for ending in COMPRESS]
