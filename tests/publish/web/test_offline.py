"""The zip and the list of files: whole, the same for the same site, and nothing but the site."""

import hashlib
import json
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from lxml import html

from macros.publish.site import finish
from macros.publish.web.http_headers import HOST_FILES
from macros.publish.web.licenses import LICENSES
from macros.publish.web.offline import LIST, WORKER, ZIP
from macros.rendering import render
from tests.components import assert_sound
from tests.conftest import PROJECT


def finish_a_copy(site: Path, folder: Path) -> Path:
    """Copy the built site into `folder`, with all that is made from it, and one paper."""
    shutil.copytree(site, folder)
    (folder / "print" / "a-paper.pdf").write_bytes(b"%PDF-1.7 " + b"paper " * 20_000)
    finish(folder)
    return folder


@pytest.fixture(scope="module")
def finished(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site."""
    return finish_a_copy(site, tmp_path_factory.mktemp("finished") / "site")


def listed(site: Path) -> dict[str, dict[str, list[str | int]]]:
    """Return the list of files."""
    found = json.loads((site / LIST).read_text("utf-8"))
    return {kind: found[kind] for kind in ("pages", "papers")}


def test_the_licenses_go_with_the_site_and_with_the_zip(finished: Path) -> None:
    with ZipFile(finished / ZIP) as packed:
        for name in LICENSES:
            ours = (PROJECT / name).read_bytes()
            assert (finished / f"{name}.txt").read_bytes() == ours
            assert packed.read(f"even-keel/{name}.txt") == ours


def test_the_zip_holds_all_that_a_page_points_at(finished: Path, tmp_path: Path) -> None:
    with ZipFile(finished / ZIP) as packed:
        packed.extractall(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["even-keel"]
    root = tmp_path / "even-keel"
    pages = sorted(root.rglob("*.html"))
    assert root / "index.html" in pages
    lost = []
    for path in pages:
        page = html.fromstring(path.read_bytes())
        for address in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            bare = str(address).split("#")[0]
            if bare and ":" not in bare and not (path.parent / bare).is_file():
                lost.append(f"{path.relative_to(root)}: {address}")
    assert lost == []


def test_the_zip_holds_the_papers_and_nothing_for_web_hosts(finished: Path) -> None:
    with ZipFile(finished / ZIP) as packed:
        names = {name.removeprefix("even-keel/") for name in packed.namelist()}
    assert "print/a-paper.pdf" in names
    assert not names & {*HOST_FILES, WORKER, LIST, ZIP, "404.html"}


def test_a_paper_is_not_packed_once_more(finished: Path) -> None:
    with ZipFile(finished / ZIP) as packed:
        ways = {Path(one.filename).suffix: one.compress_type for one in packed.infolist()}
    assert (ways[".pdf"], ways[".html"], ways[".js"]) == (ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED)


def test_the_same_site_gives_the_same_bytes(finished: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    # Copied in another order and at another time, without what was made from it.
    shutil.copytree(finished, again, ignore=shutil.ignore_patterns(ZIP, WORKER, LIST))
    finish(again)
    for name in (ZIP, WORKER, LIST):
        assert (again / name).read_bytes() == (finished / name).read_bytes(), name


def test_finishing_twice_changes_nothing(finished: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    shutil.copytree(finished, again)
    finish(again)
    for name in (ZIP, WORKER, LIST, *HOST_FILES):
        assert (again / name).read_bytes() == (finished / name).read_bytes(), name


def test_the_list_names_each_file_with_its_hash_and_size(finished: Path) -> None:
    found = listed(finished)
    assert list(found["papers"]) == ["print/a-paper.pdf"]
    assert {"index.html", "get-help.html", "leave.htm"} <= found["pages"].keys()
    assert {"search/pages.js", "search/leaders.js"} <= found["pages"].keys()
    for path, (hashed, size) in {**found["pages"], **found["papers"]}.items():
        data = (finished / path).read_bytes()
        assert hashlib.sha256(data).hexdigest()[:32] == hashed, path
        assert len(data) == size, path


def test_a_changed_word_makes_another_version(finished: Path, tmp_path: Path) -> None:
    changed = tmp_path / "site"
    shutil.copytree(finished, changed)
    page = changed / "index.html"
    page.write_text(page.read_text("utf-8").replace("Search", "Find"), encoding="utf-8")
    finish(changed)
    assert (changed / WORKER).read_bytes() != (finished / WORKER).read_bytes()


def test_asking_whether_anything_changed_costs_little(finished: Path) -> None:
    assert (finished / WORKER).stat().st_size < 10_000


def test_the_offer_is_sound_and_says_why_not_without_script() -> None:
    text = str(render("keep-site", root="../"))
    assert_sound(text)
    root = html.fragment_fromstring(text)
    shown = [
        part.get("data-part")
        for part in root.xpath("./*[@data-part][not(@hidden)]")
        if part.tag != "template"
    ]
    assert shown == ["script"]
