"""Writes into the built print page which PDFs there are, with the sides of each.

The page is built before its PDFs are, and it says so. Once they are made, its list is put there
again with their links: no script has to guess what exists, and no link leads nowhere.
"""

from collections.abc import Mapping
from dataclasses import replace
from os.path import relpath
from pathlib import Path

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.publish.run.shown_again import show_again
from macros.publish.sheets.finished_pdfs import FinishedPdfs
from macros.publish.sheets.packet import groups
from macros.publish.sheets.paper_offers import papers_list

PAGE = "print/index.md"


def rewrite(library: Library, site: Path, folder: Path, sides: Mapping[str, int]) -> None:
    """Put the list of what lies in `folder` into the built print page of a language.

    `sides` says how many sides each PDF there has, by the file's name.
    """

    def listed(here: CalledFrom) -> str:
        address = relpath(folder, (site / library.place(PAGE)).parent)
        return papers_list(here, replace(finished(library, folder, sides), folder=address))

    show_again(site, PAGE, library, "print-list", listed)


def finished(library: Library, folder: Path, sides: Mapping[str, int]) -> FinishedPdfs:
    """Return what lies in `folder`, with the packets that belong to no session."""
    pictures = frozenset(path.name for path in folder.glob("*.png"))
    made = FinishedPdfs(sides, pictures, library.program.page_size[0])
    first = (one for group in groups(library) if group.sort == "first" for one in group.packets)
    return replace(made, packets=tuple(one for one in first if made.links(one.stem)))
