"""Keeps what was read of each page from one run to the next: most pages stay as they were.

Reading pages is most of the work of a check. What was read lies under the hash of all that it
depends on, the text of the page and the code that reads it, so that it is never old.
"""

import hashlib
import pickle
import sys
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from macros.content.files.front_matter import Page, page_of
from macros.content.files.markdown_page import read_prose
from macros.content.files.prose import Prose
from macros.whole_file import write_whole

FOLDER = Path(".cache") / "pages-read"
"""Where, in a project, what was read is kept."""

READERS = ("Jinja2", "Markdown", "pymdown-extensions", "PyYAML")
"""The packages that read pages; their versions decide what is found in one."""

ReadPage = tuple[Page, Prose]


class KeptPages:
    """What was read of the pages of one project, in this run and in those before."""

    def __init__(self, project: Path | None = None) -> None:
        self.folder = project / FOLDER if project else None
        """None where nothing outlives the run."""
        self.used: set[str] = set()

    def read(self, text: str, file: str, language: str) -> ReadPage:
        """Return the page that `text` is in a `language`, and what it holds.

        `file` is where it stands inside the project. Raises `Unreadable`.
        """
        key = hashlib.sha256("\0".join((text, file, language, _code())).encode()).hexdigest()
        self.used.add(key)
        return _read(text, file, language, self.folder / key if self.folder else None)

    def sweep(self) -> None:
        """Delete what no page of this run is made of any more."""
        with suppress(OSError):
            for path in self.folder.iterdir() if self.folder else ():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)


# While a preview follows changes, all pages but one stay as they were.
@lru_cache(maxsize=2048)
def _read(text: str, file: str, language: str, place: Path | None) -> ReadPage:
    if place and (kept := _unpacked(place)):
        return kept
    page = page_of(text, file)
    found = page, read_prose(page, language)
    if place:
        _keep(place, found)
    return found


def _unpacked(place: Path) -> ReadPage | None:
    """Return what is kept at `place`; nothing where that is not there, or damaged."""
    try:
        found: ReadPage = pickle.loads(place.read_bytes())
    except Exception:  # What damaged bytes may raise has no end.
        return None
    return found


def _keep(place: Path, found: ReadPage) -> None:
    """Write `found` to `place`; where that cannot be, it is read again the next time."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


@cache
def _code() -> str:
    """Return a hash of our own modules, with the versions of the packages and of Python."""
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parents[2].rglob("*.py")):
        found.update(path.read_bytes())
    found.update("\0".join((*map(version, READERS), sys.version)).encode())
    return found.hexdigest()
