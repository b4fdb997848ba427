"""Moves styles and scripts into a folder named by what they hold, for browsers to keep for good.

A page asks for `static/3f0c…/site.css`. When any style or script changes, so does the folder's
name, and no page meets the styles of another release.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from macros.publish.web.files_folder import HASH_LENGTH, MOVED, STATIC, files_folder
from macros.publish.web.site_pages import SitePages

ADDRESS = re.compile(
    r'(?P<before>\s(?:href|src|data-[\w-]+)="(?:[^":?#]*?/)??)'
    rf"(?:{STATIC}/[0-9a-f]{{{HASH_LENGTH}}}/)?"
    r'(?=(?:first\.css|site\.css|components/)[^"]*")'
)
"""The start of an address of a moved file, in an attribute of a page, before the move or after."""


def name_by_content(pages: SitePages) -> None:
    """Move the styles and scripts of the site of `pages` into their named folder, and tell them.

    A site that was named before, and changed since, is named anew.
    """
    site = pages.site
    was = files_folder(site)
    now = site / STATIC / _digest(was)
    if now != was:
        now.mkdir(parents=True)
        for name in MOVED:
            (was / name).rename(now / name)
        if was != site:
            was.rmdir()
    pages.tell(lambda _path, text: ADDRESS.sub(rf"\g<before>{STATIC}/{now.name}/", text))


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
