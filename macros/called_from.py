"""Where a macro stands: what it may look things up in, and the page that it is called in."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import dirname, relpath

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.page_files import PageFiles


@dataclass(frozen=True)
class CalledFrom:
    """Where a macro stands: the library, and the `path` of the page inside `docs`."""

    library: Library
    path: str

    @property
    def folder(self) -> str:
        """The page's folder inside `docs`."""
        return str(PurePosixPath(self.path).parent)

    @property
    def lesson(self) -> Lesson:
        """The lesson that the page belongs to."""
        return self.library.lessons[self.folder]

    @property
    def page_files(self) -> PageFiles:
        """The data files and drawings beside the page."""
        return self.library.lessons.get(self.folder) or self.library.page_files[self.folder]

    @property
    def for_the_room(self) -> bool:
        """True on a leader's page, which a whole room looks at."""
        return self.path.startswith("leaders/")

    def link(self, path: str) -> str:
        """Return the address of another page, `path` inside `docs`, as seen from this page."""
        return relpath(path, dirname(self.path) or ".").removesuffix(".md") + (
            ".html" if path.endswith(".md") else ""
        )
