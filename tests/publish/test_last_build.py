"""Nothing is built again from the same; whatever has changed, of sources or of the site, is."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros import __main__ as command
from macros.publish import last_build, site
from macros.publish.last_build import is_standing, made_from, note
from tests.conftest import PROJECT

FILES = {
    "mkdocs.yml": "site_name: Even Keel",
    "LICENSE": "MIT",
    "docs/index.md": "# Home",
    "docs/deep/down.md": "# Down",
    "macros/__init__.py": "",
    "overrides/site.css": "p { color: black; }",
    "site/index.html": "<p>Home</p>",
    "site/print/pdf/card.pdf": "a paper",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose site was made from it."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    note(tmp_path, tmp_path / "site", made_from(tmp_path, with_pdfs=True))
    assert stands(tmp_path)
    return tmp_path


def stands(project: Path, with_pdfs: bool = True) -> bool:
    return is_standing(project, project / "site", made_from(project, with_pdfs))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", ["written", "gone", "renamed"])
def test_a_changed_file_ends_it(change: str, name: str, project: Path) -> None:
    path = project / name
    if change == "written":
        path.write_text("".join(reversed(FILES[name])) or "x = 1", "utf-8")
        os.utime(path, ns=(1, 1))
    elif change == "gone":
        path.unlink()
    else:
        path.rename(path.with_name("other"))
    assert not stands(project)


def test_a_new_file_ends_it(project: Path) -> None:
    for name in ("docs/new.md", "site/new.html"):
        (project / name).write_text("new", "utf-8")
        assert not stands(project)
        (project / name).unlink()
        assert stands(project)


def test_other_options_another_place_and_another_day_end_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not stands(project, with_pdfs=False)
    (project / "site").rename(project / "elsewhere")
    assert not is_standing(project, project / "elsewhere", made_from(project, with_pdfs=True))
    (project / "elsewhere").rename(project / "site")
    assert stands(project)

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date(2099, 1, 1)

    monkeypatch.setattr(last_build, "date", Tomorrow)
    assert not stands(project)


def test_other_packages_end_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_build, "distributions", lambda: [])
    assert not stands(project)


def test_what_python_and_the_tools_write_for_themselves_is_no_change(project: Path) -> None:
    for name in ("macros/__pycache__/x.pyc", ".cache/papers/x.pdf", ".venv/ready"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("x", "utf-8")
    assert stands(project)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_read(project: Path) -> None:
    os.mkfifo(project / "docs" / "pipe.md")
    assert not stands(project)


def test_what_cannot_be_read_is_built(project: Path) -> None:
    (project / "docs" / "gone.md").symlink_to(project / "nowhere")
    assert made_from(project, with_pdfs=True) == ""
    assert not stands(project)
    note(project, project / "site", "")
    assert not is_standing(project, project / "site", "")


def test_a_record_that_cannot_be_written_stops_no_build(project: Path) -> None:
    record = project / last_build.RECORD
    record.unlink()
    record.mkdir()
    note(project, project / "site", made_from(project, with_pdfs=True))
    assert not stands(project)


@pytest.mark.parametrize("words", ["", "nonsense", "\udcff"])
def test_a_record_of_nonsense_is_no_record(words: str, project: Path) -> None:
    record = project / last_build.RECORD
    record.write_bytes(words.encode("utf-8", "surrogateescape"))
    assert not stands(project)


def test_the_command_builds_only_what_has_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[str] = []

    def build(_project: Path, _library: object, *given: object) -> int:
        built.append(str(given[-1]))
        return 0

    monkeypatch.setattr(command, "load", lambda _: None)
    monkeypatch.setattr(site, "build", build)
    run = _command(project)
    assert run() == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert built == []
    source = made_from(project, with_pdfs=True)
    assert run("--again") == 0
    without = made_from(project, with_pdfs=False)
    assert run("--no-pdf") == 0
    (project / "docs/index.md").write_text("# At home", "utf-8")
    assert run() == 0
    assert built == [source, without, made_from(project, with_pdfs=True)]


def _command(project: Path) -> Callable[..., int]:
    return lambda *given: command.main(["--project", str(project), "site", *given])


def test_the_rooms_are_those_of_the_project() -> None:
    assert {room for room in last_build.ROOMS if (PROJECT / room).is_dir()} == {*last_build.ROOMS}
