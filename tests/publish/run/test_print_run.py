"""A machine that cannot print."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from macros.__main__ import main
from macros.content.curriculum.library import Library
from macros.publish.run import print_run as room
from tests.publish.shop import SAMPLE


def test_without_pango_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room, "can_print", lambda: False)
    assert main(["print", "--lesson", SAMPLE]) == 1
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in capsys.readouterr().err


def test_without_pango_the_site_is_whole_and_says_what_is_missing(
    site: Path,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(site, tmp_path / "site")
    monkeypatch.setattr(room, "can_print", lambda: False)
    room.add_to(tmp_path / "site", library, tmp_path / "cache")
    assert "sudo apt-get install libpango" in capsys.readouterr().err
    page = html.parse(str(tmp_path / "site" / "print" / "index.html"))
    assert "no PDFs" in page.xpath("string(//*[@class='print-list__about'])")
    assert page.xpath("//a[@href='choose.html']")
    assert (tmp_path / "site" / "print" / "choose.html").exists()
    assert not page.xpath("//a[contains(@href, '.pdf')]")
