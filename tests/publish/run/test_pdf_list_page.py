"""The print page and its links."""

from pathlib import Path

import pypdf
from lxml import html

from macros.publish.sheets.selection import Selection
from tests.publish.shop import LETTER, Shop


def test_the_print_page_links_what_is_there_and_nothing_else(shop: Shop, site: Path) -> None:
    bare = html.parse(str(site / "print" / "index.html"))
    assert not bare.xpath("//a[contains(@href, '.pdf')]")
    assert "no PDFs" in bare.xpath("string(//*[@class='print-list__about'])")
    shop.print(Selection(kinds=("worksheet", "help"), papers=(LETTER,)))
    made = {path.name for path in shop.pdfs.glob("*.pdf")}
    page = html.parse(str(shop.site / "print" / "index.html"))
    linked = {str(href).removeprefix("pdf/") for href in page.xpath("//a/@href") if ".pdf" in href}
    assert linked == made
    for link in page.xpath("//*[@data-component='print-list']//a[contains(@href, '.pdf')]"):
        sides = len(pypdf.PdfReader(shop.site / "print" / link.get("href")).pages)
        said = " ".join(link.text_content().split())
        assert f" {sides} side{'s' * (sides != 1)}" in said, said
    for picture in page.xpath("//*[@data-component='print-list']//img"):
        assert picture.get("loading") == "lazy"
        assert (shop.site / "print" / picture.get("src")).stat().st_size <= 7 * 1024
    assert page.docinfo.doctype.lower() == "<!doctype html>"
