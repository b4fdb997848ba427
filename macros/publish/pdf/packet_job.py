"""A packet to print: its cover, and the finished PDFs behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.kinds.program import Program
from macros.publish.pdf.checksum import checksum
from macros.publish.pdf.job import Job
from macros.publish.pdf.store import Made, Store
from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.rendering import OVERRIDES, environment
from macros.wording import said

STYLES = (OVERRIDES / "site.css", OVERRIDES / "print" / "print.css")


@dataclass(frozen=True)
class PacketJob:
    """One packet on one paper."""

    packet: Packet
    paper: Paper
    program: Program
    language: str
    parts: tuple[tuple[Job, str], ...]
    """Each sheet, and its key in the store."""
    has_preview: bool = False

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.stem}-{self.paper.name}.pdf"

    @property
    def title(self) -> str:
        """What it is, in words."""
        return self.packet.title

    @property
    def stem(self) -> str:
        """The file's name without paper and ending."""
        return self.packet.stem

    @property
    def weight(self) -> int:
        """How long it takes, beside other tasks."""
        return sum(job.weight for job, _ in self.parts)

    @property
    def key(self) -> str:
        """A name for all that decides what the file holds."""
        keys = (key for _, key in self.parts)
        cover = self._cover([0] * len(self.parts))
        return checksum(cover, *STYLES, self.paper.zoom, _page_word(), *keys)

    def made(self, store: Store) -> Made:
        """Return the file, bound from the sheets in `store`."""
        from macros.publish.pdf.layout import lay_out, write
        from macros.publish.pdf.merge import PacketPart, bind

        pages = [store.facts(key)[0] for _, key in self.parts]
        cover = lay_out(self._cover([*_starts(1, pages)]), STYLES)
        if (front := len(cover.pages)) > 1:
            cover = lay_out(self._cover([*_starts(front, pages)]), STYLES)
        parts = [PacketPart(job.title, store.pdf(key)) for job, key in self.parts]
        pdf = bind(write(cover, self.paper), parts, _page_word(), self.paper.zoom)
        return Made(pdf, front + sum(pages))

    def _cover(self, starts: list[int]) -> str:
        sheets: tuple[Sheet, ...] = self.packet.sheets
        return (
            environment()
            .get_template("print/packet.html")
            .render(
                packet=self.packet,
                paper=self.paper,
                program=self.program,
                language=self.language,
                entries=[*zip(sheets, starts, strict=True)],
                code="",
                one_side=True,
            )
        )


def _page_word() -> str:
    return said("print_list", "packets", "page")


def _starts(front: int, pages: list[int]) -> Iterator[int]:
    """Yield the page on which each part begins, after `front` pages of cover."""
    start = front + 1
    for count in pages:
        yield start
        start += count
