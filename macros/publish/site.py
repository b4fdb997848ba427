"""Builds the site beside the old one, and puts it in its place only when it is whole."""

import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import Abort

from macros.content.curriculum.library import Library
from macros.publish import last_build
from macros.publish.lock import LOCK, BusyError, alone
from macros.publish.mkdocs_build import build_pages
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.pdf.sheet_html import MissingError
from macros.publish.run import print_run
from macros.publish.run.changed_only import FULL, Printed
from macros.publish.run.print_room import PDFS
from macros.publish.run.sheet_pieces import write_sheet_pieces
from macros.publish.swap import Place, SwapError, clear, place_of, standing, swap
from macros.publish.web.compressed_copies import COPIES_KEPT, take_away_copies, write_copies
from macros.publish.web.first_style import first_style_source, write_first_style
from macros.publish.web.hashed_folder import name_by_content
from macros.publish.web.http_headers import write_host_files
from macros.publish.web.joined_files import join_files
from macros.publish.web.late_templates import take_out
from macros.publish.web.licenses import write_licenses
from macros.publish.web.minify import minify_files, minify_pages
from macros.publish.web.offline import write_offline
from macros.publish.web.site_pages import pages_of

AS_IT_WAS = "The site is as it was."
NOT_BUILT = f"The pages could not be built. {AS_IT_WAS}"
KEPT = f"""\
The site that stands there has PDFs, and the new one would not have them all. {AS_IT_WAS}
To replace it all the same, without any PDF: python -m macros site --no-pdf"""


def build(
    project: Path,
    library: Library,
    with_pdfs: bool = True,
    site: Path | None = None,
    source: str = "",
) -> int:
    """Build `project`, with the curriculum `library`, into `site`; return the exit code.

    Where `site` is not given, it is the folder `site/` of the project. `source` is what
    `last_build.made_from` said before the library was read: a whole site is written down under
    it, so that nothing is built again from the same.

    Any warning fails the build. A build that fails, or is killed, leaves the old `site/` as it was.
    """
    try:
        with alone(project / LOCK):
            place = place_of(site or project / "site")
            try:
                papers = _build(project, library, place, with_pdfs)
            finally:
                clear(place.fresh)
            # What is wrong with a paper is said at each build, until it is mended.
            if papers is not None and not any(paper.faults for paper in papers):
                last_build.note(project, place.site, source)
            return 0
    except (BusyError, SwapError, _StoppedError) as error:
        sys.stderr.write(f"{error}\n")
    except MissingError as error:
        sys.stderr.write(f"{error} {AS_IT_WAS}\n")
    except OSError as error:
        why = "The disk is full." if error.errno in FULL else f"The build stopped: {error}."
        sys.stderr.write(f"{why} {AS_IT_WAS} Mend that, and try again.\n")
    return 1


class _StoppedError(Exception):
    """The site cannot be built; the message says why, and that the old one is as it was."""


def _build(
    project: Path, library: Library, place: Place, with_pdfs: bool
) -> Sequence[Printed] | None:
    """Build the site and put it in its place; return its papers, or None where some are missing."""
    must_print = with_pdfs and _has_pdfs(place.site)
    try:
        build_pages(project, place.fresh)
    except Abort as error:
        raise _StoppedError(f"{error}\n{NOT_BUILT}") from None
    except Exception as error:  # A fault of ours, of which all is told.
        error.add_note(NOT_BUILT)
        raise
    cache = project / ".cache"
    cut = KeptSheets(place.fresh, cache)
    for each in library.in_every_language:
        write_sheet_pieces(each, cut)
    papers = print_run.add_to(cut, library, cache) if with_pdfs else []
    if papers is None and must_print:
        raise _StoppedError(KEPT)
    if papers:
        cut.sweep()
    finish(place.fresh)
    write_copies(place.fresh, cache / COPIES_KEPT)
    swap(place)
    return papers


def finish(site: Path) -> None:
    """Add to the built `site` what is made from its pages and papers, all there by now.

    Without the compressed copies, which come last of all.
    """
    take_away_copies(site)
    minify_files(site)
    with pages_of(site) as pages:
        minify_pages(pages)
        take_out(pages)
        join_files(pages)
        write_first_style(pages)
        name_by_content(pages)
    write_host_files(site, first_style_source(site))
    write_licenses(site)
    write_offline(site)


def finish_again(project: Path, into: Path | None = None) -> int:
    """Finish the `site/` that stands in `project`, or `into`, once more; return the exit code."""
    try:
        with alone(project / LOCK):
            site = standing(into or project / "site")
            finish(site)
            write_copies(site, project / ".cache" / COPIES_KEPT)
    except (BusyError, SwapError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _has_pdfs(site: Path) -> bool:
    return any((site / PDFS).glob("*.pdf"))
