"""Shows a component of a built page again, with what is known only after the pages are made."""

from collections.abc import Callable
from pathlib import Path

from lxml import html

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.whole_file import write_whole


def show_again(
    site: Path, path: str, library: Library, component: str, shown: Callable[[CalledFrom], str]
) -> None:
    """Put what is `shown` now in the place of a `component` of the page `path`, inside `docs`.

    A page that is not there is left out, and one that is not in the language of the `library` is
    left to the English one.
    """
    page = site / library.built(path)
    if not page.exists() or library.language_of(path) != library.language:
        return
    tree = html.parse(str(page))
    for old in tree.xpath("//*[@data-component=$name]", name=component):
        new = html.fragment_fromstring(shown(CalledFrom(library, path)))
        new.tail = old.tail
        old.getparent().replace(old, new)
    write_whole(page, html.tostring(tree, encoding="utf-8", doctype=tree.docinfo.doctype))
