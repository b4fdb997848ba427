"""The index that search loads holds what a page says and is found by, once, and no answers."""

import gzip
import json
import re
from pathlib import Path

import pytest
from lxml import html

from macros.content.curriculum.library import Library
from macros.publish.web.page_words import page_words
from macros.publish.web.search_index import (
    PIECES,
    TITLE,
    search_pieces,
)
from macros.publish.web.search_words import words_of

PIECE_LIMIT = 60 * 1024
"""Bytes, gzip, of each of the two: what a phone loads before its first answer."""


def pieces_of(site: Path) -> list[str]:
    """Return the scripts that hold the index of the built `site`."""
    return [(site / piece).read_text("utf-8") for piece in PIECES]


def held(script: str) -> dict[str, dict[str, int]]:
    """Return for each page of one part of the index its words, with the place of each."""
    part = json.loads(script.removeprefix("EvenKeel.search.parts.push(").removesuffix(");\n"))
    found: dict[str, dict[str, int]] = {page["url"]: {} for page in part["pages"]}
    urls = [*found]
    for word, at in zip(part["words"].split(" "), part["at"].split(" "), strict=True):
        place, page = 0, -1
        for sign in at:
            if sign.isdigit():
                place, page = int(sign), -1
            else:
                page += ord(sign) - ord(":") + 1
                found[urls[page]][word] = place
    return found


def test_every_page_stands_in_one_of_the_two(site: Path) -> None:
    pages, leaders = (held(script) for script in pieces_of(site))
    assert not pages.keys() & leaders.keys()
    assert all(
        url.endswith("leader.html") or url.startswith(("leaders/", "about/")) for url in leaders
    )
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    unlisted = built - pages.keys() - leaders.keys()
    assert {url for url in unlisted if not url.startswith("print/")} == {"404.html"}


def test_each_part_is_small_enough_to_wait_for(site: Path) -> None:
    for piece, script in zip(PIECES, pieces_of(site), strict=True):
        size = len(gzip.compress(script.encode(), 6))
        assert size <= PIECE_LIMIT, f"{piece}: {size:,} bytes"
    assert {*(site / "search").iterdir()} == {site / piece for piece in PIECES}


def test_a_page_is_found_by_what_it_says_and_by_its_find_words_alone(
    site: Path, library: Library
) -> None:
    """So that no answer of a quiz, and no word of a form, leads anywhere."""
    pages = held(pieces_of(site)[0])
    for lesson in library.lessons.values():
        url = f"{lesson.folder}/index.html"
        article = html.fromstring((site / url).read_bytes()).find(".//article")
        for left_out in article.xpath(".//*[@data-search-exclude]"):
            left_out.drop_tree()
        said = words_of(" ".join(article.itertext()))
        # The generator writes the cells of a table without a space between them.
        run_together = "".join(said)
        typed = {*words_of(" ".join((*lesson.facts.find, *lesson.facts.find_first)))}
        assert typed <= pages[url].keys()
        others = pages[url].keys() - {*said} - typed
        assert [word for word in others if word not in run_together] == [], url
        assert {pages[url][word] for word in words_of(lesson.facts.title)} == {TITLE}


def test_find_words_stand_on_no_page(site: Path) -> None:
    for path in (site / "lessons").rglob("*.html"):
        text = path.read_text("utf-8").lower()
        assert [word for word in ("saboxone", "triger", "insomia") if word in text] == [], path


def test_no_two_pages_want_to_be_first_for_the_same_words(library: Library) -> None:
    facts = {
        **library.pages,
        **{folder: theme.facts for folder, theme in library.by_folder.items()},
        **{folder: lesson.facts for folder, lesson in library.lessons.items()},
    }
    wanted: dict[str, str] = {}
    for path, page in facts.items():
        for phrase in {" ".join(words_of(phrase)) for phrase in page.find_first}:
            assert wanted.setdefault(phrase, path) == path, f"{phrase}: {path}, {wanted[phrase]}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Can’t sleep, can't eat", ["cant", "sleep", "cant", "eat"]),
        ("A.A. or N.A.: meet at 7.", ["aa", "or", "na", "meet", "at", "7"]),
        ("español, SELF-HARM\u00a0now", ["espanol", "self", "harm", "now"]),
        ("e.g. St. Ann's day.Then", ["eg", "st", "anns", "day", "then"]),
    ],
)
def test_words_are_compared_without_their_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_heading_keeps_its_anchor_only_where_its_words_do_not_give_it(library: Library) -> None:
    written = """<h1 id="tools-more">Tools &amp; more</h1><p>a &lt; b</p>
        <h2 id="do-this">Do this</h2>
        <h2 id="two"><em>Second</em> one</h2>"""
    address = "mine/tools.html"
    pages = {address: page_words(written, address, "Tools &amp; more")}
    first, second = search_pieces(pages, library)
    page = json.loads(first[len("EvenKeel.search.parts.push(") : -len(");\n")])["pages"][0]
    assert page["title"] == "Tools & more"
    assert page["headings"] == ["Do this", ["Second one", "two"]]
    assert held(first)[address].keys() >= {"a", "b", "do", "second"}
    assert not re.search("[<>]", first)
    assert held(second) == {}
