"""What decides how a packet looks: its cover, and the sheets behind it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.content.kinds.program import Program
from macros.publish.pdf.checksum import checksum
from macros.publish.pdf.job import Job, paper_styles
from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.rendering import OVERRIDES, environment
from macros.wording import said

_STYLES = tuple(OVERRIDES / name for name in ("first.css", "site.css"))


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
    def styles(self) -> tuple[Path, ...]:
        """The styles of the packet's own sides."""
        return (*_STYLES, *paper_styles(self.language))

    @cached_property
    def key(self) -> str:
        """A name for all that decides what the file holds."""
        keys = (key for _, key in self.parts)
        cover = self.cover([0] * len(self.parts))
        facts = (self.paper.zoom, page_word(self.language), self.packet.has_cover)
        return checksum(cover, self.empty_side(), *self.styles, *facts, *keys)

    def cover(self, starts: list[int]) -> str:
        """Return the HTML document of the cover; `starts` is the page each sheet begins on."""
        sheets: tuple[Sheet, ...] = self.packet.sheets
        return self._document(
            "packet",
            entries=[*zip(sheets, starts, strict=True)],
            has_cut=any(sheet.kind.is_cut for sheet in sheets),
        )

    def empty_side(self) -> str:
        """Return the HTML document of a side that stays empty behind what is cut or folded."""
        return self._document("empty")

    def _document(self, template: str, **more: object) -> str:
        """Return one side of the packet's own, with what `more` its template takes."""
        return (
            environment(self.language)
            .get_template(f"print/{template}.html")
            .render(
                packet=self.packet,
                paper=self.paper,
                program=self.program,
                language=self.language,
                code="",
                one_side=True,
                **more,
            )
        )


def page_word(code: str) -> str:
    """Return the word before the number at the head of each page, in a language by its code."""
    return said("print_list", "packets", "page", code=code)
