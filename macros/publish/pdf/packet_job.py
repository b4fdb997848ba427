"""What decides how a packet looks: its cover, and the sheets behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.content.kinds.program import Program
from macros.publish.pdf.checksum import checksum
from macros.publish.pdf.job import SITE_STYLES, paper_styles
from macros.publish.pdf.store import Store
from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.rendering import environment
from macros.wording import said


@dataclass(frozen=True)
class PacketSide:
    """What the sides that belong to a packet itself have in common: its cover, and an empty one."""

    packet: Packet
    paper: Paper
    program: Program
    language: str

    @property
    def styles(self) -> tuple[Path, ...]:
        """The styles of the packet's own sides."""
        return (*SITE_STYLES, *paper_styles(self.language))

    def document(self, template: str, **more: object) -> str:
        """Return the HTML document of one of them, with what `more` its `template` takes."""
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


@dataclass(frozen=True)
class CoverJob:
    """The cover of a packet, which lists what is in it; it stays as it is while the list does."""

    side: PacketSide
    sides: tuple[tuple[bool, int], ...]
    """Of each sheet, whether it is cut or folded, and how many sides it has."""

    @cached_property
    def key(self) -> str:
        """A name for all that decides what the cover holds."""
        return checksum(self.document(1), *self.side.styles, self.side.paper.zoom)

    def document(self, front: int) -> str:
        """Return the HTML document; `front` is how many sides the cover itself has."""
        sheets: tuple[Sheet, ...] = self.side.packet.sheets
        return self.side.document(
            "packet",
            entries=[*zip(sheets, starts(self.sides, front), strict=True)],
            has_cut=any(sheet.is_cut for sheet in sheets),
        )


@dataclass(frozen=True)
class PacketJob:
    """One packet on one paper."""

    side: PacketSide
    parts: tuple[str, ...]
    """The key of each sheet."""
    weight: int
    """How long it takes, beside other tasks."""
    store: Store
    """Where its sheets lie, once they are made."""

    @property
    def stem(self) -> str:
        """The file's name without paper and ending."""
        return self.side.packet.stem

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.stem}-{self.side.paper.name}.pdf"

    @property
    def title(self) -> str:
        """What it is, in words."""
        return self.side.packet.title

    @property
    def has_preview(self) -> bool:
        """False: the list shows small pictures of sheets alone."""
        return False

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return tuple(sheet.file_name(self.side.paper) for sheet in self.side.packet.sheets)

    @property
    def bound(self) -> tuple[str, ...]:
        """The keys of its cover and of its sheets."""
        return (self.cover.key, *self.parts) if self.cover else self.parts

    @cached_property
    def sides(self) -> tuple[tuple[bool, int], ...]:
        """Of each sheet, whether it is cut or folded, and how many sides it has."""
        bound = zip(self.side.packet.sheets, self.parts, strict=True)
        return tuple((sheet.is_cut, self.store.facts(key)[0]) for sheet, key in bound)

    @cached_property
    def cover(self) -> CoverJob | None:
        """The job of its cover, where it has one."""
        return CoverJob(self.side, self.sides) if self.side.packet.has_cover else None

    @cached_property
    def key(self) -> str:
        """A name for all that decides what the file holds."""
        facts = (self.side.paper.zoom, page_word(self.side.language), self.title)
        bound = zip(self.parts, self.side.packet.sheets, strict=True)
        parts = (f"{key} {sheet.is_cut} {sheet.title}" for key, sheet in bound)
        cover = self.cover.key if self.cover else ""
        return checksum(self.empty_side(), *self.side.styles, *facts, cover, *parts)

    def empty_side(self) -> str:
        """Return the HTML document of a side that stays empty behind what is cut or folded."""
        return self.side.document("empty")


def starts(sides: Sequence[tuple[bool, int]], front: int) -> Iterator[int]:
    """Yield the page on which each part begins, after `front` pages of cover.

    `sides` says of each part whether it is cut or folded, and how many sides it has. Such a part
    begins on an odd page, so that its own backs lie behind it, and what follows it does too, so
    that nothing else does.
    """
    page, was_cut = front + 1, False
    for is_cut, count in sides:
        page += (is_cut or was_cut) and page % 2 == 0
        yield page
        page, was_cut = page + count, is_cut


def page_word(code: str) -> str:
    """Return the word before the number at the head of each page, in a language by its code."""
    return said("print_list", "packets", "page", code=code)
