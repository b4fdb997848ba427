"""A story to choose on paper: a pad of pages, folded, that say where to turn."""

import re
from pathlib import Path

import pytest
from lxml import html

from macros.content.curriculum.library import Library
from macros.content.kinds.path import StoryPath
from macros.publish.pdf.job import job
from macros.publish.pdf.sheet_html import SheetHtml, cut
from macros.publish.pdf.sheet_layout import make_sheet
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kinds import PATH
from macros.rendering import render
from tests.components import example

SHEET = Sheet(PATH, "3.5", "small-choices", "A story", "index.html", "p")


def sheet_html(name: str, site: Path, large: bool = False) -> SheetHtml:
    path = StoryPath.model_validate(example("path", name))
    page = f'<html lang="en"><article>{render("path", path=path, id="p")}</article></html>'
    (site / "index.html").write_text(page, encoding="utf-8")
    return cut(site, SHEET, large)


def test_two_pages_stand_on_a_sheet_in_their_order_after_a_cover(tmp_path: Path) -> None:
    found = sheet_html("a-wet-morning", tmp_path)
    assert found.sides == 5
    sides = html.fragment_fromstring(found.content).xpath("//*[@data-side]")
    assert ["This side stays empty" in one.text_content() for one in sides] == [
        *(False, True, False, True, False)
    ]
    sheets = sides[::2]
    heads = [[str(head.text_content()) for head in each.iter("h1", "h2")] for each in sheets]
    assert heads == [["A wet morning", "Page 1"], ["Page 2", "Page 3"], ["Page 4", "Page 5"]]
    said = re.sub(r"\s+", " ", sheets[0].text_content())
    assert "Fold each sheet on the dotted line, words outside." in said
    assert "B She calls her sister & asks for a ride. Go to page 2" in said
    assert "What was chosen" not in found.content


def test_in_large_print_each_page_has_a_sheet_and_nothing_is_folded(tmp_path: Path) -> None:
    found = sheet_html("a-wet-morning", tmp_path, large=True)
    assert found.sides == 6
    assert "Fold" not in found.content
    assert "stays empty" not in found.content


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_story_that_is_as_long_as_it_may_be_fits_its_pages(
    paper: Paper, tmp_path: Path, library: Library
) -> None:
    found = sheet_html("as-long-as-it-may-be", tmp_path, paper.large)
    made = make_sheet(job(SHEET, paper, found, library.program))
    assert made.faults == ()
    assert made.pages == found.sides
