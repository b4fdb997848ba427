"""Tells which small mistakes in the rules and in the session no test would notice.

`make mutants`, or `python -m tests.mutation plan_blocks session --most 40` for some modules, and at
most so many changes in each, drawn by a fixed seed. Each change runs, in a process of its own, the
fast tests that come through its line, those first that few others come with.
"""

import argparse
import ast
import os
import pickle
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FrameType

import pytest

from tests.mutation.mutants import Mutant, mutants_of

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "macros/content"
SESSION = ("session", "session_reader", "step_heading", "slide_numbers", "schedule", "deck")
MODULES = [
    *sorted(path for path in (CONTENT / "rules").glob("*.py") if path.stem != "__init__"),
    *(CONTENT / f"curriculum/{name}.py" for name in (*SESSION, "every_session")),
]
TESTS = ("test_golden.py", "curriculum", "rules", "counts")
SLOW = ("never_published", "labels_people", "grown_for_the_bench", "any_plan_that_the_rules_allow")
"""Words in the names of tests that take too long to be run for each change."""
ALIKE = 3
"""Of tests that come through the same lines, so many are run."""
LONGEST = 30.0
"""Seconds of computing after which a change counts as noticed: it never comes to an end."""

Lines = dict[str, set[int]]
"""The lines that a test comes through, by file."""


class Watch:
    """Notes the lines of the modules that each test comes through, and how long it takes."""

    def __init__(self) -> None:
        self.files = {str(path) for path in MODULES}
        self.lines: dict[str, Lines] = {}
        self.failed: list[str] = []
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._now: Lines = {}

    def _trace(self, frame: FrameType, event: str, _: object) -> object:
        if frame.f_code.co_filename not in self.files:
            return None
        if event == "line":
            self._now[frame.f_code.co_filename].add(frame.f_lineno)
        return self._trace

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> object:
        self._now = self.lines[item.nodeid] = defaultdict(set)
        sys.settrace(self._trace)  # type: ignore[arg-type]
        try:
            return (yield)
        finally:
            sys.settrace(None)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when == "call":
            self.seconds[report.nodeid] += report.duration


class Only:
    """Runs the tests in `names` alone, in that order."""

    def __init__(self, names: list[str]) -> None:
        self.rank = {name: rank for rank, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = [item for item in items if item.nodeid in self.rank]
        items[:] = sorted(chosen, key=lambda item: self.rank[item.nodeid])


class Mutated(MetaPathFinder):
    """Loads one module from a changed tree."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
        self.path = path
        code = compile(ast.fix_missing_locations(tree), str(path), "exec")

        class Loader(SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType:
                return code

        self.loader = Loader(self.name, str(path))

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        return spec_from_file_location(fullname, self.path, loader=self.loader)


def run(folder: Path, files: list[str], plugin: object, *more: str) -> int:
    """Run tests with `plugin`; return pytest's exit code."""
    base = ["-p", "no:cacheprovider", "--assert=plain", "-q", f"--basetemp={folder}/tests"]
    return int(pytest.main([*base, *more, *files], plugins=[plugin]))


def watched(folder: Path) -> Watch:
    """Return what each fast test comes through, found in a process of its own."""
    found = folder / "watch"
    if os.fork() == 0:
        watch = Watch()
        with (folder / "log").open("w") as log:
            os.dup2(log.fileno(), 1)
            files = [str(PROJECT / "tests/content" / name) for name in TESTS]
            run(folder, files, watch, "-k", f"not ({' or '.join(SLOW)})")
        watch.lines = {name: dict(lines) for name, lines in watch.lines.items()}
        found.write_bytes(pickle.dumps((watch.lines, watch.failed, watch.seconds)))
        os._exit(0)
    os.wait()
    watch = Watch()
    watch.lines, watch.failed, watch.seconds = pickle.loads(found.read_bytes())
    if watch.failed:
        raise SystemExit(f"These tests fail as it is: {', '.join(watch.failed)}")
    return watch


def tests_for(mutant: Mutant, file: str, watch: Watch) -> list[str]:
    """Return the tests to run, those first whose way through the code is rarest."""
    through = {name: lines.get(file, set()) for name, lines in watch.lines.items()}
    near = {name: lines & set(mutant.scope) for name, lines in through.items()}
    often = Counter(line for lines in near.values() for line in lines)
    score = {name: sum(1 / often[line] for line in lines) for name, lines in near.items()}
    alike: Counter[frozenset[tuple[str, int]]] = Counter()
    chosen = []
    for name in sorted(score, key=lambda name: (-score[name], watch.seconds[name])):
        lines = watch.lines[name].items()
        way = frozenset((other, line) for other, found in lines for line in found)
        if near[name] and alike[way] < ALIKE:
            alike[way] += 1
            chosen.append(name)
    return chosen


def is_noticed(mutant: Mutant, path: Path, tree: ast.Module, watch: Watch, folder: Path) -> bool:
    """Return True where a test fails, or never ends, after the change."""
    names = tests_for(mutant, str(path), watch)
    if not names:
        return False
    files = list(dict.fromkeys(str(PROJECT / name.split("::")[0]) for name in names))
    child = os.fork()
    if child == 0:
        # A process of its own: the change and its modules go with it.
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        signal.alarm(int(LONGEST * 10))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        mutant.apply()
        sys.meta_path.insert(0, Mutated(path, tree))
        code = 1
        try:
            code = run(folder, files, Only(names), "-x")
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def forget() -> None:
    """Load what tests need of other libraries once, for all processes; our own anew in each."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import tests.conftest
    import tests.content.test_golden  # noqa: F401

    for name in [name for name in sys.modules if name.startswith(("macros", "tests."))]:
        if not name.startswith("tests.mutation"):
            del sys.modules[name]


def chosen_paths(names: list[str]) -> list[Path]:
    """Return the modules of these names, in their order; all where there are none."""
    paths = {path.stem: path for path in MODULES}
    return [paths[name] for name in names or paths]


def main() -> None:
    """Print for each module how many changes were noticed, and name the others."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("modules", nargs="*", help="names of modules; all where none is named")
    parser.add_argument("--most", type=int, help="changes in a module, drawn by a fixed seed")
    chosen = parser.parse_args()
    forget()
    table = []
    with tempfile.TemporaryDirectory() as name:
        sys.dont_write_bytecode, sys.pycache_prefix = False, f"{name}/compiled"
        watch = watched(Path(name))
        for path in chosen_paths(chosen.modules):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found = [*mutants_of(tree)]
            count = len(found)
            if chosen.most and count > chosen.most:
                kept = random.Random(7).sample(range(count), chosen.most)
                found = [found[at] for at in sorted(kept)]
            begins, noticed = time.monotonic(), 0
            for mutant in found:
                if is_noticed(mutant, path, tree, watch, Path(name)):
                    noticed += 1
                else:
                    print(f"{path.relative_to(PROJECT)}:{mutant.line}: {mutant.change}", flush=True)
            row = f"{path.stem:16}{noticed:5} of {len(found):4} ({count} in all)"
            table.append(f"{row}{time.monotonic() - begins:7.0f} s")
            print(table[-1], flush=True)
    print("\nnoticed", *table, sep="\n")


if __name__ == "__main__":
    main()
