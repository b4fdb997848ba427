"""`python -m tests.bench`: check and build 36, 100 and 300 lessons, beside plain MkDocs.

Before each run a page of a lesson is changed, as by its author. The first run finds nothing kept.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from macros.content.loading import load
from macros.publish.site import finish
from tests.bench.copies import grown, without_macros
from tests.bench.papers import ALL_LESSONS, print_all
from tests.bench.process_cost import Run, measured
from tests.bench.saving import save_and_look
from tests.bench.weight import weigh
from tests.conftest import PROJECT

BUILD = [sys.executable, "-m", "mkdocs", "build", "-q"]
CHECK = [sys.executable, "-m", "macros", "check"]
PLAIN = "plain MkDocs with Material"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[36, 100, 300])
    parser.add_argument("--runs", type=int, default=3, help="counted runs, after one that is not")
    parser.add_argument("--papers", action="store_true", help="measure the PDFs alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if given.papers:
            ours = grown(PROJECT, Path(place) / "ours", given.lessons[0])
            measured(BUILD, ours)
            print_all(ours)
        else:
            _tables(given.lessons, given.runs, Path(place))


def _tables(sizes: list[int], runs: int, place: Path) -> None:
    head = f"{'lessons':>8} {'command':<28} {'processor, s':>20} {'seconds':>20} {'peak MB':>9}"
    print(f"Medians of {runs} runs, and the least and the most\n{head}\n{'-' * len(head)}")
    each: dict[int, float] = {}
    for size in sizes:
        ours = grown(PROJECT, place / f"ours-{size}", size)
        plain = without_macros(ours, place / f"plain-{size}")
        took: dict[str, list[Run]] = {"check": [], "build": [], PLAIN: []}
        lesson = next(iter(load(ours).lessons.values())).folder
        # In turn, since a machine that does other work is now faster and now slower.
        for number in range(runs + 1):
            for project in (ours, plain):
                _change(project / "docs" / lesson / "index.md", number)
            took["check"].append(measured(CHECK, ours))
            took["build"].append(measured(BUILD, ours))
            took[PLAIN].append(measured(BUILD, plain))
        for name, all_runs in took.items():
            _print_row(size, name, all_runs[1:])
        pairs = zip(took["build"], took[PLAIN], strict=True)
        first, *others = (build.processor / plainly.processor for build, plainly in pairs)
        said = f"{median(others):.2f} times the processor's time, {first:.2f} where nothing is kept"
        print(f"{'':>8} build beside plain: {said}")
        each[size] = median(run.processor for run in took["build"][1:]) / size
        print(f"{'':>8} build, a lesson: {each[size] / each[sizes[0]]:.2f} times that of the first")
        save_and_look(ours)
        finish(ours / "site")
        weigh(ours / "site")
        if size == ALL_LESSONS:
            print_all(ours)


def _change(page: Path, number: int) -> None:
    """Add a line to a page, another one in each run."""
    page.write_text(f"{page.read_text('utf-8')}\nRun {number}.\n", "utf-8")


def _print_row(size: int, name: str, runs: list[Run]) -> None:
    spread = f"{_spread(runs, lambda run: run.processor)} {_spread(runs, lambda run: run.seconds)}"
    peak = median(run.megabytes for run in runs)
    print(f"{size:>8} {name:<28} {spread} {peak:>9.0f}", flush=True)


def _spread(runs: list[Run], of: Callable[[Run], float]) -> str:
    found = sorted(map(of, runs))
    return f"{f'{median(found):.2f} ({found[0]:.2f}-{found[-1]:.2f})':>20}"


if __name__ == "__main__":
    main()
