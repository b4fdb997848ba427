"""What tests share: the project, one built site, one browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from socket import socket
from typing import TypeVar

import pytest
from _pytest.terminal import TerminalReporter
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.loading import load
from macros.publish.site import finish
from tests.engines.path_table import path_table

PROJECT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "curriculum"
"""A curriculum of one lesson; a test that changes it takes a `small_copy`."""
BROWSER_TESTS = {Path(__file__).parent / name for name in ("browser", "engines")}

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MARKDOWN = """\
markdown_extensions:
  - attr_list
  - tables
  - pymdownx.superfences
  - pymdownx.blocks.admonition: {types: [slide, say, ask, watch]}
"""
"""What the settings of a small site need, so that it reads pages as the real one does."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test that fails be tried once more: a machine may be too busy beside others."""
    for item in items:
        if not BROWSER_TESTS.isdisjoint(item.path.parents):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the tables that tests have recorded, under their names, and what was tried twice."""
    if again := terminalreporter.stats.get("rerun"):
        terminalreporter.section("failed at first, and tried once more")
        for report in again:
            terminalreporter.line(report.nodeid)
    if table := list(path_table(terminalreporter.stats)):
        terminalreporter.section("main paths, by engine")
        terminalreporter.line("\n".join(table))
    for report in chain.from_iterable(terminalreporter.stats.values()):
        # Each test also reports its set-up and its end.
        tables = report.user_properties if getattr(report, "when", "") == "call" else ()
        for name, table in tables:
            terminalreporter.section(name)
            terminalreporter.line(table)


def small_copy(folder: Path) -> Path:
    """Copy the small curriculum to `folder`, and return that.

    What a run keeps beside it stays behind: another test may be writing there.
    """
    return Path(shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns(".cache")))


def whole_copy(folder: Path) -> Path:
    """Copy the real curriculum and the code to `folder`, and return that.

    What builds have kept goes with it, so that pages which a test leaves alone are not made again.
    """
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    papers_and_states = shutil.ignore_patterns("papers", "audit.*", "site.lock", "last-build.txt")
    # Another test may be building there: a file that it takes away meanwhile is no loss.
    with suppress(shutil.Error, FileNotFoundError):
        shutil.copytree(PROJECT / ".cache", folder / ".cache", ignore=papers_and_states)
    return folder


LONGEST = 4
"""How many lessons are asked where all are much alike, and `make audit` asks each of them."""


One = TypeVar("One")


@dataclass(frozen=True)
class Likeliest:
    """Chooses, of things that are much alike, those in which a fault would show first."""

    takes_all: bool

    def of(
        self, things: Iterable[One], size: Callable[[One], int], number: int = LONGEST
    ) -> list[One]:
        """Return the `number` of `things` with the greatest `size`; in the audit all of them."""
        ranked = sorted(things, key=size, reverse=True)
        return ranked if self.takes_all else ranked[:number]


@pytest.fixture(params=["likeliest", pytest.param("every-one", marks=pytest.mark.audit)])
def likeliest(request: pytest.FixtureRequest) -> Likeliest:
    """Chooses what is asked in each run; in the audit it is everything."""
    return Likeliest(request.param == "every-one")


@pytest.fixture
def some_lessons(likeliest: Likeliest, library: Library) -> list[Lesson]:
    """The lessons with the longest plans; in the audit every lesson."""

    def length_of_plan(lesson: Lesson) -> int:
        return (PROJECT / "docs" / lesson.folder / "leader.md").stat().st_size

    return likeliest.of(library.lessons.values(), length_of_plan)


@pytest.fixture(scope="session")
def library() -> Library:
    """The real curriculum."""
    return load(PROJECT)


def build_strictly(project: Path, *generator: str, to: Path | None = None) -> None:
    """Build the `project` by the command of its `generator`; any warning fails the test."""
    done = subprocess.run(
        [*generator, "build", "--strict", *(["--site-dir", str(to)] if to else [])],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def served_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pages as `make serve` shows them, built once by MkDocs; any warning fails it."""
    folder = tmp_path_factory.mktemp("served") / "site"
    build_strictly(PROJECT, sys.executable, "-m", "mkdocs", to=folder)
    return folder


@pytest.fixture(scope="session")
def site(served_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site without its PDFs, as `make site` finishes it."""
    return finished(served_site, tmp_path_factory.mktemp("built") / "site")


def finished(built: Path, folder: Path) -> Path:
    """Copy a `built` site to `folder`, finish it there, and return the folder."""
    shutil.copytree(built, folder)
    finish(folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served, on a free port of this machine."""
    with served(site) as found:
        yield found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built `site`, and give its address."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the test runner's output is for results."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: this machine's, or Playwright's own; without either the tests are skipped."""
    with sync_playwright() as playwright:
        try:
            browser = _launch(playwright)
        except (Error, OSError) as error:
            why = f"no Chromium: install one, or run 'playwright install chromium' ({error})"
            if os.environ.get("CI") == "true":
                pytest.fail(why)
            pytest.skip(why)
        yield browser
        browser.close()


def _launch(playwright: Playwright) -> Browser:
    # The first is Chromium without its windows, which opens a page in half the time.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    if found := next(filter(None, map(shutil.which, names)), None):
        return playwright.chromium.launch(executable_path=found, args=list(FLAGS))
    if not Path(playwright.chromium.executable_path).exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, capture_output=True)
    return playwright.chromium.launch(args=list(FLAGS))


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of laptop size; any error its scripts throw fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert errors == []
