"""What the page for programs says that a busy site costs is what the built site weighs."""

import gzip
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import mean

import brotli
import pytest
from lxml import html

from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.run.sheet_pieces import write_sheet_pieces
from macros.publish.web.compressed_copies import QUALITY, write_copies
from macros.publish.web.offline import ZIP
from tests.conftest import PROJECT
from tests.publish.shop import LETTER, Shop

PAGE = (PROJECT / "docs/about/for-programs.md").read_text("utf-8")
ROW = re.compile(
    r"(?m)^\| if (?:each|one in five|none) .*\| ([\d.]+) million \| (\d+) GB \| (\d+) GB \|$"
)
PAPERS = re.compile(r"a handout as a PDF is up to (\d+) KB, a worksheet up to (\d+) KB")
SEARCH = re.compile(r"Search is (\d+) KB")
KEPT_THERE = re.compile(r"The pages are (\d+) MB in ([\d,]+) files, with their small copies")
HEADERS = 500
"""Bytes that a host sends with each file besides."""
FIRST = (1.0, 0.2, 0.0)
"""In each row of the table, the share of views that are somebody's first."""
NEAR = 0.1
"""How far a figure may be from what was measured: lessons grow, and figures are rounded."""
LOADED = (
    "//link[@rel='stylesheet' or @rel='icon']/@href | //script[not(ancestor::template)]/@src"
    " | //template[@id='near-parts']/@data-late"
)


def visits(site: Path, library: Library) -> list[tuple[Path, list[Path]]]:
    """Return each lesson's page, and what whoever reads it to its end asks for besides."""
    (components,) = site.glob("static/*/components")
    found = []
    for lesson in library.lessons.values():
        page = site / lesson.folder / "index.html"
        document = html.fromstring(page.read_bytes())
        files = [page.parent / str(address) for address in document.xpath(LOADED)]
        later = " ".join(map(str, document.xpath("//body/@data-loads"))).split()
        found.append(
            (page, [path.resolve() for path in (*files, *map(components.joinpath, later))])
        )
    return found


def near(figure: str, measured: float) -> bool:
    """Return whether a `figure` of the page is what was measured."""
    return abs(float(figure) - measured) <= NEAR * measured


def test_a_million_views_are_as_many_requests_and_bytes_as_the_page_says(
    site: Path, library: Library
) -> None:
    found = visits(site, library)

    def gigabytes(pack: Callable[[bytes], bytes]) -> tuple[float, float]:
        """Return GB of a million views of a page alone, and of all that is asked for besides."""

        @cache
        def sent(path: Path) -> int:
            return len(pack(path.read_bytes())) + HEADERS

        rest = mean(sum(map(sent, files)) for _, files in found)
        return mean(sent(page) for page, _ in found) / 1000, rest / 1000

    rows = ROW.findall(PAGE)
    assert len(rows) == len(FIRST)
    packed = gigabytes(lambda data: gzip.compress(data, 6))
    squeezed = gigabytes(lambda data: brotli.compress(data, quality=QUALITY))
    asked = mean(len(files) for _, files in found)
    for (requests, with_gzip, with_brotli), first in zip(rows, FIRST, strict=True):
        assert near(requests, 1 + first * asked)
        assert near(with_gzip, packed[0] + first * packed[1])
        assert near(with_brotli, squeezed[0] + first * squeezed[1])


def test_papers_are_at_most_as_large_as_the_page_says(shop: Shop) -> None:
    (said,) = PAPERS.findall(PAGE)
    for kind, figure in zip(("handout", "worksheet"), said, strict=True):
        assert near(figure, max(path.stat().st_size for path in shop.every(kind, LETTER)) / 1000)


def test_search_is_as_large_as_the_page_says(site: Path) -> None:
    (figure,) = SEARCH.findall(PAGE)
    (scripts,) = site.glob("static/*/components/search")
    found = (*(site / "search").iterdir(), *scripts.glob("*.js"))
    assert near(figure, sum(len(gzip.compress(path.read_bytes(), 6)) for path in found) / 1000)


@pytest.mark.audit
def test_as_much_lies_on_a_host_as_the_page_says(
    site: Path, library: Library, tmp_path: Path
) -> None:
    ((megabytes, files),) = KEPT_THERE.findall(PAGE)
    pages = Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns(ZIP)))
    write_sheet_pieces(library, KeptSheets(pages, tmp_path / "cut"))
    write_copies(pages, tmp_path / "kept")
    sizes = [path.stat().st_size for path in pages.rglob("*") if path.is_file()]
    assert near(megabytes, sum(sizes) / 1_000_000)
    assert near(files.replace(",", ""), len(sizes))
