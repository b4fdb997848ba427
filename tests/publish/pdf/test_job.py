"""What decides how a PDF looks, beside its sheet."""

from dataclasses import replace
from pathlib import Path

from macros.publish.pdf.job import job
from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.sheet import all_sheets, chosen
from tests.publish.shop import LETTER, SAMPLE, Shop, remade, text


def test_an_empty_phone_leaves_a_line_and_a_set_one_is_printed(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    cutting = cut(shop.site, sheet, large=False)
    empty = shop.library.program.model_copy(update={"phone": ""})
    known = shop.library.program.model_copy(update={"phone": "555 0100"})
    tasks = [job(sheet, LETTER, cutting, program) for program in (empty, known)]
    assert "paper__blank" in tasks[0].document
    assert tasks[0].key != tasks[1].key
    (printed,) = remade(tasks[1:], tmp_path)
    assert "555 0100" in text(printed.path)


def test_a_code_to_the_page_is_printed_only_where_the_site_has_an_address(shop: Shop) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    cutting = cut(shop.site, sheet, large=False)
    program = shop.library.program
    assert cutting.url == ""
    assert "<svg" not in job(sheet, LETTER, replace(cutting, content=""), program).document
    online = replace(cutting, content="", url="https://example.org/lessons/handout.html")
    assert "<svg" in job(sheet, LETTER, online, program).document
