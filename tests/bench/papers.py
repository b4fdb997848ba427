"""How fast the print room is, and what its PDFs weigh."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from macros.content.loading import load
from macros.publish.pdf.job import Job
from macros.publish.run.changed_only import Printed, cores
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.print_run import run
from macros.publish.run.workers import can_print
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet_kinds import SHEET_KINDS

ALL_LESSONS = 36
"""Lessons of the whole curriculum."""
BUDGETS = {"handout": 60, "worksheet": 120}
"""Kilobytes that the heaviest sheet of a kind may have."""
COLD, STILL, CHANGED, WEIGHT = 240, 3, 8, 60
"""Seconds that all PDFs of the curriculum may take on two idle cores: made from nothing, with
nothing changed, and with one lesson changed; and the megabytes of all of them."""


def print_all(project: Path) -> None:
    """Print seconds, pages a second and bytes of all PDFs of the `project`, whose site is built."""
    if not can_print():
        print(NO_PDFS)
        return
    library = load(project)

    def every() -> list[Printed]:
        return run(library, project / "site", project / ".cache", Selection())

    cold, seconds, printed = _timed(every)
    warm, _, _ = _timed(every)
    lesson = next(iter(library.lessons.values()))
    for name in ("index", "handout", "leader"):
        page = project / "site" / lesson.folder / f"{name}.html"
        page.write_text(page.read_text("utf-8").replace("</p>", " again.</p>"), "utf-8")
    changed, _, again = _timed(every)
    # A packet's pages are bound from sheets that are laid out already.
    sheets = {one.path: one.task.sheet for one in printed if isinstance(one.task, Job)}
    pages = sum(one.pages for one in printed if one.path in sheets)
    bound = sum(one.pages for one in printed) - pages
    lessons = len(library.lessons)
    size = sum(one.path.stat().st_size for one in printed)
    share = ALL_LESSONS / lessons
    print(f"  PDFs of {lessons} lessons on {cores()} cores: {len(printed)} files")
    print(f"  {'pages':<28} {pages:8} laid out, {bound} bound into packets")
    print(f"  {'cold':<28} {cold}, {pages / seconds:.1f} pages a second, {COLD} s allowed")
    print(f"  {'nothing changed':<28} {warm}, {STILL} s allowed")
    new = sum(one.is_new for one in again)
    print(f"  {'a lesson changed':<28} {changed} for {new} files, {CHANGED} s allowed")
    for kind in SHEET_KINDS:
        found = [path for path, sheet in sheets.items() if sheet.kind == kind]
        heaviest = max((path.stat().st_size for path in found), default=0) / 1024
        budget = f"of {BUDGETS[kind.name]} allowed" if kind.name in BUDGETS else ""
        print(f"  {'heaviest ' + kind.name:<28} {heaviest:8.1f} KB {budget}")
    print(f"  {f'projection for {ALL_LESSONS} lessons':<28} {seconds * share:8.1f} s", end="")
    print(f" {size * share / 1024 / 1024:8.1f} MB of {WEIGHT} allowed\n")


def _timed(work: Callable[[], list[Printed]]) -> tuple[str, float, list[Printed]]:
    """Return seconds by the clock and of the processor in words, the first alone, and the PDFs.

    On a machine that does other work as well, only the processor's time says what this costs.
    """
    before, used = time.perf_counter(), _processor()
    found = work()
    seconds = time.perf_counter() - before
    return f"{seconds:8.1f} s, processor {_processor() - used:6.1f} s", seconds, found


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
