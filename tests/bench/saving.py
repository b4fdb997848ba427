"""How long it takes from saving a lesson to the new page in the preview."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from macros.content.loading import load
from tests.conftest import free_port

TIMES = 7
LOOK_AGAIN = 0.02


def save_and_look(project: Path) -> None:
    """Print the seconds by the clock from a save of a lesson in `project` to its new page."""
    lesson = next(iter(load(project).lessons.values()))
    path = project / "docs" / lesson.folder / "index.md"
    address = f"127.0.0.1:{free_port()}"
    page = f"http://{address}/{lesson.folder}/index.html"
    with subprocess.Popen(
        [sys.executable, "-m", "macros", "serve", "--address", address],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        started = time.perf_counter()
        _wait_for(page, "</html>")
        first = time.perf_counter() - started
        took = []
        before = path.read_text("utf-8")
        for number in range(TIMES):
            words = f"Saved for the {number}th time."
            path.write_text(f"{before}\n{words}\n", "utf-8")
            started = time.perf_counter()
            _wait_for(page, words)
            took.append(time.perf_counter() - started)
            time.sleep(0.5)
        path.write_text(before, "utf-8")
        server.terminate()
    spread = f"{median(took):.2f} ({min(took):.2f}-{max(took):.2f})"
    print(f"{'':>8} preview: first page after {first:.2f} s, a save to its page {spread} s")


def _wait_for(page: str, words: str) -> None:
    while words not in _shown(page):
        time.sleep(LOOK_AGAIN)


def _shown(page: str) -> str:
    try:
        with urlopen(page) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""
