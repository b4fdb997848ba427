"""Makes again only what changed, with all cores, and never leaves half a file.

What is made from others, as a packet is from its sheets, begins when the last of them is there.
"""

import errno
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Never, TypeVar

from tqdm import tqdm

from macros.publish.pdf.job import Task
from macros.publish.pdf.store import Made, Store
from macros.publish.run.workers import InThisProcess, pool

AnyTask = TypeVar("AnyTask", bound=Task)
Make = Callable[[AnyTask], Made]
"""Makes the file of a task."""

FULL = (errno.ENOSPC, errno.EDQUOT)
"""How the system says that a disk is full."""


class StoppedError(Exception):
    """The run cannot go on; everything it placed so far is whole."""


@dataclass(frozen=True)
class Printed:
    """One PDF of the site."""

    task: Task
    path: Path
    pages: int
    faults: tuple[str, ...]
    is_new: bool


def remake(
    tasks: Sequence[AnyTask], make: Make[AnyTask], target: Path, store: Store, workers: int = 0
) -> list[Printed]:
    """Make what `store` does not hold, place every PDF into the folder `target`, return them.

    `make` works in processes of its own, so it is a function of a module; `workers` is how many
    work at once, and 0 means one a core. What a task needs is among the `tasks` as well. Raises
    StoppedError.
    """
    with _explained():
        store.folder.mkdir(parents=True, exist_ok=True)
        with _crew(workers or cores()) as crew:
            made = _make_missing(tasks, make, store, crew)
        target.mkdir(parents=True, exist_ok=True)
        return [_placed(task, target, store, task.key in made) for task in tasks]


@contextmanager
def _explained() -> Iterator[None]:
    """Say in words for the terminal why a run cannot go on, where that is known."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StoppedError("The disk is full. Free some room and run this again.") from None
        raise
    except BrokenProcessPool:
        raise StoppedError(
            "The system stopped a worker, most likely for lack of memory. "
            "Run this again with: --workers 1"
        ) from None


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say.
        return os.cpu_count() or 1


@contextmanager
def _crew(workers: int) -> Iterator[Executor]:
    """Give those who make files; once something stops the run, they begin no more."""
    with pool(workers) if workers > 1 else InThisProcess() as crew:
        try:
            yield crew
        except BaseException:
            crew.shutdown(wait=False, cancel_futures=True)
            raise


def _make_missing(
    tasks: Sequence[AnyTask], make: Make[AnyTask], store: Store, crew: Executor
) -> set[str]:
    """Let the `crew` make what `store` does not hold; return the keys of that."""
    named = {task.name: task for task in tasks}
    order = TopologicalSorter({task.name: task.needs for task in tasks})
    order.prepare()
    begun: dict[str, Future[None]] = {}
    running: dict[Future[None], list[AnyTask]] = defaultdict(list)
    with _progress() as bar:
        while order.is_active():
            ready = [named[name] for name in order.get_ready()]
            # Plans take longest: begun last, one would keep a single core busy at the end.
            for task in sorted(ready, key=lambda task: -task.weight):
                if task.key not in begun:
                    if store.has(task.key):
                        order.done(task.name)
                        continue
                    begun[task.key] = crew.submit(_keep, task, make, store)
                    bar.total = len(begun)
                running[begun[task.key]].append(task)
            if ready:
                continue
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                future.result()
                bar.update()
                for task in running.pop(future):
                    bar.set_postfix_str(task.name)
                    order.done(task.name)
    return {*begun}


def _progress() -> "tqdm[Never]":
    """Return a progress bar; it is silent in CI, without a terminal, and where little is to do."""
    silent = True if os.environ.get("CI") == "true" else None
    return tqdm(desc="Making PDFs", unit="file", disable=silent, delay=1)


def _keep(task: AnyTask, make: Make[AnyTask], store: Store) -> None:
    try:
        made = make(task)
    except OSError:
        raise
    except Exception as error:  # One sheet that cannot be laid out stops no other.
        made = Made(b"", 0, (f"could not be made: {error!r}.",))
    store.put(task.key, made)


def _placed(task: Task, target: Path, store: Store, is_new: bool) -> Printed:
    pages, faults = store.facts(task.key)
    path = target / task.name
    if pages:
        store.place(task.key, path)
        if task.has_preview:
            store.place(task.key, target / f"{task.stem}.png", "png")
    else:
        path.unlink(missing_ok=True)
    return Printed(task, path, pages, faults, is_new)
