"""The PDFs that a built site holds, as its print page offers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import PAPERS, Paper


@dataclass(frozen=True)
class PdfLink:
    """The way to one PDF."""

    papers: str
    """The names of the papers for which it is the one to print, with spaces between."""
    url: str
    """The address, as seen from the print page."""
    sides: int


@dataclass(frozen=True)
class FinishedPdfs:
    """The PDFs that lie in a built site."""

    sides: Mapping[str, int]
    """How many sides each PDF has, by the file's name."""
    pictures: frozenset[str]
    """The names of the small pictures beside them."""
    usual: str
    """The size of the program's own paper, which comes first: 'letter'."""
    packets: tuple[Packet, ...] = ()
    """The packets that belong to no session, of which there are PDFs."""
    folder: str = "pdf"
    """The address of their folder, as seen from the print page."""

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that PDFs were made for, the program's own first."""
        found = (one for one in PAPERS if any(n.endswith(f"-{one.name}.pdf") for n in self.sides))
        return tuple(sorted(found, key=lambda paper: paper.size != self.usual))

    def links(self, stem: str) -> tuple[PdfLink, ...]:
        """Return the PDFs of the sheet or packet `stem`, one for each paper.

        What is large as it is has no large print, and stands for it.
        """
        found: dict[str, list[str]] = {}
        for paper in self.papers:
            names = (paper.file_name(stem), Paper(paper.size).file_name(stem))
            if name := next((name for name in names if name in self.sides), ""):
                found.setdefault(name, []).append(paper.name)
        return tuple(
            PdfLink(" ".join(papers), f"{self.folder}/{name}", self.sides[name])
            for name, papers in found.items()
        )

    def preview(self, stem: str) -> str:
        """Return the address of a sheet's small picture, or '' where there is none."""
        name = f"{stem}.png"
        return f"{self.folder}/{name}" if name in self.pictures else ""
