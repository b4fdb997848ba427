"""Markdown is turned into HTML once for the same words; a kept page is as a made one."""

from logging import INFO
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros import kept_results
from macros.kept_markdown import FOLDER, KeptMarkdown
from tests.small_project import small_project

SETTINGS = """\
site_name: A site
theme:
  name: mkdocs
plugins: []
validation:
  anchors: warn
"""
ONE = "# The first\n\nWords. [On to the part](two.md#a-part).\n\n## More\n\nLast words.\n"
TWO = "# The second\n\n## A part\n\n[Back](index.md).\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two pages, with the settings of MkDocs itself."""
    kept_results.forget()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    write(tmp_path, "index.md", ONE)
    write(tmp_path, "two.md", TWO)
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    """Let a page of the project say `text`."""
    (project / "docs" / name).write_text(text, "utf-8")


def built(project: Path) -> dict[str, str]:
    """Return the pages that the next run makes of `project`, by their paths, without their date."""
    kept_results.forget()
    site = project / "site"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
    if "macros" not in config.plugins:  # They put it there themselves.
        config.plugins["kept-markdown"] = KeptMarkdown(project)
    build(config)
    pages = {
        page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")
    }
    return {path: text.partition("Build Date")[0] for path, text in pages.items()}


def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each text that is turned into HTML."""
    texts: list[str] = []
    convert = Markdown.convert

    def counted(self: Markdown, source: str) -> str:
        texts.extend([source] if source else [])
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", counted)
    return texts


def test_a_kept_page_is_as_a_made_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = built(project)
    texts = count(monkeypatch)
    assert built(project) == made
    assert texts == []
    assert "\u003ctitle>The second - A site\u003c/title>" in made["two/index.html"]
    assert 'href="#a-part"' in made["two/index.html"]


def test_only_the_page_that_changed_is_made_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project)
    texts = count(monkeypatch)
    write(project, "two.md", f"{TWO}\nOne line more.\n")
    assert "One line more." in built(project)["two/index.html"]
    assert texts == [f"{TWO}\nOne line more.\n"]


@pytest.mark.parametrize(
    ("name", "spoiled", "said"),
    [
        ("index.md", f"{ONE}\n[Nowhere](three.md)\n", "three.md"),
        ("two.md", "# The second\n\nNo part.\n", "#a-part"),
    ],
)
def test_what_is_wrong_with_a_link_is_said_at_each_build(
    name: str, spoiled: str, said: str, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    write(project, name, spoiled)
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort, match=r"1 warnings? in strict mode"):
            built(project)
        (warning,) = [record.message for record in caplog.records if record.levelno > INFO]
        assert said in warning


def test_a_page_that_comes_or_goes_is_seen_by_the_links_to_it(project: Path) -> None:
    write(project, "index.md", "# The first\n\n[On](two.md)\n")
    built(project)
    (project / "docs" / "two.md").unlink()
    with pytest.raises(Abort):
        built(project)
    write(project, "two.md", TWO)
    assert "two/index.html" in built(project)


def test_after_a_change_of_the_settings_all_is_made_again(project: Path) -> None:
    built(project)
    (project / "mkdocs.yml").write_text(f"{SETTINGS}use_directory_urls: false\n", "utf-8")
    assert 'href="two.html#a-part"' in built(project)["index.html"]


def test_what_no_page_is_made_of_any_more_is_deleted(project: Path) -> None:
    built(project)
    before = {path.name for path in (project / FOLDER).iterdir()}
    write(project, "two.md", f"{TWO}\nOne line more.\n")
    built(project)
    after = {path.name for path in (project / FOLDER).iterdir()}
    assert len(before) == len(after) == 2
    assert len(before & after) == 1


def test_a_curriculum_is_the_same_whether_its_pages_are_kept_or_made(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert built(project) == built(project)
    assert [*(project / FOLDER).iterdir()]
