"""Runs the print room: papers into the built site, then the lists of them on its pages."""

import sys
from collections.abc import Sequence
from pathlib import Path

from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.run.changed_only import Printed, StoppedError
from macros.publish.run.page_counts import page_counts
from macros.publish.run.papers_on_pages import offer_papers
from macros.publish.run.pdf_list_page import rewrite
from macros.publish.run.print_room import PDFS, NoPangoError, PrintRoom
from macros.publish.sheets.paper import papers_of
from macros.publish.sheets.selection import Selection, selected_packets, selected_sheets


def run(
    library: Library, site: Path, cache: Path, selection: Selection, workers: int = 0
) -> list[Printed]:
    """Make the PDFs of selection from the built `site`, and return them.

    `cache` is where finished files are kept. Raises StoppedError, MissingError, or NoPangoError
    where something has to be made and cannot.
    """
    return _run(library, KeptSheets(site, cache), cache, selection, workers)


def _run(
    library: Library, cut: KeptSheets, cache: Path, selection: Selection, workers: int = 0
) -> list[Printed]:
    site = cut.site
    packets = [*selected_packets(library, selection)]
    sheets = selected_sheets(library, selection)
    papers = selection.papers or papers_of(library.program)
    room = PrintRoom(library, cut, cache)
    printed = room.make(sheets, packets, papers, workers)
    if selection.is_all:
        kept = {key for one in printed for key in (one.task.key, *one.task.bound)}
        room.store.sweep(kept)
        _clear(site / PDFS, printed)
    _show(library, site, cache, printed)
    return printed


def add_to(cut: KeptSheets, library: Library, cache: Path) -> list[Printed] | None:
    """Make all PDFs of the site that was just built; where that cannot be, say why and go on.

    Returns all of them, or None where not all could be made. A site without PDFs is whole: its
    print page says that they are missing. Raises MissingError where the site does not hold what
    the library says.
    """
    try:
        printed = _run(library, cut, cache, Selection())
        sys.stdout.write(report(library, printed))
        return printed
    except StoppedError as error:
        sys.stderr.write(f"Not all PDFs were made. {error}\n")
    except NoPangoError as error:
        sys.stderr.write(f"{error}")
    _show(library, cut.site, cache)
    return None


def _show(library: Library, site: Path, cache: Path, printed: Sequence[Printed] = ()) -> None:
    """Write into the pages that offer papers what there is by now."""
    folder = site / PDFS
    folder.mkdir(parents=True, exist_ok=True)
    sides = page_counts(folder, cache, printed)
    for each in library.in_every_language:
        rewrite(each, site, folder, sides)
        offer_papers(each, site, folder, sides)


def _clear(folder: Path, printed: Sequence[Printed]) -> None:
    """Delete what an earlier run placed and no sheet has any more."""
    keep = {one.path.name for one in printed} | {f"{one.task.stem}.png" for one in printed}
    for path in folder.iterdir():
        if path.name not in keep:
            path.unlink()


def report(library: Library, printed: Sequence[Printed]) -> str:
    """Return what was made, and what is wrong with it, in words for the terminal."""
    lines = [
        f"{one.task.name}: {one.task.title} {fault}" for one in printed for fault in one.faults
    ]
    if not library.program.phone:
        lines.append("No phone number is set, so each foot has a line to write it on. Set 'phone'")
        lines.append("in your edition.yaml; without one, in mkdocs.yml under extra, program.")
    new = sum(one.is_new for one in printed)
    lines.append(f"PDFs: {len(printed)}, of which {new} were made anew.")
    return "".join(f"{line}\n" for line in lines)
