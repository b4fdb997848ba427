"""A sheet on its own: no link that leads nowhere, nothing of this machine."""

import io

import pikepdf

from tests.publish.shop import LETTER, Shop, text


def test_paper_says_where_a_link_to_chat_leads(shop: Shop) -> None:
    chats = [line.chat for line in shop.library.helplines.lines if line.chat]
    assert chats
    for chat in chats:
        assert f"Chat at {chat.removeprefix('https://')}" in text(
            shop.path("help", LETTER, "get-help")
        )


def test_nothing_of_this_machine_stands_in_a_file(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            out = io.BytesIO()
            pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
        assert b"file://" not in out.getvalue(), path.name
        assert str(shop.folder).encode() not in out.getvalue(), path.name
