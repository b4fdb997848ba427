"""How many sides each PDF has is known without opening it again."""

import os
from pathlib import Path

import pikepdf
import pytest

from macros.publish.run import page_counts as counting
from macros.publish.run.changed_only import Printed
from macros.publish.run.page_counts import KEPT, page_counts
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.run.test_papers_on_pages import blank
from tests.publish.shop import SAMPLE, Shop, job_of


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the PDFs that were opened to be counted."""
    names: list[str] = []
    real = pikepdf.Pdf.open

    def opens(path: Path) -> pikepdf.Pdf:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(counting.Pdf, "open", opens)
    return names


def test_a_file_is_opened_once_and_again_only_when_it_is_another(
    tmp_path: Path, opened: list[str]
) -> None:
    folder, cache = tmp_path / "pdf", tmp_path / "cache"
    folder.mkdir()
    blank(folder / "a.pdf", 3)
    blank(folder / "b.pdf", 2)
    for _ in range(2):
        assert page_counts(folder, cache) == {"a.pdf": 3, "b.pdf": 2}
        assert opened == ["a.pdf", "b.pdf"]
    blank(folder / "a.pdf", 4)
    (folder / "b.pdf").unlink()
    assert page_counts(folder, cache) == {"a.pdf": 4}
    assert opened == ["a.pdf", "b.pdf", "a.pdf"]


def test_what_was_just_printed_is_not_opened(tmp_path: Path, shop: Shop, opened: list[str]) -> None:
    (sheet,) = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])
    task = job_of(shop, sheet, "<p>A sheet</p>")
    folder = tmp_path / "pdf"
    folder.mkdir()
    blank(folder / task.name, 2)
    printed = Printed(task, folder / task.name, 2, (), is_new=True)
    assert page_counts(folder, tmp_path, [printed]) == {task.name: 2}
    assert page_counts(folder, tmp_path) == {task.name: 2}
    assert opened == []


@pytest.mark.parametrize("words", ["", "{", "[]", '{"a.pdf": 3}', '{"a.pdf": ["1"]}'])
def test_a_spoiled_list_is_made_anew(words: str, tmp_path: Path) -> None:
    blank(tmp_path / "a.pdf", 1)
    (tmp_path / KEPT).write_text(words, encoding="utf-8")
    assert page_counts(tmp_path, tmp_path) == {"a.pdf": 1}
    os.utime(tmp_path / "a.pdf", (0, 0))
    assert page_counts(tmp_path, tmp_path) == {"a.pdf": 1}
