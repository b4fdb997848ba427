"""The front page of an edition: its heading is the name of the program."""

from collections.abc import Mapping
from pathlib import Path

from macros.content.files.front_matter import read_page
from macros.edition.edition_file import Edition
from macros.edition.settings_text import with_value

HOME = "index.md"


def own_home(edition: Edition, docs: Path, changed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of our front page with the program's name over it, by its place in docs/.

    `changed` are pages of ours whose text is another in this edition. A front page of the
    clinic's own stays as it is.
    """
    if (edition.docs / HOME).exists() or not (docs / HOME).is_file():
        return {}
    text = changed.get(HOME) or (docs / HOME).read_text("utf-8")
    front_matter = read_page(docs / HOME, f"docs/{HOME}").front_matter
    return {HOME: with_value(text, front_matter, ("title",), edition.program.name)}
