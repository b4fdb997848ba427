"""Writes into the built print page which PDFs there are, with a small picture of each.

The page is built before its PDFs are, and it says so. Once they are made, its list is put there
again with their links: no script has to guess what exists, and no link leads nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import html

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.publish.sheets.packet import Group, groups
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.sheet import loose_sheets, sheets_of
from macros.rendering import render

PAGE = "print/index.md"


@dataclass(frozen=True)
class PdfLink:
    """The way to one PDF."""

    paper: str
    """The paper's name: 'letter-large'."""
    url: str
    """The address, as seen from the print page."""
    kilobytes: int


@dataclass(frozen=True)
class FinishedPdfs:
    """The PDFs that lie in a built site."""

    sizes: Mapping[str, int]
    """Bytes of each file in the folder of PDFs, by name."""
    usual: str
    """The size of the program's own paper, which comes first: 'letter'."""
    packets: tuple[Group, ...] = ()
    """The packets that there are, sort by sort."""

    def pdfs(self, stem: str) -> tuple[PdfLink, ...]:
        """Return the PDFs of the sheet or packet `stem`, the program's own paper first."""
        found = ((paper, f"{stem}-{paper.name}.pdf") for paper in self._papers())
        return tuple(
            PdfLink(paper.name, f"pdf/{name}", -(-self.sizes[name] // 1024))
            for paper, name in found
            if name in self.sizes
        )

    def preview(self, stem: str) -> str:
        """Return the address of a sheet's small picture, or '' where there is none."""
        name = f"{stem}.png"
        return f"pdf/{name}" if name in self.sizes else ""

    def _papers(self) -> list[Paper]:
        return sorted(PAPERS, key=lambda paper: paper.size != self.usual)


def rewrite(library: Library, site: Path, folder: Path) -> None:
    """Put the list of what lies in `folder` into the built print page."""
    page = site / "print" / "index.html"
    if not page.exists():
        return
    sizes = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
    made = FinishedPdfs(sizes, library.program.page_size[0])
    made = replace(made, packets=tuple(_found(groups(library), made)))
    tree = html.parse(str(page))
    for old in tree.xpath("//*[@data-component='print-list']"):
        new = html.fragment_fromstring(print_list(library, made))
        new.tail = old.tail
        old.getparent().replace(old, new)
    half = page.with_name("index.html.half")
    half.write_bytes(html.tostring(tree, encoding="utf-8", doctype=tree.docinfo.doctype))
    half.replace(page)


def _found(sorts: Iterable[Group], made: FinishedPdfs) -> Iterator[Group]:
    for group in sorts:
        if packets := tuple(packet for packet in group.packets if made.pdfs(packet.stem)):
            yield replace(group, packets=packets)


def print_list(library: Library, made: FinishedPdfs | None) -> str:
    """Return the list as HTML; without `made` it has no PDFs."""
    link = CalledFrom(library, PAGE).link
    return render(
        "print-list",
        themes=library.themes,
        weeks=library.program.calendar,
        link=link,
        sheets_of=sheets_of,
        loose=[*loose_sheets(library)],
        made=made,
    )
