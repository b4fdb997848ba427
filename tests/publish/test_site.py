"""What a build does when something is wrong: one list, no traceback, the old site untouched."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from macros.content.curriculum.library import Library
from macros.publish import site
from tests.conftest import PROJECT, free_port

QUIZ = "docs/lessons/relapse-prevention/my-triggers/outside-or-inside.quiz.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the whole project, to be spoiled."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    return tmp_path


def spoil(project: Path, file: str, replace: str, by: str) -> None:
    """Change one file of `project`."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert replace in text
    path.write_text(text.replace(replace, by, 1), encoding="utf-8")


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in `project`, as a user does."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fault_stops_the_build_with_one_list_and_leaves_the_old_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site")
    spoil(copy, QUIZ, "correct: true", "corect: true")
    spoil(copy, "docs/index.md", "](lessons/index.md)", "](lesons/index.md)")

    for command in (["mkdocs", "build"], ["macros", "site"]):
        done = run(copy, *command)
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert "Traceback" not in said
        assert "Did you mean 'correct'?" in said
        assert "lesons/index.md" in said
        assert (copy / "site" / "index.html").read_text() == "the old site"
    assert not (copy / ".site-new").exists()


def test_a_template_that_fails_leaves_the_old_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site")
    spoil(copy, "overrides/components/opening/opening.html", "lesson.number", "lesson.nmuber")

    done = run(copy, "macros", "site")

    assert done.returncode != 0
    assert (copy / "site" / "index.html").read_text() == "the old site"
    assert not (copy / ".site-new").exists()


def test_a_full_disk_is_said_and_leaves_the_old_site(
    copy: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def built(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        (copy / ".site-new").mkdir()
        return subprocess.CompletedProcess("", 0)

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site")
    monkeypatch.setattr(site.subprocess, "run", built)
    monkeypatch.setattr(site, "finish", full)

    assert site.build(copy, library, with_pdfs=False) == 1

    assert "The disk is full." in capsys.readouterr().err
    assert (copy / "site" / "index.html").read_text() == "the old site"
    assert not (copy / ".site-new").exists()


def test_leave_quickly_stands_where_the_program_or_the_page_asks_for_it(
    copy: Path, library: Library
) -> None:
    spoil(copy, "mkdocs.yml", "quick_exit: true", "quick_exit: false")

    assert run(copy, "mkdocs", "build").returncode == 0

    pages = {path: path.read_text("utf-8") for path in (copy / "site").rglob("index.html")}
    ask = {path for path, text in pages.items() if "leave.htm" in text}
    lessons = [each.folder for each in library.lessons.values() if each.facts.quick_exit]
    assert lessons
    assert ask == {copy / "site" / folder / "index.html" for folder in lessons}
    assert all("quick-exit.js" in pages[path] for path in ask)
    assert "leave.htm" in (copy / "site/get-help.html").read_text("utf-8")


@pytest.fixture
def served(copy: Path) -> Iterator[tuple[Path, str, subprocess.Popen[bytes]]]:
    """The copy, served by `mkdocs serve` on a free port: its folder, its address, its process.

    What the process says goes into `serve.log` in that folder.
    """
    address = f"127.0.0.1:{free_port()}"
    with (copy / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "CI": "false"},
            stdout=log,
            stderr=log,
        )
        try:
            yield copy, f"http://{address}", process
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> bool:
    """Return True once `is_so` does; False after too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.3)
    return False


def says(address: str, words: str) -> bool:
    """Return True where the page at `address` comes and says `words`."""
    try:
        with urlopen(address, timeout=5) as answer:
            return words in answer.read().decode()
    except (URLError, OSError):
        return False


def test_serve_outlives_an_author_s_mistake(
    served: tuple[Path, str, subprocess.Popen[bytes]],
) -> None:
    project, address, process = served
    page = f"{address}/lessons/relapse-prevention/my-triggers/index.html"
    assert wait_until(lambda: says(page, "Outside or inside?"))

    spoil(project, QUIZ, "title: Outside or inside?", "titel: Outside or inside?")
    assert wait_until(lambda: "'titel'" in (project / "serve.log").read_text("utf-8"))
    assert process.poll() is None

    # MkDocs holds every request back until the fault is mended, then answers with the new page.
    spoil(project, QUIZ, "titel: Outside or inside?", "title: Inside or outside?")
    assert wait_until(lambda: says(page, "Inside or outside?"))
