"""Pages of ours that link to what an edition hides: there the words stay, and the link goes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.files.front_matter import read_page
from macros.content.files.markdown_page import read_prose
from macros.edition.edition_file import Edition
from macros.edition.our_pages import OurPages


def without_links(edition: Edition, ours: OurPages) -> Mapping[str, str]:
    """Return the text of each page that is changed so, by its place in docs/."""
    return dict(_changed(edition, ours.docs)) if edition.settings.hide else {}


def _changed(edition: Edition, docs: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(docs.rglob("*.md")):
        place = path.relative_to(docs).as_posix()
        # The clinic's own pages are its own to mend, and the check names their dead links.
        if edition.hides(place) or edition.has(place) or path.name == "design.md":
            continue
        links = read_prose(read_page(path, f"docs/{place}")).links
        dead = [link for link in links if edition.hides(link.place(place)[0])]
        if dead:
            text = path.read_text("utf-8")
            for link in dead:
                text = link.taken_out_of(text)
            yield place, text
