"""The pages of a built site, read once and written once, however many steps change them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.publish.web.files_folder import MOVED, files_folder

ENDINGS = (".html", ".htm")
"""How the names of pages end; the second is that of a page which no list of pages names."""


class SitePages:
    """The pages of the built `site`, and what each says by now."""

    def __init__(self, site: Path) -> None:
        """Read them; a part of a component, which lies beside its scripts, is no page."""
        self.site = site
        parts = {files_folder(site) / name for name in MOVED}
        every = (path for path in site.rglob("*.htm*") if path.suffix in ENDINGS)
        paths = sorted(path for path in every if not parts.intersection(path.parents))
        self.texts = {path: path.read_text(encoding="utf-8") for path in paths}

    def tell(self, told: Callable[[Path, str], str]) -> None:
        """Let each page say what `told` returns for its path and what it says now."""
        self.texts = {path: told(path, text) for path, text in self.texts.items()}


@contextmanager
def pages_of(site: Path) -> Iterator[SitePages]:
    """Give the pages of the built `site` to be changed, and write those that were."""
    pages = SitePages(site)
    before = dict(pages.texts)
    yield pages
    for path, text in pages.texts.items():
        if text != before[path]:
            path.write_text(text, encoding="utf-8")
