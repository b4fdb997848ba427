"""The built site: every link leads somewhere, and every page is sound HTML."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from macros.content.curriculum.library import Library
from macros.publish.web.search_index import PIECES
from tests.conftest import PROJECT

FIRST_VISIT = {"index": 28 * 1024, "leader": 47 * 1024, "handout": 12 * 1024}
USUAL_LESSON = 24_000
"""Bytes of a first visit to half of the lessons, or fewer."""
FIRST_TOOL = 23 * 1024
OWN_SCRIPTS = 12 * 1024

LINKS = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"))


@cache
def parsed(path: Path) -> HtmlElement:
    """Return one page of the site."""
    return html.fromstring(path.read_bytes())


def pages(site: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(site.rglob("*.html"))


def links(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield tag and address of everything the page points at."""
    for tag, attribute in LINKS:
        for element in page.iter(tag):
            if address := element.get(attribute):
                yield tag, address


def ids(page: HtmlElement) -> list[str]:
    """Return all ids of the page, in order."""
    return [str(found) for found in page.xpath("//@id")]


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    lost = []
    for path in pages(site):
        for _, address in links(parsed(path)):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            # The page for lost visitors can be shown at any depth, so it links from the root.
            root = site if parts.path.startswith("/") else path.parent
            target = (root / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                lost.append(f"{path.relative_to(site)}: {address}")
            elif parts.fragment and unquote(parts.fragment) not in ids(parsed(target)):
                lost.append(f"{path.relative_to(site)}: {address} (no such anchor)")
    assert lost == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for path in pages(site):
        for tag, address in links(parsed(path)):
            if tag != "a":
                assert not urlsplit(address).netloc, f"{path}: {address}"
        for address in parsed(path).xpath("//@srcset | //@poster | //iframe/@src | //object/@data"):
            assert not urlsplit(str(address)).netloc, f"{path}: {address}"
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", text), path
        assert "@import" not in text, path


def test_no_browser_may_send_what_is_typed_to_those_who_check_or_finish_words(site: Path) -> None:
    asked = {"spellcheck": "false", "writingsuggestions": "false"}
    for path in pages(site):
        body = parsed(path).find("body")
        assert {name: body.get(name) for name in asked} == asked, path
        assert {*body.xpath(".//@spellcheck | .//@writingsuggestions")} == {"false"}, path


def test_ids_stand_once_on_a_page(site: Path) -> None:
    for path in pages(site):
        found = ids(parsed(path))
        assert sorted(set(found)) == sorted(found), path


def test_each_page_has_one_main_heading_and_no_gap_below_it(site: Path) -> None:
    for path in pages(site):
        headings = parsed(path).xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6"
            " or @role='heading']"
        )
        levels = [int(h.get("aria-level") or h.tag[1]) for h in headings]
        assert levels.count(1) == 1, path
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=1) <= 1, (path, levels)


def test_every_field_has_a_label(site: Path) -> None:
    for path in pages(site):
        page = parsed(path)
        labelled = {label.get("for") for label in page.iter("label")}
        for field in page.xpath("//article//input | //article//select | //article//textarea"):
            named = (
                field.get("aria-label")
                or field.get("aria-labelledby")
                or field.get("id") in labelled
                or field.xpath("ancestor::label")
                or field.get("type") in {"hidden", "button"}
            )
            assert named, f"{path}: {html.tostring(field)[:120]!r}"


def test_no_page_carries_inline_script_or_handlers_and_one_style(site: Path) -> None:
    for path in pages(site):
        page = parsed(path)
        assert page.xpath("//@style") == [], path
        # Its hash stands in the policy: tests/publish/web/test_http_headers.py.
        assert [style.getparent().tag for style in page.xpath("//style")] == ["head"], path
        inline = page.xpath("//script[not(@src) and not(@type='application/json')]")
        assert inline == [], path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path


def test_the_help_link_stands_in_the_same_place_on_every_page(site: Path) -> None:
    places = set()
    for path in pages(site):
        header = parsed(path).find(".//header")
        assert header is not None, path
        found = [a.get("href", "").rsplit("/", 1)[-1] for a in header.iter("a")]
        places.add((found.index("get-help.html"), len(found)))
    assert len(places) == 1


def test_the_help_panel_of_every_page_leads_to_every_tool(site: Path, library: Library) -> None:
    tools = [path.removesuffix(".md") for group in library.tools for path in group.paths]
    assert len(tools) == 7
    for path in pages(site):
        found = parsed(path).xpath("//dialog[@id='help']//a/@href")
        led_to = {str(address).rsplit("/", 1)[-1] for address in found}
        assert {f"{tool.rsplit('/', 1)[-1]}.html" for tool in tools} <= led_to, path


