"""What search knows of a page by its own HTML: its title, its words and its headings."""

from collections import Counter
from dataclasses import dataclass, field

from macros.publish.web.page_sections import sections
from macros.publish.web.search_words import counted, shown


@dataclass(frozen=True)
class PageWords:
    """What one page says."""

    title: str
    text: Counter[str] = field(default_factory=Counter)
    """Each word, as search compares it, with how often it stands in the page."""
    headings: list[tuple[str, str]] = field(default_factory=list)
    """The anchor and the title of each section, but for the first."""


def page_words(html: str, address: str, title: str) -> PageWords:
    """Return what a page says by its own `html`; it stands at `address`, and `title` is its own."""
    page = PageWords(shown(title))
    for entry in sections(html, address, title):
        heading = shown(entry["title"])
        page.text.update(counted(f"{heading} {entry['text']}"))
        if anchor := entry["location"].partition("#")[2]:
            page.headings.append((anchor, heading))
    return page
