"""`python -m tests.bench`: check and build 8, 80 and 800 lessons, beside plain MkDocs."""

import argparse
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.copies import grown, without_macros
from tests.bench.papers import print_all
from tests.bench.weight import weigh
from tests.conftest import PROJECT


@dataclass(frozen=True)
class Run:
    """What one command took: seconds by the clock and of the processor, and peak memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def measured(command: list[str], folder: Path) -> Run:
    """Run `command` in `folder` in a process of its own, and return what it took."""
    started = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        with (folder / "bench.log").open("wb") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        os.chdir(folder)
        os.environ["PYTHONPATH"] = str(folder)
        os.execv(command[0], command)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit((folder / "bench.log").read_text(encoding="utf-8"))
    return Run(seconds, used.ru_utime + used.ru_stime, megabytes(used))


def megabytes(used: resource.struct_rusage) -> float:
    """Return peak memory in MB; Linux counts it in KB, macOS in bytes."""
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[8, 80, 800])
    parser.add_argument("--papers", action="store_true", help="measure the PDFs alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if given.papers:
            ours = grown(PROJECT, Path(place) / "ours", given.lessons[0])
            measured([sys.executable, "-m", "mkdocs", "build", "-q"], ours)
            print_all(ours)
        else:
            _tables(given.lessons, Path(place))


def _tables(sizes: list[int], place: Path) -> None:
    python = sys.executable
    head = f"{'lessons':>8} {'command':<28} {'seconds':>9} {'processor':>10} {'peak MB':>9}"
    print(f"{head}\n{'-' * len(head)}")
    for size in sizes:
        ours = grown(PROJECT, place / f"ours-{size}", size)
        plain = without_macros(ours, place / f"plain-{size}")
        build = [python, "-m", "mkdocs", "build", "-q"]
        runs = {
            "check": measured([python, "-m", "macros", "check"], ours),
            "build": measured(build, ours),
            "plain MkDocs with Material": measured(build, plain),
        }
        for name, run in runs.items():
            print(
                f"{size:>8} {name:<28} {run.seconds:>9.2f} {run.processor:>10.2f} "
                f"{run.megabytes:>9.0f}",
                flush=True,
            )
        plainly = runs["plain MkDocs with Material"]
        ratio = runs["build"].processor / plainly.processor
        print(f"{'':>8} build beside plain: {ratio:.2f} times the processor's time")
        if size == sizes[0]:
            weigh(ours / "site")
            print_all(ours)


if __name__ == "__main__":
    main()
