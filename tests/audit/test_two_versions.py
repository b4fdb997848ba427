"""A tab of an older version stays open while the site is updated: what either writes is kept."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keeping import place, press, saved, state, unlock
from tests.browser.kept_words import LESSON, PASSPHRASE
from tests.conftest import PROJECT

pytestmark = pytest.mark.audit

OLDER = "64fd8c2"
"""The commit whose kept words a test of the older notebook reads, too."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""

    def end_headers(self) -> None:
        """Let no page be taken from memory: an update is seen at once."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `OLDER` built it."""
    folder = tmp_path_factory.mktemp("older")
    archive = folder / "older.tar"
    command = ["git", "archive", "--output", str(archive), OLDER]
    if subprocess.run(command, cwd=PROJECT, check=False, capture_output=True).returncode:
        pytest.skip(f"commit {OLDER} is not in this clone")
    shutil.unpack_archive(archive, folder / "project", filter="data")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "site")]
    done = subprocess.run(
        command, cwd=folder / "project", check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


class Host:
    """A host of one address, whose site can be replaced while tabs are open."""

    def __init__(self, browser: Browser, shown: Path, url: str) -> None:
        """Take a link `shown` to the site, and the address `url` of it."""
        self._shown = shown
        self.lesson = f"{url}/{LESSON}"
        self.context = browser.new_context()

    def show(self, site: Path) -> None:
        """Put `site` in."""
        self._shown.unlink(missing_ok=True)
        self._shown.symlink_to(site)

    def tab(self) -> Page:
        """Open the lesson in a new tab of the same browser."""
        page = self.context.new_page()
        page.goto(self.lesson)
        return page


@pytest.fixture
def host(browser: Browser, tmp_path: Path) -> Iterator[Host]:
    """A host that serves nothing yet."""
    shown = tmp_path / "shown"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(shown))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = Host(browser, shown, f"http://127.0.0.1:{server.server_port}")
        yield host
        host.context.close()
        server.shutdown()


def write(page: Page, words: str, field: str) -> None:
    """Write into a field of the sheet, and wait until it is kept."""
    place(page, field).fill(words)
    saved(page)


@pytest.mark.parametrize("locked", [False, True])
def test_what_tabs_of_two_versions_write_is_kept_or_said_not_to_be(
    locked: bool, host: Host, older: Path, site: Path
) -> None:
    host.show(older)
    before = host.tab()
    place(before).fill("the bus stop")
    press(before, "On this device")
    if locked:
        before.locator("#keep-new").fill(PASSPHRASE)
        press(before, "Keep with this passphrase")
    else:
        press(before, "Keep without a passphrase")
    state(before, "sealed" if locked else "device")
    saved(before)

    host.show(site)
    after = host.tab()
    if locked:
        unlock(after)
        state(after, "sealed")
    expect(place(after)).to_have_value("the bus stop")
    write(after, "payday", "strongest.1.1")
    place(before, "strongest.2.1").fill("a song")
    write(after, "the mill", "strongest.3.1")

    last = host.tab()
    if locked:
        unlock(last)
    kept = {"outside": "the bus stop", "strongest.1.1": "payday", "strongest.3.1": "the mill"}
    # Words stand under another name than in the older version, which says so: nothing was erased.
    expect(before.locator(".keep [role=status]")).to_contain_text("A newer copy of this site")
    expect(before.locator(".keep [role=status]")).to_contain_text("What you write now is not kept")
    for field, words in kept.items():
        expect(place(last, field)).to_have_value(words)
    expect(place(before, "strongest.2.1")).to_have_value("a song")
