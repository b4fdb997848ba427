"""Makes again only what changed, with all cores, and never leaves half a file."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Never, TypeVar

from tqdm import tqdm

from macros.publish.pdf.job import Task
from macros.publish.pdf.store import Made, Store
from macros.publish.run.workers import pool

AnyTask = TypeVar("AnyTask", bound=Task)
Make = Callable[[AnyTask, Store], Made]
"""Makes the file of a task; the store holds what it is made from."""

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
    work at once, and 0 means one a core. Raises StoppedError.
    """
    made = make_missing(tasks, make, store, workers)
    with _explained():
        target.mkdir(parents=True, exist_ok=True)
        return [_placed(task, task.key, target, store, task.key in made) for task in tasks]


def make_missing(
    tasks: Sequence[AnyTask], make: Make[AnyTask], store: Store, workers: int = 0
) -> set[str]:
    """Make what `store` does not hold, as `remake` does, and return its keys."""
    missing = {task.key: task for task in tasks if not store.has(task.key)}
    with _explained():
        store.folder.mkdir(parents=True, exist_ok=True)
        _make_all(missing, make, store, workers or cores())
    return {*missing}


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


def _make_all(
    missing: Mapping[str, AnyTask], make: Make[AnyTask], store: Store, workers: int
) -> None:
    # Plans take longest: begun last, one would keep a single core busy at the end.
    todo = sorted(missing.items(), key=lambda item: -item[1].weight)
    bar = progress(len(todo), "Making PDFs")
    if workers == 1:
        for key, task in todo:
            bar.set_postfix_str(task.name)
            _keep(key, task, make, store)
            bar.update()
    elif todo:
        with pool(min(workers, len(todo))) as all_workers:
            futures = {
                all_workers.submit(_keep, key, task, make, store): task for key, task in todo
            }
            try:
                for future in as_completed(futures):
                    future.result()
                    bar.set_postfix_str(futures[future].name)
                    bar.update()
            except BaseException:
                all_workers.shutdown(wait=False, cancel_futures=True)
                raise
    bar.close()


def progress(total: int, what: str) -> "tqdm[Never]":
    """Return a progress bar; it stays silent in CI and where nobody looks at a terminal."""
    silent = True if os.environ.get("CI") == "true" else None
    return tqdm(total=total, desc=what, unit="file", disable=silent or not total or None)


def _keep(key: str, task: AnyTask, make: Make[AnyTask], store: Store) -> None:
    try:
        made = make(task, store)
    except OSError:
        raise
    except Exception as error:  # One sheet that cannot be laid out stops no other.
        made = Made(b"", 0, (f"could not be made: {error!r}.",))
    store.put(key, made)


def _placed(task: Task, key: str, target: Path, store: Store, is_new: bool) -> Printed:
    pages, faults = store.facts(key)
    path = target / task.name
    if pages:
        store.place(key, path)
        if task.has_preview:
            store.place(key, target / f"{task.stem}.png", "png")
    else:
        path.unlink(missing_ok=True)
    return Printed(task, path, pages, faults, is_new)
