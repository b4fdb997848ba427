"""Takes out of each page what only some readers come to see, and puts it into a script of its own.

A template with `data-late` stands in the page that `serve` shows. In a finished site its place is
kept, and a script fills it when `EvenKeel.late` asks: scripts also load from a USB stick, where a
page may fetch no other file. Pages with the same words share the script.
"""

import json
import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from posixpath import relpath

from macros.publish.web.files_folder import files_folder
from macros.publish.web.joined_files import COMPONENTS, HASH_LENGTH
from macros.publish.web.site_pages import SitePages

_LATE = re.compile(r'\u003ctemplate id="([\w-]+)" data-late>(.+?)\u003c/template>', re.DOTALL)
"""Such a template, as the generator writes it; none holds another."""


def take_out(pages: SitePages) -> None:
    """Write the scripts of the site of `pages`, and tell them. What is out already stays so."""
    folder = files_folder(pages.site) / COMPONENTS
    pages.tell(lambda path, text: _LATE.sub(partial(_kept, path, folder), text))


def _kept(page: Path, folder: Path, found: re.Match[str]) -> str:
    """Return what stays in the `page` of a template; what it holds goes into a script."""
    name, inside = found[1], found[2].strip()
    script = f"document.getElementById({json.dumps(name)}).innerHTML={json.dumps(inside)}"
    path = folder / f"{name}-{sha256(script.encode()).hexdigest()[:HASH_LENGTH]}.js"
    if not path.exists():
        path.write_text(script, encoding="utf-8")
    address = relpath(path.as_posix(), page.parent.as_posix())
    return f'\u003ctemplate id="{name}" data-late="{address}">\u003c/template>'
