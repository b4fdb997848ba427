"""`python -m tests.audit`: run each part, print its figures, and keep them in one table.

The figures of parts that are run on their own join those of before, so that the table is whole.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import lxml.etree

from tests.conftest import PROJECT

REPORT = PROJECT / ".cache" / "audit.md"
EXAMPLES = "20000"

LONGEST = 60 * 60.0
"""Seconds after which a part counts as failed, and the next one begins. None takes a quarter."""


@dataclass(frozen=True)
class Part:
    """One part of the audit: which tests it runs, with what in the environment."""

    name: str
    tests: tuple[str, ...]
    marked: str = "audit"
    only: str = ""
    """Which of the tests, as pytest's `-k` takes it."""
    environment: dict[str, str] = field(default_factory=dict)
    is_timed: bool = False
    """True where two tests at once would slow each other, and be measured so."""


@dataclass(frozen=True)
class Figures:
    """What a part has found: how many were tried, failed and skipped, in how many minutes."""

    tried: int
    failed: int
    skipped: int
    minutes: float
    day: str
    """When, as YYYY-MM-DD."""

    @property
    def is_well(self) -> bool:
        """True where something was tried, and nothing failed."""
        return bool(self.tried) and not self.failed


AXE = "tests/audit/test_axe_everywhere.py"
EDITION = "tests/edition/test_whole_edition.py"
PARTS = (
    Part("Main paths in Chromium, Firefox and WebKit", ("tests/engines",), "audit or not audit"),
    Part("axe on every page for leaders, six looks", (AXE,), only="leader and not language"),
    Part("axe on every other page, six looks", (AXE,), only="not leader and not language"),
    Part("axe on every page in another language, six looks", (AXE,), only="another_language"),
    Part("Spanish pages, narrow and in large letters", (EDITION,), only="spanish_page"),
    Part("axe on every open state, six looks", ("tests/browser/test_open_states_in_browser.py",)),
    Part("Words whole on every page", ("tests/browser/test_broken_words_in_browser.py",)),
    Part(
        "Every lesson, on each screen and paper",
        (
            "tests/browser/test_clicker_in_browser.py",
            "tests/browser/test_deck_in_browser.py",
            "tests/browser/test_policy_in_browser.py",
            "tests/browser/test_room_in_browser.py",
            "tests/browser/test_site_in_browser.py",
            "tests/browser/test_story_in_the_room_in_browser.py",
            "tests/publish/pdf/test_ease.py",
            "tests/publish/pdf/test_form_fields.py",
            "tests/publish/pdf/test_large_sides.py",
            "tests/publish/pdf/test_layout.py",
        ),
    ),
    Part(
        "HTML of every page, and what lies on a host",
        ("tests/audit/test_html_validation.py", "tests/publish/web/test_hosting_page.py"),
    ),
    Part(
        f"Files and notebooks spoiled at random, {int(EXAMPLES):,} times",
        ("tests/content/test_mutated_files.py", "tests/test_spoiled_notebooks.py"),
        "audit or not audit",
        environment={"MUTATED_FILES": EXAMPLES},
    ),
    Part("Forms filled in pdf.js", ("tests/publish/pdf/test_filling.py",)),
    Part("Sides in large print, how full", ("tests/publish/pdf/test_page_fill.py",)),
    Part("Killed builds", ("tests/audit/test_killed_builds.py",), only="killed_at"),
    Part("Full disks", ("tests/audit/test_killed_builds.py",), only="full_disk"),
    Part("Tabs of two versions at once", ("tests/audit/test_two_versions.py",)),
    Part("Beside Starlight and Material", ("tests/audit/test_beside_others.py",), is_timed=True),
)


def run(part: Part, cache: Path, workers: str) -> Figures:
    """Run the tests of `part` in `workers` processes, and return what they found.

    Where time is measured, they run one by one. Their results are kept in the folder `cache`.
    """
    result = cache / "audit.xml"
    result.unlink(missing_ok=True)
    started = time.monotonic()
    at_once = "1" if part.is_timed else workers
    command = [sys.executable, "-m", "pytest", "-n", at_once, "--dist", "load", "-rfEs"]
    chosen = ["-m", part.marked, *(["-k", part.only] if part.only else [])]
    try:
        subprocess.run(
            [*command, *chosen, f"--junitxml={result}", *part.tests],
            cwd=PROJECT,
            env={**os.environ, **part.environment},
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        sys.stdout.write(f"{part.name}: not done after {LONGEST / 60:.0f} minutes\n")
    minutes = (time.monotonic() - started) / 60
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    suite = lxml.etree.parse(result).find("testsuite") if result.exists() else None
    if suite is None:
        return Figures(0, 1, 0, minutes, day)
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    return Figures(int(suite.get("tests", 0)) - skipped, failed, skipped, minutes, day)


def table(found: Mapping[str, Figures]) -> Iterator[str]:
    """Yield the lines of the report; a part that never ran has a line that says so."""
    yield "| part | tried | failed | skipped | minutes | day |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for part in PARTS:
        if figures := found.get(part.name):
            numbers = f"{figures.tried} | {figures.failed} | {figures.skipped}"
            yield f"| {part.name} | {numbers} | {figures.minutes:.1f} | {figures.day} |"
        else:
            yield f"| {part.name} | – | – | – | – | has still to be run |"


def kept(path: Path) -> dict[str, Figures]:
    """Return the figures of each part that has run before, from the file at `path`."""
    if not path.exists():
        return {}
    return {name: Figures(**each) for name, each in json.loads(path.read_text("utf-8")).items()}


def main(given: list[str] | None = None, report: Path = REPORT) -> int:
    """Run the parts, print the report, and return 1 where something failed or nothing was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parts = "; ".join(f"{number}: {part.name}" for number, part in enumerate(PARTS, start=1))
    parser.add_argument("parts", nargs="*", type=int, help=f"their numbers ({parts}); else all")
    parser.add_argument("--workers", default="auto", help="processes at once; else one a core")
    options = parser.parse_args(given)
    report.parent.mkdir(exist_ok=True)
    figures = report.with_suffix(".json")
    found = kept(figures)
    is_well = True
    for number, part in enumerate(PARTS, start=1):
        if options.parts and number not in options.parts:
            continue
        sys.stdout.write(f"\n{number} of {len(PARTS)}: {part.name}\n")
        sys.stdout.flush()
        found[part.name] = run(part, report.parent, options.workers)
        is_well &= found[part.name].is_well
        # At once: whoever stops the audit keeps what it has found.
        figures.write_text(json.dumps({name: asdict(found[name]) for name in found}), "utf-8")
        report.write_text("\n".join(table(found)) + "\n", "utf-8")
    sys.stdout.write(f"\n{report.read_text('utf-8')}\nIt stands in {report}.\n")
    return int(not is_well)


if __name__ == "__main__":
    sys.exit(main())
