"""The print room: it makes sheets, and binds packets from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.content.curriculum.library import Library
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.pdf.packet_job import PacketJob, PacketSide
from macros.publish.pdf.store import Made, Store
from macros.publish.run.changed_only import Printed, remake
from macros.publish.run.workers import can_print
from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet

PDFS = Path("print") / "pdf"
"""Where the PDFs lie inside the site."""
PAPERS_KEPT = "papers"
"""The folder of finished files inside the cache."""


NO_PDFS = """\
No PDFs were made: the library that lays out pages is missing.
The site works without them, and every page still prints from the browser.
To get them, install Pango once:
  Debian, Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:           brew install pango
  Windows:         see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
"""


class NoPangoError(Exception):
    """The library that lays out pages is missing; the message says how to get it."""


@dataclass(frozen=True)
class PrintRoom:
    """A built site whose sheets are printed."""

    library: Library
    cut: KeptSheets
    """The sheets of the site."""
    cache: Path
    """Where finished files are kept."""

    def make(
        self,
        sheets: Sequence[Sheet],
        packets: Sequence[Packet],
        papers: Sequence[Paper],
        workers: int = 0,
    ) -> list[Printed]:
        """Make the PDFs of `sheets`, and of `packets` with all that is bound into them."""
        bound = [sheet for packet in packets for sheet in packet.sheets]
        jobs = {
            (sheet, paper): self._job(sheet, paper)
            for sheet in dict.fromkeys((*sheets, *bound))
            for paper in papers
            if not (paper.large and sheet.kind.is_large)
        }
        bindings = [
            self._binding(packet, paper, [jobs[sheet, paper] for sheet in packet.sheets])
            for packet in packets
            for paper in papers
        ]
        tasks: list[Job | PacketJob] = [*jobs.values(), *bindings]
        # A packet has a key when all its sheets are there: those are asked first.
        if any(not self.store.has(task.key) for task in tasks) and not can_print():
            raise NoPangoError(NO_PDFS)
        return remake(tasks, make, self.cut.site / PDFS, self.store, workers)

    @property
    def store(self) -> Store:
        """Where finished papers are kept."""
        return Store(self.cache / PAPERS_KEPT)

    def _job(self, sheet: Sheet, paper: Paper) -> Job:
        return job(sheet, paper, self.cut.for_paper(sheet, paper.large), self.library.program)

    def _binding(self, packet: Packet, paper: Paper, parts: Sequence[Job]) -> PacketJob:
        """Return the job of binding what the jobs `parts` make."""
        side = PacketSide(packet, paper, self.library.program, parts[0].language)
        weight = sum(one.weight for one in parts)
        return PacketJob(side, tuple(one.key for one in parts), weight, self.store)


def make(task: Job | PacketJob) -> Made:
    """Return the PDF of a sheet or of a packet."""
    from macros.publish.pdf import packet_layout, sheet_layout

    if isinstance(task, Job):
        return sheet_layout.make_sheet(task)
    return packet_layout.make_packet(task)
