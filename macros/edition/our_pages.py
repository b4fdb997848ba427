"""Our pages, of which an edition shows some with another text."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class OurPages:
    """Our pages and data files, by their places in docs/."""

    docs: Path
    """Our folder of pages."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """The text of each file that is another in the edition."""

    def text(self, place: str) -> str:
        """Return the text of the file at `place`, as the edition has it by now."""
        return self.changed.get(place) or (self.docs / place).read_text("utf-8")

    def also(self, changed: Mapping[str, str]) -> "OurPages":
        """Return the same pages with more of them `changed`."""
        return replace(self, changed={**self.changed, **changed})


def lesson_folders(docs: Path) -> list[str]:
    """Return the folder of each of our lessons, inside `docs`."""
    return [path.parent.relative_to(docs).as_posix() for path in docs.glob("lessons/*/*/index.md")]
