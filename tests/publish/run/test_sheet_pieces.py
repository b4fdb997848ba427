"""The page where sheets are ticked."""

from lxml import html

from macros.publish.run.choose_page import write_choose_page
from macros.publish.sheets.sheet import all_sheets, loose_sheets
from tests.publish.shop import SAMPLE, Shop


def test_the_page_to_tick_holds_every_sheet_and_links_every_style(shop: Shop) -> None:
    write_choose_page(shop.library, shop.site)
    path = shop.site / "print" / "choose.html"
    page = html.parse(str(path))
    held = page.xpath("//template/@data-sheet")
    loose = [*loose_sheets(shop.library)]
    stems = [sheet.stem for sheet in dict.fromkeys((*loose, *all_sheets(shop.library)))]
    assert held == stems == page.xpath("//input/@data-pick")
    for address in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        if ".." in address:
            assert (path.parent / address).exists() or "search" in address, address
    # Nothing here is a link to a neighbour page, which a copy of the sheet could not follow.
    assert not [a for a in page.xpath("//template//a/@href") if a.endswith(".html")]
    sheet = page.xpath(f"//template[@data-sheet='{SAMPLE}-my-triggers-quiz']")[0]
    assert not sheet.xpath(".//details")
