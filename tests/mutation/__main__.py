"""Tells which small mistakes in the rules and in the session no test would notice.

`make mutants`, or `python -m tests.mutation plan_blocks session --most 40` for some modules, and at
most so many changes in each, drawn by a fixed seed. Each change runs, in a process of its own, the
fast tests that come through its function, those first that few others come with.
"""

import argparse
import ast
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.swap import swap

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "macros/content"
SESSION = (
    "session",
    "session_reader",
    "step_heading",
    "slide_numbers",
    "schedule",
    "step_task",
    "deck",
)
MODULES = [
    *sorted(path for path in (CONTENT / "rules").glob("*.py") if path.stem != "__init__"),
    *(CONTENT / f"curriculum/{name}.py" for name in (*SESSION, "every_session")),
]
TESTS = [
    str(PROJECT / "tests/content" / name) for name in ("test_golden.py", "curriculum", "rules")
]
SLOW = ("never_published", "labels_people", "grown_for_the_bench", "any_plan_that_the_rules_allow")
"""Words in the names of tests that take too long to be run for each change."""
LONGEST = 60
"""Seconds of computing after which a change counts as noticed: it never comes to an end."""

MOST_MEMORY = 4 * 1024**3
"""Bytes; a change that makes a list grow without end counts as noticed."""


@dataclass
class Way:
    """The lines that a test comes through, by file, and the seconds of computing that it takes."""

    lines: dict[str, set[int]]
    seconds: float = 0


class Mutation:
    """Runs the tests that pytest has collected, once for each change of the `paths`."""

    def __init__(self, paths: list[Path], most: int | None, folder: Path) -> None:
        self.paths = paths
        self.most = most
        self.folder = folder
        self.table: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Print, instead of what tests say, what they do not notice."""
        session.config.pluginmanager.unregister(name="terminalreporter")
        ways = self._ways(session)
        for path in self.paths:
            self._module(path, session, ways)
        print("\nnoticed", *self.table, sep="\n")
        return True

    def _module(self, path: Path, session: pytest.Session, ways: dict[str, Way]) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = [*mutants_of(tree)]
        count = len(found)
        if self.most and count > self.most:
            kept = random.Random(7).sample(range(count), self.most)
            found = [found[at] for at in sorted(kept)]
        begins, noticed = time.monotonic(), 0
        for mutant in found:
            items = chosen(session.items, mutant, str(path), ways)
            if _in_a_child(lambda m=mutant, some=items: _fails(m, path, tree, some, session)):
                noticed += 1
            else:
                print(f"{path.relative_to(PROJECT)}:{mutant.line}: {mutant.change}", flush=True)
        seconds = time.monotonic() - begins
        row = f"{path.stem:16}{noticed:5} of {len(found):4} ({count} in all){seconds:7.0f} s"
        self.table.append(row)
        print(row, flush=True)

    def _ways(self, session: pytest.Session) -> dict[str, Way]:
        """Return the lines of the modules that each test comes through."""
        found = self.folder / "ways"

        def watch() -> bool:
            ways: dict[str, Way] = {}
            files = {str(path) for path in self.paths}
            for item, following in _in_turn(session.items):
                lines: dict[str, set[int]] = defaultdict(set)
                begins = time.process_time()

                def trace(
                    frame: FrameType, event: str, _: object, lines: dict[str, set[int]] = lines
                ) -> object:
                    name = frame.f_code.co_filename
                    if event == "line":
                        lines[name].add(frame.f_lineno)
                    return trace if name in files else None

                sys.settrace(trace)  # type: ignore[arg-type]
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                sys.settrace(None)
                ways[item.nodeid] = Way(dict(lines), time.process_time() - begins)
            found.write_bytes(pickle.dumps(ways))
            return bool(session.testsfailed)

        if _in_a_child(watch):
            raise SystemExit("A test fails as it is.")
        return pickle.loads(found.read_bytes())  # type: ignore[no-any-return]


def chosen(
    items: list[pytest.Item], mutant: Mutant, file: str, ways: dict[str, Way]
) -> list[pytest.Item]:
    """Return the tests that come through the function of `mutant`, the rarest ways first."""
    scope = set(mutant.scope)
    near = {item: ways[item.nodeid].lines.get(file, set()) & scope for item in items}
    often = Counter(line for lines in near.values() for line in lines)
    rare = {item: sum(1 / often[line] for line in lines) for item, lines in near.items()}
    if not mutant.in_function:
        # What a module says at its top may matter to a test that comes through none of its lines.
        return sorted(items, key=lambda item: ways[item.nodeid].seconds)
    kept = [item for item in items if near[item]]
    return sorted(kept, key=lambda item: ways[item.nodeid].seconds / rare[item])


def _in_a_child(work: object) -> bool:
    """Return what `work` does, which is done in a process of its own; True where that breaks."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, LONGEST * 5)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        code = 1
        try:
            code = int(work())  # type: ignore[operator]
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def _fails(
    mutant: Mutant, path: Path, tree: ast.Module, items: list[pytest.Item], session: pytest.Session
) -> bool:
    """Return True where a test fails after the change."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    mutant.apply()
    swap(".".join(path.relative_to(PROJECT).with_suffix("").parts), tree)
    for item, following in _in_turn(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return True
    return False


def _in_turn(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Yield each test with the one that follows, as pytest wants to know it."""
    return zip(items, [*items[1:], None], strict=True)


def main() -> None:
    """Print for each module how many changes were noticed, and name the others."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("modules", nargs="*", help="names of modules; all where none is named")
    parser.add_argument("--most", type=int, help="changes in a module, drawn by a fixed seed")
    asked = parser.parse_args()
    paths = {path.stem: path for path in MODULES}
    with tempfile.TemporaryDirectory() as name:
        plugin = Mutation([paths[each] for each in asked.modules or paths], asked.most, Path(name))
        # A test that is run again would make its folder again.
        settings = ["-o", "tmp_path_retention_policy=none", f"--basetemp={name}/tests"]
        quiet = ["-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:rerunfailures", "-sqq"]
        skipped = ["-k", f"not ({' or '.join(SLOW)})"]
        sys.exit(pytest.main([*settings, *quiet, *skipped, *TESTS], plugins=[plugin]))


if __name__ == "__main__":
    main()
