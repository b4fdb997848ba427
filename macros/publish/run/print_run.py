"""Runs the print room: sheets first, packets from them, then the list on the print page."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.content.curriculum.library import Library
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.packet_job import PacketJob
from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.store import Made, Store
from macros.publish.run.changed_only import Printed, StoppedError, remake
from macros.publish.run.choose_page import write_choose_page
from macros.publish.run.papers_on_pages import offer_papers
from macros.publish.run.pdf_list_page import rewrite
from macros.publish.sheets.packet import Packet
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.selection import Selection, selected_packets, selected_sheets
from macros.publish.sheets.sheet import Sheet

PDFS = Path("print") / "pdf"
"""Where the PDFs lie inside the site."""

NO_PDFS = """\
No PDFs were made: the library that lays out pages is missing.
The site works without them, and every page still prints from the browser.
To get them, install Pango once:
  Debian, Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:           brew install pango
  Windows:         see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
"""


def run(
    library: Library, site: Path, cache: Path, selection: Selection, workers: int = 0
) -> list[Printed]:
    """Make the PDFs of selection from the built `site`, and return them.

    `cache` is where finished files are kept. Raises StoppedError, or MissingError.
    """
    store, folder = Store(cache / "papers"), site / PDFS
    packets = [*selected_packets(library, selection)]
    sheets = selected_sheets(library, selection)
    bound = [sheet for packet in packets for sheet in packet.sheets]
    jobs: dict[tuple[Sheet, Paper], Job] = {
        (sheet, paper): job(sheet, paper, cut(site, sheet, paper.large), library.program)
        for sheet in dict.fromkeys((*sheets, *bound))
        for paper in selection.papers
    }
    printed = remake([*jobs.values()], make_sheet, folder, store, workers)
    packet_jobs = [
        _packet_job(packet, paper, library, jobs, site)
        for packet in packets
        for paper in selection.papers
    ]
    printed += remake(packet_jobs, make_packet, folder, store, workers)
    if selection.is_all:
        store.sweep({one.task.key for one in printed})
        _clear(folder, printed)
    _show(library, site)
    return printed


# WeasyPrint needs a second to load, which a run that has nothing to make saves.


def make_sheet(job: Job, _store: Store) -> Made:
    """Return the PDF of a sheet."""
    from macros.publish.pdf import layout

    return layout.make_sheet(job)


def make_packet(job: PacketJob, store: Store) -> Made:
    """Return the PDF of a packet, whose sheets lie in `store`."""
    from macros.publish.pdf import packet_layout

    return packet_layout.make_packet(job, store)


def _packet_job(
    packet: Packet,
    paper: Paper,
    library: Library,
    jobs: Mapping[tuple[Sheet, Paper], Job],
    site: Path,
) -> PacketJob:
    parts = [jobs[sheet, paper] for sheet in packet.sheets]
    language = cut(site, packet.sheets[0], large=False).language
    return PacketJob(
        packet, paper, library.program, language, tuple((part, part.key) for part in parts)
    )


def add_to(site: Path, library: Library, cache: Path) -> bool:
    """Make all PDFs of a `site` that was just built; where that cannot be, say why and go on.

    Returns whether all of them are there. A site without PDFs is whole: its print page says that
    they are missing. Raises MissingError where the site does not hold what the library says.
    """
    if can_print():
        try:
            sys.stdout.write(report(library, run(library, site, cache, Selection())))
            return True
        except StoppedError as error:
            sys.stderr.write(f"Not all PDFs were made. {error}\n")
    else:
        sys.stderr.write(NO_PDFS)
    _show(library, site)
    return False


def _show(library: Library, site: Path) -> None:
    """Write into the pages that offer papers what there is by now, and the page to tick them on."""
    (site / PDFS).mkdir(parents=True, exist_ok=True)
    rewrite(library, site, site / PDFS)
    offer_papers(library, site, site / PDFS)
    write_choose_page(library, site)


def _clear(folder: Path, printed: Sequence[Printed]) -> None:
    """Delete what an earlier run placed and no sheet has any more."""
    keep = {one.path.name for one in printed} | {f"{one.task.stem}.png" for one in printed}
    for path in folder.iterdir():
        if path.name not in keep:
            path.unlink()


def can_print() -> bool:
    """Return whether WeasyPrint and the libraries it needs are here."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def report(library: Library, printed: Sequence[Printed]) -> str:
    """Return what was made, and what is wrong with it, in words for the terminal."""
    lines = [
        f"{one.task.name}: {one.task.title} {fault}" for one in printed for fault in one.faults
    ]
    if not library.program.phone:
        lines.append("No phone number is set, so each foot has a line to write it on. Set it in")
        lines.append("mkdocs.yml under extra, program, phone.")
    new = sum(one.is_new for one in printed)
    lines.append(f"PDFs: {len(printed)}, of which {new} were made anew.")
    return "".join(f"{line}\n" for line in lines)
