"""What a page loads: joined, in the order that the components ask for, and nothing lost."""

import re
from pathlib import Path

import pytest
from lxml import html

from macros.publish.web.joined_files import join_files, merged
from macros.publish.web.site_pages import pages_of
from macros.rendering import OVERRIDES, needed
from tests.test_built_site import size

MOST_REQUESTS = 6
FIRST_WINDOW = 14 * 1024
"""Bytes that a host sends before it waits for an answer."""
OPENING = b'<section class="opening"'
WAITS = {"home": "head", "lesson": "section"}
"""Which element waits for the styles, by the kind of page; on all others it is the heading."""


def page(kind: str, *files: str) -> str:
    """Return a page of a `kind` that loads `files`."""
    elements = "".join(
        f'\n<link rel="stylesheet" href="../{file}">'
        if file.endswith("css")
        else f'\n<script defer src="../{file}"></script>'
        for file in files
    )
    return f'<head>{elements}</head><body data-page="{kind}"></body>'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of three lessons, one of which loads more, and of one page."""
    quiz, cards = "components/quiz.css", "components/cards.css"
    pages = {
        "a.html": page("lesson", "site.css", quiz),
        "b.html": page("lesson", "site.css", quiz),
        "c.html": page("lesson", "site.css", cards, quiz, "components/cards.css.css"),
        "d.html": page("home", "site.css"),
    }
    (tmp_path / "pages").mkdir()
    (tmp_path / "components").mkdir()
    for name in ("site.css", quiz, cards, "components/cards.css.css"):
        (tmp_path / name).write_text(f"/* {name} */", "utf-8")
    for name, text in pages.items():
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    return tmp_path


def asked(site: Path, name: str) -> list[str]:
    """Return what the files say that a page asks for."""
    text = (site / "pages" / name).read_text("utf-8")
    found = re.findall(r'href="\.\./([^"]+)"', text)
    return [(site / file).read_text("utf-8") for file in found]


def test_pages_of_a_kind_share_what_most_need_and_the_rest_comes_apart(small: Path) -> None:
    with pages_of(small) as pages:
        join_files(pages)
    shared = "/* site.css */\n/* components/quiz.css */"
    assert asked(small, "a.html") == asked(small, "b.html") == [shared]
    rest = "/* components/cards.css */\n/* components/cards.css.css */"
    assert asked(small, "c.html") == [shared, rest]
    assert asked(small, "d.html") == ["/* site.css */"]


def test_what_a_component_fetches_as_it_starts_comes_as_one(small: Path) -> None:
    place = small / "pages" / "d.html"
    place.write_text(place.read_text("utf-8") + '<p data-loads="a/a.js b.js"></p>', "utf-8")
    (small / "components" / "a").mkdir()
    for name in ("a/a.js", "b.js"):
        (small / "components" / name).write_text(f"/* {name} */", "utf-8")
    with pages_of(small) as pages:
        join_files(pages)
    (name,) = re.findall(r'data-loads="([^"]+)"', place.read_text("utf-8"))
    joined = (small / "components" / name).read_text("utf-8")
    assert joined == "/* a/a.js */;\n/* b.js */"


def test_joining_again_changes_nothing(small: Path) -> None:
    with pages_of(small) as pages:
        join_files(pages)
    once = {path: path.read_bytes() for path in small.rglob("*.*")}
    with pages_of(small) as pages:
        join_files(pages)
    assert {path: path.read_bytes() for path in small.rglob("*.*")} == once


def test_a_list_keeps_its_order_among_others() -> None:
    assert merged([["a", "d"], ["a", "b", "d"], ["b", "c", "e"]]) == ["a", "b", "c", "e", "d"]


def test_every_component_finds_its_scripts_in_its_order(site: Path) -> None:
    lists = (OVERRIDES / "components").glob("*/needs.txt")
    starts = {
        name: text[:200] if (text := path.read_text("utf-8")) else ""
        for path in site.glob("static/*/components/**/*.js")
        if (name := path.relative_to(path.parents[1]).as_posix())
    }
    joined = [path.read_text("utf-8") for path in site.glob("static/*/components/*-*.js")]
    assert joined
    for path in lists:
        names = needed(path.parent.name, path.read_text("utf-8"))
        scripts = [starts[name] for name in names if name in starts]
        for whole in joined:
            places = [whole.find(start) for start in scripts if start in whole]
            assert places == sorted(places), names


def test_a_first_visit_asks_for_few_files(site: Path) -> None:
    for path in site.rglob("*.html"):
        root = html.fromstring(path.read_bytes())
        live = "[not(ancestor::template)]"
        files = root.xpath(f"//link[@rel!='canonical']{live} | //script{live} | //img{live}")
        assert len(files) + 1 <= MOST_REQUESTS, path


def test_the_first_words_come_in_the_first_window(site: Path, tmp_path: Path) -> None:
    """All that shows them is there: their style stands in the page."""
    for path in site.rglob("*.html"):
        text = path.read_bytes()
        start = text.partition(b"</section>" if OPENING in text else b"</h1>")[0]
        assert b"<style>" in start, path
        (tmp_path / "start").write_bytes(start)
        assert size(tmp_path / "start") <= FIRST_WINDOW / 2, path


def test_a_page_shows_its_first_words_before_it_waits_for_a_style(site: Path) -> None:
    for path in site.rglob("*.html"):
        root = html.fromstring(path.read_bytes())
        places = {link.getparent().tag for link in root.xpath("//link[@rel='stylesheet']")}
        kind = root.find("body").get("data-page")
        assert places == {WAITS.get(kind, "h1")}, path
        if kind == "lesson":
            last = root.xpath("//link[@rel='stylesheet']")[-1]
            assert last.getparent().get("data-component") == "opening"
            assert last.getnext() is None, path
