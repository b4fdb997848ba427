"""The front page of an edition: its heading is the name of the program."""

from collections.abc import Mapping

from macros.content.files.front_matter import read_page
from macros.edition.edition_file import Edition
from macros.edition.our_pages import OurPages
from macros.edition.settings_text import with_value

HOME = "index.md"


def own_home(edition: Edition, ours: OurPages) -> Mapping[str, str]:
    """Return the text of our front page with the program's name over it, by its place in docs/.

    A front page of the clinic's own stays as it is.
    """
    if edition.has(HOME) or not (ours.docs / HOME).is_file():
        return {}
    front_matter = read_page(ours.docs / HOME, f"docs/{HOME}").front_matter
    return {HOME: with_value(ours.text(HOME), front_matter, ("title",), edition.program.name)}
