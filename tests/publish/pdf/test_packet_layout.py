"""A packet as one PDF."""

import re

import pypdf

from macros.publish.sheets.packet import groups
from tests.publish.shop import LETTER, Shop, pages


def test_the_contents_of_a_packet_name_the_pages_on_which_its_sheets_begin(shop: Shop) -> None:
    path = shop.packet("6.1-my-triggers-leaders", LETTER)
    reader = pypdf.PdfReader(path)
    packet = next(
        packet
        for group in groups(shop.library)
        for packet in group.packets
        if packet.stem == "6.1-my-triggers-participants"
    )
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert len(links) == len(packet.sheets)
    for sheet, link, mark in zip(packet.sheets, links, reader.outline, strict=True):
        number = reader.get_page_number(link["/Dest"][0].get_object()) + 1
        assert reader.get_destination_page_number(mark) + 1 == number
        words = pages(path)[number - 1]
        assert f"Page {number}" in words
        title = re.sub(r"\W+", "", sheet.title)
        assert title in re.sub(r"\W+", "", words)
        assert re.search(rf"{re.escape(sheet.title)} {number}\b", pages(path)[0]), sheet.title
