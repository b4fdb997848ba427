"""Where the styles and scripts of a built site lie: in itself, or in a folder with their name."""

import re
from pathlib import Path

STATIC = "static"
"""Where the named folder lies in the site. A file in it never changes; a new one has a new name."""

MOVED = ("components", "first.css", "site.css")
"""What moves into it. These files name one another by relative paths, so they stay together."""

HASH_LENGTH = 12
"""Hex digits of a SHA-256 in the folder's name: 48 bits, to tell one release from another."""


def files_folder(site: Path) -> Path:
    """Return where the styles and scripts of the built `site` lie: in itself, or moved."""
    return next((site / STATIC).glob("*"), site)


def unnamed(path: str) -> str:
    """Return the `path` inside the site that a file had before it was moved."""
    return re.sub(rf"^{STATIC}/[0-9a-f]{{{HASH_LENGTH}}}/", "", path)
