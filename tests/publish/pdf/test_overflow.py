"""What does not fit is named with its remedy."""

import re
from pathlib import Path

import pytest
from lxml import html

from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.shop import A4_LARGE, LETTER_LARGE, SAMPLE, Shop, job_of, remade


def test_a_text_that_is_too_long_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    content = cut(shop.site, sheet, large=False).content
    task = job_of(shop, sheet, content + content + content)
    (printed,) = remade([task], tmp_path)
    assert printed.pages > 1
    (fault,) = printed.faults
    assert re.match(r"needs \d pages and has to fit on 1\. Take out", fault)
    assert printed.path.exists()


def test_a_card_with_too_many_words_is_named(shop: Shop, tmp_path: Path) -> None:
    lesson = next(one for one in shop.library.lessons.values() if one.cards)
    sheet = chosen(all_sheets(shop.library), [lesson.number], ["cards"])[0]
    part = html.fromstring(cut(shop.site, sheet, large=False).content)
    part.xpath(".//*[@data-front]")[1].text = "A sentence of many words. " * 30
    task = job_of(shop, sheet, html.tostring(part, encoding="unicode"))
    (printed,) = remade([task], tmp_path)
    said = "has no room on page 1 for all of 'A sentence of many words."
    assert [fault for fault in printed.faults if fault.startswith(said)], printed.faults


@pytest.mark.parametrize("paper", [LETTER_LARGE, A4_LARGE])
@pytest.mark.parametrize(("lines", "fits"), [(7, True), (8, False)])
def test_words_that_reach_the_number_of_a_card_are_named(
    shop: Shop, tmp_path: Path, paper: Paper, lines: int, fits: bool
) -> None:
    lesson = next(one for one in shop.library.lessons.values() if one.cards)
    sheet = chosen(all_sheets(shop.library), [lesson.number], ["cards"])[0]
    part = html.fromstring(cut(shop.site, sheet, large=True).content)
    # Eight lines of large print end above the line to cut along, and on the number.
    back = part.xpath(".//*[contains(@class, '--long')]/*[@data-under]")[0]
    back.text = ""
    back[:] = html.fragments_fromstring("<span>Would you carry it?</span><br>" * lines)
    task = job_of(shop, sheet, html.tostring(part, encoding="unicode"), paper)
    (printed,) = remade([task], tmp_path)
    said = [fault for fault in printed.faults if "for all of 'Would you carry it?" in fault]
    assert fits == (not said)


def test_a_table_that_is_too_wide_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    table = html.fromstring("<article><h1>A</h1><table><tr></tr></table></article>")
    for _ in range(14):
        cell = html.Element("td")
        cell.text = "responsibilities"
        table.find(".//tr").append(cell)
    task = job_of(shop, sheet, html.tostring(table, encoding="unicode"))
    (printed,) = remade([task], tmp_path)
    assert [fault for fault in printed.faults if "mm too wide on page 1. Give its table" in fault]
