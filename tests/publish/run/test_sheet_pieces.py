"""The page where sheets are ticked, and the pieces that it fetches."""

import gzip
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from macros.content.curriculum.library import Library
from macros.publish.pdf.kept_sheets import KeptSheets
from macros.publish.pdf.part_alone import POINTERS
from macros.publish.run.sheet_pieces import write_sheet_pieces
from macros.publish.sheets.piece import LOOSE, PIECES_FOLDER, pieces
from macros.publish.sheets.sheet import all_sheets
from macros.rendering import OVERRIDES
from tests.publish.shop import SAMPLE
from tests.test_built_site import own_files, parsed

MOST_PAGE, MOST_PIECE = 60 * 1024, 40 * 1024
"""Bytes, gzip, of a first visit to the page, and of what comes with the first tick in a lesson."""


@pytest.fixture(scope="module")
def whole(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site with its pieces."""
    copy = tmp_path_factory.mktemp("pieces") / "site"
    shutil.copytree(site, copy)
    write_sheet_pieces(library, KeptSheets(copy, copy.parent))
    return copy


def looks_and_sheets(path: Path) -> tuple[list[str], Mapping[str, HtmlElement]]:
    """Return the styles that a piece names, and its sheets by name."""
    text = path.read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    sheets = {stem: html.fragment_fromstring(sheet) for stem, sheet in data["sheets"].items()}
    return data["looks"].split(), sheets


def test_the_page_offers_every_sheet_and_its_piece_holds_it(whole: Path, library: Library) -> None:
    page = parsed(whole / "print" / "choose.html")
    offered = [str(stem) for stem in page.xpath("//input/@data-pick")]
    assert sorted(offered) == sorted(sheet.stem for sheet in all_sheets(library))
    for piece in pieces(library):
        inside = page.xpath("//*[@data-piece=$name]//input/@data-pick", name=piece.name)
        looks, sheets = looks_and_sheets(whole / PIECES_FOLDER / f"{piece.name}.js")
        assert [*sheets] == [*map(str, inside)], piece.name
        assert all((OVERRIDES / "components" / file).exists() for file in looks), piece.name
    assert {piece.name for piece in pieces(library)} == {
        LOOSE,
        *(lesson.number for lesson in library.lessons.values()),
    }


def test_sheets_that_are_ticked_together_share_no_id_and_lose_no_pointer(whole: Path) -> None:
    ids: list[str] = []
    called: list[str] = []
    for path in (whole / PIECES_FOLDER).glob("*.js"):
        for sheet in looks_and_sheets(path)[1].values():
            ids += map(str, sheet.xpath("descendant-or-self::*/@id"))
            for pointer in POINTERS:
                called += " ".join(sheet.xpath(f".//@{pointer}")).split()
            # Nothing here is a link to a neighbour page, which a copy could not follow.
            assert not [a for a in sheet.xpath(".//a/@href") if a.endswith(".html")]
    assert called
    assert len(ids) == len(set(ids))
    assert set(called) <= set(ids)


def test_a_quiz_is_ticked_without_its_answers(whole: Path) -> None:
    _, sheets = looks_and_sheets(whole / PIECES_FOLDER / f"{SAMPLE}.js")
    assert not sheets[f"{SAMPLE}-my-triggers-quiz"].xpath(".//details")
    assert sheets[f"{SAMPLE}-my-triggers-key"].xpath(".//details")


def test_the_page_and_each_piece_stay_small(whole: Path) -> None:
    everything, _ = own_files(whole, whole / "print" / "choose.html")
    assert everything < MOST_PAGE
    weights = {
        path.name: len(gzip.compress(path.read_bytes(), 6))
        for path in (whole / PIECES_FOLDER).glob("*.js")
    }
    assert max(weights.values()) < MOST_PIECE, weights
