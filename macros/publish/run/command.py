"""The print room: makes PDFs of worksheets, handouts and the other sheets of a built site.

    python -m macros print                          everything that changed
    python -m macros print --lesson 6.1             one lesson
    python -m macros print --kind worksheet --size letter --standard
    python -m macros print --week 2 --kind packet   the packets of a week

The PDFs lie in site/print/pdf/. Build the site first: make site does both.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from macros.content.kinds.paper_size import PaperSize
from macros.content.kinds.program import Program
from macros.content.loading import load
from macros.publish.lock import LOCK, BusyError, alone
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.selection import PACKET, Selection, unknown
from macros.publish.sheets.sheet_kinds import SHEET_KINDS
from macros.publish.swap import SwapError, standing


def print_pdfs(given: argparse.Namespace) -> int:
    """Print what the command line asks for; return 0, or 1 where something is wrong.

    Raises CurriculumError.
    """
    # What PDFs need is installed for this command and for `site`, and not for `check`.
    from macros.publish.pdf.sheet_html import MissingError
    from macros.publish.run.changed_only import StoppedError
    from macros.publish.run.print_room import NoPangoError
    from macros.publish.run.print_run import report, run
    from macros.publish.run.workers import load_ahead

    load_ahead()
    selection = Selection(
        tuple(given.lesson),
        tuple(given.week),
        tuple(given.kind),
    )
    site = given.site or given.project / "site"
    try:
        library = load(given.project)
        if given.size or given.large is not None:
            selection = replace(selection, papers=tuple(_papers(given, library.program)))
        if lost := "".join(unknown(library, selection)):
            sys.stderr.write(lost)
            return 1
        with alone(given.project / LOCK):
            cache = given.project / ".cache"
            printed = run(library, standing(site), cache, selection, given.workers)
    except NoPangoError as error:
        sys.stderr.write(str(error))
        return 1
    except (BusyError, SwapError, MissingError, StoppedError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Every PDF that is there is whole; the rest comes next time.\n")
        return 1
    sys.stdout.write(report(library, printed))
    sys.stdout.write("The zip and the offline list follow with: python -m macros finish\n")
    return 1 if any(one.faults for one in printed) else 0


def _papers(given: argparse.Namespace, program: Program) -> Iterator[Paper]:
    """Yield the papers that are asked for; a size that is not, is the program's."""
    for paper in PAPERS:
        is_size = paper.size in (given.size or program.page_size)
        if is_size and given.large in (None, paper.large):
            yield paper


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add to `parser` what can be asked for; the folder of the project is asked for elsewhere."""
    add = parser.add_argument
    add(
        "--lesson",
        action="append",
        default=[],
        metavar="6.1",
        help="a number or a folder name; may be given often",
    )
    add(
        "--week",
        action="append",
        default=[],
        type=int,
        metavar="2",
        help="the lessons of a week of the calendar",
    )
    add(
        "--kind",
        action="append",
        default=[],
        choices=(*(kind.name for kind in SHEET_KINDS), PACKET),
        help="one kind; may be given often",
    )
    add(
        "--size", action="append", default=[], choices=get_args(PaperSize), help="one size of paper"
    )
    add("--large", action="store_true", default=None, help="large print only")
    add("--standard", action="store_false", dest="large", help="standard print only")
    add("--workers", type=int, default=0, help="processes at once (default: one a core)")
    add("--site", type=Path, help="the built site (default: site/ of the project)")
