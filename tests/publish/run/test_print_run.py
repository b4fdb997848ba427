"""A machine that cannot print."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from macros.__main__ import main
from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.run import print_room
from macros.publish.run.print_run import add_to
from tests.conftest import PROJECT
from tests.publish.shop import SAMPLE


def test_without_pango_the_command_says_how_to_get_it(
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    monkeypatch.setattr(print_room, "can_print", lambda: False)
    assert main(["--project", str(tmp_path), "print", "--lesson", SAMPLE]) == 1
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in capsys.readouterr().err


def test_without_pango_the_site_is_whole_and_says_what_is_missing(
    site: Path,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(site, tmp_path / "site")
    monkeypatch.setattr(print_room, "can_print", lambda: False)
    cache = tmp_path / "cache"
    add_to(KeptSheets(tmp_path / "site", cache), library, cache)
    assert "sudo apt-get install libpango" in capsys.readouterr().err
    page = html.parse(str(tmp_path / "site" / "print" / "index.html"))
    assert "no PDFs" in page.xpath("string(//*[@class='print-list__about'])")
    assert page.xpath("//a[@href='choose.html']")
    assert not page.xpath("//a[contains(@href, '.pdf')]")
