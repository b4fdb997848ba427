"""Crisis numbers come from the program alone, so that another country sees its own."""

import fnmatch
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from macros.content.loading import load
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.print_run import run
from macros.publish.run.workers import can_print
from macros.publish.sheets.paper import papers_of
from macros.publish.sheets.selection import Selection
from macros.rendering import OVERRIDES
from tests.conftest import PROJECT, build_strictly

DOCS = PROJECT / "docs"
NUMBER = re.compile(r"(?<![\d-])(911|988)(?![\d])")
TWELVE_HOURS = "//*[@data-clock][contains(., 'am') or contains(., 'pm')]"
SOURCES = "//dl[@class='source-list'] | //*[@data-component='chart-note']"
ABOUT_THE_NUMBERS = ("about/sources", "about/for-programs")
"""The pages that speak of the numbers themselves: what was seen where, and what to set."""
AMERICAN = re.compile(
    r"(?<![\d-])(911|988|88788|741741|838255|1-\d{3}-\d{3}-\d{4}|\(?\d{3}\)? ?\d{3}-\d{4})(?!\d)"
    r"|\d{3}-[A-Z]{7}|SAMHSA National|Veterans Crisis"
)
"""Numbers that nobody answers in another country, and the lines that have them."""
AMERICAN_LINK = re.compile(
    r"\.gov\b|lifeline|crisistextline|thehotline|samhsa|tel:\+?1?-?8\d\d-?\d{7}"
)

ABROAD = {
    'emergency: "911"': 'emergency: "112"\n    privacy_words: [What we say here stays here.]',
    'crisis: "988"': 'crisis: "116 123"',
    'crisis_text: "988"': 'crisis_text: ""',
    "crisis_chat: 988lifeline.org": 'crisis_chat: ""',
    "violence_line: 1-800-799-7233": 'violence_line: ""',
    'violence_text: "88788"': 'violence_text: ""',
    "page_size: letter": "page_size: a4",
    "date_order: month first": "date_order: day first",
    "starts: 6:00 pm": "starts: 18:00",
}


def written() -> Iterator[Path]:
    """Yield every file in which an author or the interface speaks to readers."""
    for path in sorted(DOCS.rglob("*")):
        place = path.relative_to(DOCS).as_posix()
        is_words = path.suffix in {".md", ".yaml"} and path.name != "design.md"
        is_of_lines = path.name == "get-help.helplines.yaml"
        if is_words and not is_of_lines and not place.startswith(ABOUT_THE_NUMBERS):
            yield path
    for kind in ("*.htm*", "*.yaml", "*.js"):
        yield from (path for path in sorted(OVERRIDES.rglob(kind)) if "examples" not in path.parts)


WHAT_PEOPLE_TYPE = re.compile(r'  - "[0-9]+"$')
"""A number among the words that search leads to the help page; nobody is shown it."""

CONDITION = re.compile(r"needs: \{[^}]*\}|program\.crisis == \"\d+\"")
"""What stands where the program has this number alone; nobody is shown it."""


def test_nobody_types_a_crisis_number() -> None:
    typed = [
        f"{path.relative_to(PROJECT)}:{number}: {line.strip()[:80]}"
        for path in written()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if NUMBER.search(CONDITION.sub("", line)) and not WHAT_PEOPLE_TYPE.match(line)
    ]
    assert typed == []


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site for a program in a country with two numbers, and neither texting nor chat."""
    folder = tmp_path_factory.mktemp("abroad") / "project"
    folder.mkdir()
    for name in ("docs", "macros", "overrides"):
        (folder / name).symlink_to(PROJECT / name)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    for was, now in ABROAD.items():
        assert was in settings, was
        settings = settings.replace(was, now)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    build_strictly(folder, sys.executable, "-m", "mkdocs")
    return Path(shutil.copytree(folder / "site", folder / "built"))


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield every page but those about the numbers themselves, without its list of sources."""
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site).as_posix()
        if not place.startswith(ABOUT_THE_NUMBERS):
            page = html.fromstring(path.read_bytes())
            # A source is called what its publisher calls it.
            for source in page.xpath(SOURCES):
                source.drop_tree()
            yield place, page