def test_crisis_numbers_stand_in_the_footer_of_every_page(site: Path, library: Library) -> None:
    for path in pages(site):
        footer = parsed(path).find(".//footer")
        assert footer is not None, path
        said = footer.text_content()
        assert library.program.emergency in said, path
        assert library.program.crisis in said, path


def test_titles_keep_the_topic_out_of_the_browser_tab(site: Path, library: Library) -> None:
    for lesson in library.lessons.values():
        page = parsed(site / lesson.folder / "index.html")
        title = page.findtext(".//title")
        assert lesson.facts.title not in title
        assert f"Lesson {lesson.number}" in title
        assert page.findtext(".//h1").strip() == lesson.facts.title


def test_descriptions_keep_the_topic_out_of_what_is_shared(site: Path) -> None:
    for path in pages(site):
        said = parsed(path).xpath("//head/meta[@name='description']/@content")
        assert said == ["Pages to read, fill in and print."], path


def size(path: Path) -> int:
    """Return the bytes of a file as it travels: gzip at its usual level."""
    return len(gzip.compress(path.read_bytes(), 6))


def own_files(site: Path, path: Path) -> tuple[int, int]:
    """Return the bytes of a first visit, and of the scripts among them."""
    page = parsed(path)
    sheets = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    scripts = page.xpath("//script[not(ancestor::template)]/@src")
    script_bytes = sum(size((path.parent / str(src)).resolve()) for src in scripts)
    rest = sum(size((path.parent / str(href)).resolve()) for href in sheets)
    return size(path) + rest + script_bytes, script_bytes


def test_a_first_visit_to_a_lesson_stays_small(site: Path, library: Library) -> None:
    for lesson in library.lessons.values():
        for name, most in FIRST_VISIT.items():
            everything, scripts = own_files(site, site / lesson.folder / f"{name}.html")
            assert everything <= most, f"{lesson.folder}/{name}: {everything:,} bytes"
            assert scripts <= OWN_SCRIPTS, f"{lesson.folder}/{name}: {scripts:,} bytes of script"


def test_a_first_visit_to_a_usual_lesson_is_smaller(site: Path, library: Library) -> None:
    folders = [site / lesson.folder for lesson in library.lessons.values()]
    assert median(own_files(site, folder / "index.html")[0] for folder in folders) <= USUAL_LESSON


def test_a_first_visit_to_a_tool_is_smaller_still(site: Path, library: Library) -> None:
    tools = [path.removesuffix(".md") for path in library.pages if path.startswith("mine/")]
    assert len(tools) >= 10
    for path in tools:
        everything, scripts = own_files(site, site / f"{path}.html")
        assert everything <= FIRST_TOOL, f"{path}: {everything:,} bytes"
        assert scripts <= OWN_SCRIPTS, f"{path}: {scripts:,} bytes of script"


RARE = {"<table>": "table.css", "<blockquote": "quote.css", "<pre": "code.css"}
"""What few pages hold, and the style it needs there."""


def test_a_page_loads_the_looks_of_what_it_holds(served_site: Path) -> None:
    held = dict.fromkeys(RARE.values(), 0)
    for path in pages(served_site):
        text = path.read_text("utf-8")
        for mark, style in RARE.items():
            is_loaded = f"components/page/{style}" in text
            held[style] += is_loaded
            assert is_loaded or mark not in text, (path, style)
        is_lesson = 'data-page="lesson"' in text
        assert not is_lesson or not re.search("components/page/(table|quote|code)", text), path
        is_handout = 'data-page="handout"' in text
        assert is_handout == ("page/handout-print.css" in text), path
    assert held["table.css"] >= 36
    assert held["code.css"] >= 2


def test_the_search_index_is_not_loaded_before_search_is_opened(site: Path) -> None:
    for path in pages(site):
        live = parsed(path).xpath("//script[not(ancestor::template)]/@src")
        assert not [src for src in live if "bundle" in src or src.endswith(PIECES)], path


def test_design_notes_are_not_published(site: Path) -> None:
    assert list(site.rglob("design*")) == []


def test_the_readme_names_only_commands_that_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^make ([a-z]+)", readme, re.MULTILINE))
    assert commands
    for command in commands:
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command


@pytest.mark.parametrize("kind", ["quiz", "check", "worksheet", "cards", "path", "picture"])
def test_every_kind_of_component_stands_in_some_lesson(site: Path, kind: str) -> None:
    shown = [path for path in pages(site) if f'data-component="{kind}"' in path.read_text("utf-8")]
    assert shown
