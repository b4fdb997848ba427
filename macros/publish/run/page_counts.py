"""Knows how many sides each PDF of the site has, without opening one that was counted before."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pikepdf import Pdf

from macros.publish.run.changed_only import Printed
from macros.whole_file import write_whole

KEPT = "sides.json"
"""The file inside the cache, beside the folder of finished PDFs: each PDF's stamp and sides."""


def page_counts(folder: Path, cache: Path, printed: Sequence[Printed] = ()) -> Mapping[str, int]:
    """Return how many sides each PDF in `folder` has, by the file's name.

    What was just `printed` is known; of the rest, `cache` knows what it has met with the same
    stamp. Only what is new to both is opened.
    """
    fresh = {one.path.name: one.pages for one in printed}
    kept = _kept(cache / KEPT)
    counts: dict[str, tuple[str, int]] = {}
    for path in sorted(folder.glob("*.pdf")):
        stamp = _stamp(path)
        was, sides = kept.get(path.name, ("", 0))
        if path.name in fresh:
            sides = fresh[path.name]
        elif was != stamp:
            sides = _opened(path)
        counts[path.name] = (stamp, sides)
    if counts != kept:
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(cache / KEPT, json.dumps(counts).encode())
    return {name: sides for name, (_, sides) in counts.items()}


def _kept(path: Path) -> dict[str, tuple[str, int]]:
    """Return what `path` holds; what cannot be read is counted again."""
    try:
        found: dict[str, tuple[str, int]] = json.loads(path.read_text(encoding="utf-8"))
        return {name: (str(stamp), int(sides)) for name, (stamp, sides) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _stamp(path: Path) -> str:
    """Return a file's bytes and the time of its last change: another file has another stamp."""
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _opened(path: Path) -> int:
    with Pdf.open(path) as pdf:
        return len(pdf.pages)
