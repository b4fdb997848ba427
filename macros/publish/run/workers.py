"""The processes that make papers: what lays out pages is loaded in them, ahead of its use.

It takes a second to load. A server of processes does so while others read and build the pages; each
worker is forked from it, and finds all loaded. Windows has no such server: there each worker loads.
"""

import gc
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from macros.lost_objects import seldom_sought

Given = ParamSpec("Given")
Done = TypeVar("Done")

METHOD = "forkserver"
"""How Python calls this way of starting processes."""

LOADED_AHEAD = "macros.publish.run.loaded_ahead"
"""The module that the server loads."""


def load_ahead() -> None:
    """Let the server begin to load, where the system has such; it is not waited for."""
    if _context().get_start_method() == METHOD:
        from multiprocessing import forkserver

        forkserver.ensure_running()


def pool(count: int) -> ProcessPoolExecutor:
    """Return `count` workers."""
    return ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin)


class InThisProcess(Executor):
    """Does what is asked for at once, and here: one process needs the least memory."""

    def submit(
        self, work: Callable[Given, Done], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Done]:
        """Return what `work` comes to, or what it raised."""
        future = Future[Done]()
        try:
            future.set_result(work(*given, **named))
        except Exception as error:
            future.set_exception(error)
        return future


@cache
def can_print() -> bool:
    """Return whether WeasyPrint and the libraries it needs are here; a worker tries them."""
    with pool(1) as one, suppress(BrokenProcessPool):
        return one.submit(_loads_weasyprint).result()
    return False  # A library that is not the one it is taken for may end a process.


@cache
def _context() -> BaseContext:
    """Return how workers are started."""
    if METHOD not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context()
    context = multiprocessing.get_context(METHOD)
    context.set_forkserver_preload([LOADED_AHEAD])
    return context


def _loads_weasyprint() -> bool:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _begin() -> None:
    """Let a worker look for lost objects seldom, and never among what it has from the server."""
    gc.freeze()
    seldom_sought()
