"""What a build does when something is wrong: one list, no traceback, the old site untouched."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

import pytest

from macros.content.curriculum.library import Library
from macros.publish import site
from tests.conftest import free_port, whole_copy

QUIZ = "docs/lessons/relapse-prevention/my-triggers/outside-or-inside.quiz.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the whole project, to be spoiled."""
    return whole_copy(tmp_path)


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
    assert "The pages could not be built. The site is as it was." in done.stderr
    assert (copy / "site" / "index.html").read_text() == "the old site"
    assert not (copy / ".site-new").exists()


def test_a_full_disk_is_said_and_leaves_the_old_site(
    copy: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def built(_: Path, fresh: Path) -> None:
        fresh.mkdir()

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site")
    monkeypatch.setattr(site, "build_pages", built)
    monkeypatch.setattr(site, "write_sheet_pieces", lambda *_: None)
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
def served(copy: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """The copy, served by `mkdocs serve` on a free port: its folder, its address, its process."""
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", address],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "CI": "false"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        too_long = Timer(120, process.kill)
        too_long.start()
        yield copy, f"http://{address}", process
        too_long.cancel()
        process.terminate()


def says(process: subprocess.Popen[str], words: str) -> bool:
    """Return True once `process` says `words`; False where it ends without."""
    assert process.stdout
    return any(words in line for line in process.stdout)


def shown(address: str) -> str:
    """Return the page at `address`, as soon as it comes."""
    with urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def test_serve_outlives_an_author_s_mistake(
    served: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    project, address, process = served
    page = f"{address}/lessons/relapse-prevention/my-triggers/index.html"
    assert says(process, "Serving on")
    assert "Outside or inside?" in shown(page)

    spoil(project, QUIZ, "title: Outside or inside?", "titel: Outside or inside?")
    assert says(process, "'titel'")
    assert process.poll() is None

    # MkDocs holds every request back until the fault is mended, then answers with the new page.
    spoil(project, QUIZ, "titel: Outside or inside?", "title: Inside or outside?")
    assert "Inside or outside?" in shown(page)
