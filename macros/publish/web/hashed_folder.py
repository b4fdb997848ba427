"""Moves styles and scripts into a folder named by what they hold, for browsers to keep for good.

A page asks for `static/3f0c…/site.css`. When any style or script changes, so does the folder's
name, and no page meets the styles of another release.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = "static"
"""Where the named folder lies in the site. A file in it never changes; a new one has a new name."""

MOVED = ("components", "first.css", "site.css")
"""What moves into it. These files name one another by relative paths, so they stay together."""

HASH_LENGTH = 12
"""Hex digits of a SHA-256 in the folder's name: 48 bits, to tell one release from another."""

ADDRESS = re.compile(
    r'(?P<before>\s(?:href|src|data-[\w-]+)="(?:[^":?#]*?/)??)'
    rf"(?:{FOLDER}/[0-9a-f]{{{HASH_LENGTH}}}/)?"
    r'(?=(?:first\.css|site\.css|components/)[^"]*")'
)
"""The start of an address of a moved file, in an attribute of a page, before the move or after."""


def name_by_content(site: Path) -> None:
    """Move the styles and scripts of the built `site` into their named folder, and tell its pages.

    A site that was named before, and changed since, is named anew.
    """
    was = files_folder(site)
    now = site / FOLDER / _digest(was)
    if now != was:
        now.mkdir(parents=True)
        for name in MOVED:
            (was / name).rename(now / name)
        if was != site:
            was.rmdir()
    for page in [*site.rglob("*.html"), *site.rglob("*.htm")]:
        if now in page.parents:
            continue
        text = page.read_text(encoding="utf-8")
        told = ADDRESS.sub(rf"\g<before>{FOLDER}/{now.name}/", text)
        if told != text:
            page.write_text(told, encoding="utf-8")


def files_folder(site: Path) -> Path:
    """Return where the styles and scripts of the built `site` lie: in itself, or moved."""
    return next((site / FOLDER).glob("*"), site)


def unnamed(path: str) -> str:
    """Return the `path` inside the site that a file had before it was moved."""
    return re.sub(rf"^{FOLDER}/[0-9a-f]{{{HASH_LENGTH}}}/", "", path)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:HASH_LENGTH]


def _files(folder: Path) -> Iterator[Path]:
    for name in MOVED:
        found = folder / name
        yield from sorted(path for path in (found, *found.rglob("*")) if path.is_file())
