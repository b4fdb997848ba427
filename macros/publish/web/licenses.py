"""The licenses that go wherever the site goes: onto a host, and into the zip for a stick."""

import shutil
from pathlib import Path

from macros.rendering import OVERRIDES

LICENSES = ("LICENSE", "LICENSE-CONTENT")
"""Of the code and of the words, beside the four rooms. Nobody else's code or font is in a page."""


def write_licenses(site: Path) -> None:
    """Copy the licenses into the folder `site`, as text that a browser shows."""
    for name in LICENSES:
        shutil.copyfile(OVERRIDES.parent / name, site / f"{name}.txt")
