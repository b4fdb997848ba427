"""A preview shows each kind of change, in the page itself and in every page that it shapes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import MARKDOWN, PROJECT, free_port, small_copy

LOOK = f"""\
INHERIT: overrides/words/en.yaml
use_directory_urls: false
theme: {{name: material, custom_dir: overrides, font: false}}
plugins:
  - search
  - macros: {{module_name: macros, on_undefined: strict, on_error_fail: true}}
{MARKDOWN}exclude_docs: design.md
"""
LESSON = "lessons/small-steps/one-step"
TOO_LONG = 60
"""Seconds after which nobody waits for a change any more."""


@dataclass(frozen=True)
class Change:
    """What is replaced `by` what in a file, and the pages that then have `said`."""

    file: str
    replace: str
    by: str
    said: str
    pages: tuple[str, ...]


CHANGES = {
    "the prose of a lesson": Change(
        f"docs/{LESSON}/index.md",
        "You look up.",
        "You look far up.",
        "You look far up.",
        # Its story stands in the plan as well.
        (f"{LESSON}/index.html", f"{LESSON}/leader.html"),
    ),
    "the front matter of a lesson": Change(
        f"docs/{LESSON}/index.md",
        "summary: Take one step.",
        "summary: Take another step.",
        "Take another step.",
        ("lessons/small-steps/index.html", "search/pages.js"),
    ),
    "a worksheet": Change(
        f"docs/{LESSON}/my-step.worksheet.yaml",
        "title: My step",
        "title: A step of mine",
        "A step of mine",
        (f"{LESSON}/index.html",),
    ),
    "a notice": Change(
        "docs/about/notices.yaml",
        "title: Stay safe",
        "title: Stay very safe",
        "Stay very safe",
        (f"{LESSON}/index.html",),
    ),
    "the order in the nav": Change(
        "mkdocs.yml",
        f"          - Not written: []\n          - {LESSON}/index.md\n",
        f"          - {LESSON}/index.md\n          - Not written: []\n",
        'opening__number">Lesson 1.1',
        (f"{LESSON}/index.html",),
    ),
    "a setting": Change(
        "mkdocs.yml",
        "    name: A small curriculum",
        "    name: River House",
        "River House",
        ("404.html", f"{LESSON}/handout.html"),
    ),
    "the template of a page": Change(
        "overrides/partials/footer.html",
        'class="footer__small"',
        'class="footer__small footer__other"',
        "footer__other",
        ("404.html", f"{LESSON}/index.html"),
    ),
    "the template of a component": Change(
        "overrides/components/opening/opening.html",
        'class="opening__facts"',
        'class="opening__facts opening__other"',
        "opening__other",
        (f"{LESSON}/index.html",),
    ),
    "the words of a page": Change(
        "overrides/words/en.yaml",
        "skip: Skip to the page",
        "skip: Go to the page",
        "Go to the page",
        ("404.html", f"{LESSON}/index.html"),
    ),
    "the words of a component": Change(
        "overrides/words/en.yaml",
        "jumps: On this page, and how long each part takes",
        "jumps: What is here, and how long each part takes",
        "What is here, and how long",
        (f"{LESSON}/index.html",),
    ),
    "a style": Change(
        "overrides/site.css", ":root {", ":root { --other: 1;", "--other: 1", ("site.css",)
    ),
    "a script": Change(
        "overrides/components/start.js",
        '"use strict";',
        '"use strict"; // other',
        "// other",
        ("components/start.js",),
    ),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A project of one lesson, and the address of its preview."""
    project = small_copy(tmp_path_factory.mktemp("preview") / "project")
    shutil.copytree(PROJECT / "macros", project / "macros")
    shutil.copytree(PROJECT / "overrides", project / "overrides")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(LOOK)
    address = f"127.0.0.1:{free_port()}"
    with (
        (project / "said.txt").open("wb") as said,
        subprocess.Popen(
            [sys.executable, "-m", "macros", "serve", "--address", address],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project), "CI": "false"},
            stdout=said,
            stderr=said,
        ) as process,
    ):
        too_long = Timer(600, process.kill)
        too_long.start()
        wait_for(f"http://{address}/404.html", "</html>")
        yield project, f"http://{address}/"
        too_long.cancel()
        process.terminate()


def shown(address: str) -> str:
    """Return what stands at `address`, or '' for nothing yet."""
    try:
        with urlopen(address, timeout=TOO_LONG) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(address: str, words: str) -> str:
    """Return the page at `address` once it says `words`; fail where it never does."""
    until = monotonic() + TOO_LONG
    while words not in (page := shown(address)):
        assert monotonic() < until, f"{address} does not say {words!r}"
        sleep(0.1)
    return page


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_in_every_page_that_it_shapes(
    preview: tuple[Path, str], name: str
) -> None:
    (project, address), change = preview, CHANGES[name]
    path = project / change.file
    before = path.read_text("utf-8")
    assert change.replace in before
    assert all(change.said not in shown(address + page) for page in change.pages)
    path.write_text(before.replace(change.replace, change.by, 1), "utf-8")
    try:
        for page in change.pages:
            wait_for(address + page, change.said)
    finally:
        path.write_text(before, "utf-8")


def test_a_fault_is_said_and_the_page_comes_once_it_is_mended(preview: tuple[Path, str]) -> None:
    project, address = preview
    path, page = project / f"docs/{LESSON}/my-step.worksheet.yaml", f"{address}{LESSON}/index.html"
    before = path.read_text("utf-8")
    path.write_text(before.replace("title:", "titel:", 1), "utf-8")
    until = monotonic() + TOO_LONG
    while "'titel'" not in (project / "said.txt").read_text("utf-8"):
        assert monotonic() < until, "the fault is not said"
        sleep(0.1)
    path.write_text(before.replace("My step", "My own step", 1), "utf-8")
    assert "My own step" in shown(page)
    path.write_text(before, "utf-8")


def test_what_comes_new_is_there_and_what_is_no_part_of_the_site_is_not(
    preview: tuple[Path, str],
) -> None:
    project, address = preview
    lost = shown(f"{address}nowhere.html")
    assert "</html>" in lost
    for place in (f"{LESSON}/design.md", "main.html", "components/opening/opening.html", ".."):
        assert shown(address + place) == lost, place
    (project / "overrides" / "components" / "opening" / "new.css").write_text("a {}", "utf-8")
    wait_for(f"{address}components/opening/new.css", "a {}")
