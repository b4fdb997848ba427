"""A page is read once and kept by its text; what is kept is never old, and never in the way."""

from pathlib import Path

import pytest

from macros import kept_results
from macros.content.files import kept_pages
from macros.content.files.kept_pages import FOLDER, KeptPages
from macros.content.files.text_file import Unreadable
from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.content.rules import reading_level

TEXT = "---\ntitle: A page\n---\n\n## One\n\nWords, and [a link](two.md).\n"


@pytest.fixture(autouse=True)
def _new_run() -> None:
    kept_results.forget()


def next_run(project: Path) -> KeptPages:
    """Return what a run after this one finds in `project`."""
    kept_results.forget()
    return KeptPages(project)


def not_read(*_: object) -> None:
    pytest.fail("the page was read again")


def test_the_next_run_takes_what_this_one_has_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, prose = KeptPages(tmp_path).read(TEXT, "docs/a.md", "en")
    monkeypatch.setattr(kept_pages, "read_prose", not_read)
    again, kept = next_run(tmp_path).read(TEXT, "docs/a.md", "en")
    assert again == page
    assert vars(kept) == vars(prose)


@pytest.mark.parametrize(
    ("text", "file", "language"),
    [
        (TEXT + "More.\n", "docs/a.md", "en"),
        (TEXT, "docs/b.md", "en"),
        (TEXT, "docs/a.md", "es"),
    ],
)
def test_another_page_is_read_for_itself(
    text: str, file: str, language: str, tmp_path: Path
) -> None:
    KeptPages(tmp_path).read(TEXT, "docs/a.md", "en")
    page, prose = next_run(tmp_path).read(text, file, language)
    assert (page.text, page.file, prose.language) == (text.partition("\n---\n")[2], file, language)


def test_after_a_change_of_the_code_a_page_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KeptPages(tmp_path).read(TEXT, "docs/a.md", "en")
    monkeypatch.setattr(kept_results, "own_code", lambda _packages: "other")
    monkeypatch.setattr(kept_pages, "read_prose", not_read)
    with pytest.raises(pytest.fail.Exception):
        next_run(tmp_path).read(TEXT, "docs/a.md", "en")


def test_what_is_damaged_is_read_again(tmp_path: Path) -> None:
    _, prose = KeptPages(tmp_path).read(TEXT, "docs/a.md", "en")
    (kept,) = (tmp_path / FOLDER).iterdir()
    for damaged in (b"", b"no pickle", kept.read_bytes()[:-9]):
        kept.write_bytes(damaged)
        assert vars(next_run(tmp_path).read(TEXT, "docs/a.md", "en")[1]) == vars(prose)


def test_where_nothing_can_be_kept_pages_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be")
    kept = KeptPages(tmp_path)
    assert kept.read(TEXT, "docs/a.md", "en")[1].headings
    kept.sweep()
    assert next_run(tmp_path).read(TEXT, "docs/a.md", "en")[1].headings


def test_what_no_page_is_made_of_any_more_is_deleted(tmp_path: Path) -> None:
    KeptPages(tmp_path).read(TEXT, "docs/a.md", "en")
    now = next_run(tmp_path)
    now.read(TEXT + "More.\n", "docs/a.md", "en")
    now.sweep()
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == now.results.used


def test_a_page_that_cannot_be_read_is_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(Unreadable):
            next_run(tmp_path).read("---\ntitle: [\n", "docs/a.md", "en")


def test_what_is_wrong_with_a_page_is_told_in_every_run(project: Path) -> None:
    page = project / "docs/lessons/small-steps/one-step/index.md"
    page.write_text(page.read_text("utf-8").replace("You look up.", "{# look up #}"), "utf-8")
    told = []
    for _ in range(2):
        kept_results.forget()
        with pytest.raises(CurriculumError) as error:
            load(project)
        told.append(error.value.report())
    assert told[0] == told[1]
    assert (project / FOLDER).is_dir()


def test_how_hard_a_page_is_to_read_is_asked_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(project)
    kept_results.forget()
    monkeypatch.setattr(reading_level, "too_hard", not_read)
    load(project)
    page = project / "docs/lessons/small-steps/one-step/index.md"
    page.write_text(page.read_text("utf-8") + "\nWords that nobody has read yet.\n", "utf-8")
    with pytest.raises(pytest.fail.Exception):
        load(project)
