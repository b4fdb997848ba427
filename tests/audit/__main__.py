"""`python -m tests.audit`: run each part, print its figures, and write them as one table."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import lxml.etree

from tests.conftest import PROJECT

REPORT = PROJECT / ".cache" / "audit.md"
EXAMPLES = "20000"


@dataclass(frozen=True)
class Part:
    """One part of the audit: which tests it runs, with what in the environment."""

    name: str
    tests: tuple[str, ...]
    marked: str = "audit"
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """What a part has found: how many were tried, failed and skipped, in how many minutes."""

    tried: int
    failed: int
    skipped: int
    minutes: float


PARTS = (
    Part("Main paths in Chromium, Firefox and WebKit", ("tests/engines",), "audit or not audit"),
    Part(
        "axe on every page and open state, six looks",
        ("tests/audit/test_axe_everywhere.py", "tests/browser/test_open_states_in_browser.py"),
    ),
    Part("HTML of every page", ("tests/audit/test_html_validation.py",)),
    Part(
        f"Files spoiled at random, {int(EXAMPLES):,} times",
        ("tests/content/test_mutated_files.py",),
        "audit or not audit",
        {"MUTATED_FILES": EXAMPLES},
    ),
    Part("Sides in large print, how full", ("tests/publish/pdf/test_page_fill.py",)),
    Part("Killed builds and full disks", ("tests/audit/test_killed_builds.py",)),
    Part("Tabs of two versions at once", ("tests/audit/test_two_versions.py",)),
    Part("Beside Starlight and Material", ("tests/audit/test_beside_others.py",)),
)


def run(part: Part) -> Figures:
    """Run the tests of `part`, and return what they found."""
    result = REPORT.parent / "audit.xml"
    result.unlink(missing_ok=True)
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "load", "-rfEs"]
    subprocess.run(
        [*command, "-m", part.marked, f"--junitxml={result}", *part.tests],
        cwd=PROJECT,
        env={**os.environ, **part.environment},
        check=False,
    )
    minutes = (time.monotonic() - started) / 60
    suite = lxml.etree.parse(result).find("testsuite") if result.exists() else None
    if suite is None:
        return Figures(0, 1, 0, minutes)
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    return Figures(int(suite.get("tests", 0)) - skipped, failed, skipped, minutes)


def table(found: dict[str, Figures], day: str) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"Audit of {day}"
    yield ""
    yield "| part | tried | failed | skipped | minutes |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, part in found.items():
        yield f"| {name} | {part.tried} | {part.failed} | {part.skipped} | {part.minutes:.1f} |"


def main() -> int:
    """Run the parts, print the report, and return 1 where something failed or nothing was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parts = "; ".join(f"{number}: {part.name}" for number, part in enumerate(PARTS, start=1))
    parser.add_argument("parts", nargs="*", type=int, help=f"their numbers ({parts}); else all")
    given: list[int] = parser.parse_args().parts
    REPORT.parent.mkdir(exist_ok=True)
    found = {
        part.name: run(part)
        for number, part in enumerate(PARTS, start=1)
        if not given or number in given
    }
    report = "\n".join(table(found, f"{datetime.now(UTC):%Y-%m-%d}")) + "\n"
    REPORT.write_text(report, "utf-8")
    sys.stdout.write(f"\n{report}\nIt stands in {REPORT.relative_to(PROJECT)}.\n")
    return int(any(part.failed or not part.tried for part in found.values()))


if __name__ == "__main__":
    sys.exit(main())