def test_another_country_sees_its_own_numbers_and_no_others(abroad: Path) -> None:
    seen = 0
    for place, page in pages(abroad):
        words = " ".join(page.text_content().split())
        assert not NUMBER.search(words), f"{place}: {NUMBER.search(words)}"
        assert "Call 112" in words, place
        assert "Call 116 123" in words, place
        links = {str(link) for link in page.xpath("//a/@href")}
        assert {"tel:112", "tel:116123"} <= links, place
        assert not [link for link in links if re.search(r"tel:.*[^\d+;=ext]|988|:911", link)], place
        seen += 1
    assert seen > 50


def test_no_page_has_an_american_number_or_link(abroad: Path) -> None:
    found = {}
    seen = set()
    for place, page in pages(abroad):
        seen.add(place)
        words = " ".join(page.text_content().split())
        links = [str(link) for link in page.xpath("//a/@href")]
        found[place] = [
            *(match[0] for match in AMERICAN.finditer(words)),
            *(link for link in links if AMERICAN_LINK.search(link)),
            *(" ".join(clock.text_content().split()) for clock in page.xpath(TWELVE_HOURS)),
        ]
    assert {place: each for place, each in found.items() if each} == {}
    for kind in ("index", "leader", "handout"):
        assert len(fnmatch.filter(seen, f"lessons/*/*/{kind}.html")) == 36
    papers = {"sign-in", "certificate", "agreement", "safety-card", "ruled", "first-trigger-map"}
    assert {f"print/{paper}.html" for paper in papers} <= seen


@pytest.mark.skipif(not can_print(), reason=NO_PDFS)
def test_no_paper_has_an_american_number_or_size(abroad: Path, tmp_path: Path) -> None:
    library = load(abroad.parent)
    loose = Selection(kinds=("help", "sign-in", "certificate", "fold"))
    one = Selection(lessons=("1.1",), kinds=("board", "run-sheet", "handout", "worksheet"))
    printed = [
        paper
        for order in (loose, one)
        for paper in run(
            library, abroad, tmp_path, replace(order, papers=papers_of(library.program)[:1]), 1
        )
    ]
    assert {paper.task.sheet.kind.name for paper in printed} == {*loose.kinds, *one.kinds}
    for paper in printed:
        for side in pypdf.PdfReader(paper.path).pages:
            words = " ".join(side.extract_text().split())
            assert round(float(side.mediabox.height)) == 842, paper.task.name
            assert not AMERICAN.search(words), f"{paper.task.name}: {AMERICAN.search(words)}"
            assert "112" in words, paper.task.name


def test_dates_have_the_day_first(abroad: Path, page: Page) -> None:
    page.goto((abroad / "leaders/calendar.html").as_uri())
    page.get_by_label("First session").fill("2026-11-23")
    expect(page.locator("[data-span]")).to_have_text(re.compile("^23 November 2026 to "))
    expect(page.locator("[data-date]").first).to_have_text("23 Nov")
    assert page.evaluate("EvenKeel.locale") == "en-001"


def test_without_texting_and_chat_no_page_offers_them(abroad: Path) -> None:
    for place, page in pages(abroad):
        words = " ".join(page.text_content().split())
        links = [str(link) for link in page.xpath("//a/@href") if str(link).startswith("sms:")]
        assert links == [], place
        offered = re.search(
            r"call or text \d|[Tt]ext (START|HOME|AYUDA|\d)|\d by text|[Cc]hat at \w+\.|lifeline",
            words,
        )
        assert not offered, f"{place}: {offered}"
        for part in page.xpath("//footer | //dialog[@id='help'] | //*[@class='print-footer']"):
            assert not re.search(r"\b(text|chat)\b", part.text_content(), re.IGNORECASE), place
