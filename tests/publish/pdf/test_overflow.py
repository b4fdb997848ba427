"""What does not fit is named with its remedy."""

import re
from pathlib import Path

from lxml import html

from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.store import Store
from macros.publish.run.changed_only import remake
from macros.publish.run.print_room import make_sheet
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.shop import LETTER_LARGE, SAMPLE, Shop, job_of


def test_a_text_that_is_too_long_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    content = cut(shop.site, sheet, large=False).content
    task = job_of(shop, sheet, content + content + content)
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
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
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    said = "has no room on page 1 for all of 'A sentence of many words."
    assert [fault for fault in printed.faults if fault.startswith(said)], printed.faults


def test_words_that_reach_the_number_of_a_card_are_named(shop: Shop, tmp_path: Path) -> None:
    lesson = next(one for one in shop.library.lessons.values() if one.cards)
    sheet = chosen(all_sheets(shop.library), [lesson.number], ["cards"])[0]
    part = html.fromstring(cut(shop.site, sheet, large=True).content)
    # Seven lines of large print end above the line to cut along, and on the number.
    back = part.xpath(".//*[@data-under]")[1]
    back[:] = [html.fromstring("<div>Would you carry this?</div>") for _ in range(7)]
    back.text = ""
    task = job_of(shop, sheet, html.tostring(part, encoding="unicode"), LETTER_LARGE)
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    said = "has no room on page 2 for all of 'Would you carry this?"
    assert [fault for fault in printed.faults if fault.startswith(said)], printed.faults


def test_a_table_that_is_too_wide_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    table = html.fromstring("<article><h1>A</h1><table><tr></tr></table></article>")
    for _ in range(14):
        cell = html.Element("td")
        cell.text = "responsibilities"
        table.find(".//tr").append(cell)
    task = job_of(shop, sheet, html.tostring(table, encoding="unicode"))
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    assert [fault for fault in printed.faults if "mm too wide on page 1. Give its table" in fault]
