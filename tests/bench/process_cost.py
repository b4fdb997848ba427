"""What one command takes, in a process of its own."""

import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path


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
