"""The same page in fewer bytes."""

import pikepdf

from macros.publish.pdf.content_streams import shortened
from tests.publish.shop import LETTER, Shop

DRAWN = b"""0.353535 0 0 -0.353535 0 792 cm
BT
1 0 0 -1 70.031496 144.288513 Tm
/ABCDEF 16 Tf
[<0024>0<001c>14<0029>0] TJ
ET"""


def test_a_word_is_one_piece_and_a_place_has_three_decimals() -> None:
    assert shortened(DRAWN) == (
        b"0.353535 0 0 -0.353535 0 792 cm\nBT\n1 0 0 -1 70.031 144.288 Tm\n/ABCDEF 16 Tf\n"
        b"[<0024001c>14<0029>0] TJ\nET"
    )


def test_no_page_of_a_sheet_says_more_than_it_has_to(shop: Shop) -> None:
    with pikepdf.open(shop.path("plan", LETTER)) as pdf:
        for page in pdf.pages:
            commands = pikepdf.parse_content_stream(page)
            pieces = [one.operands[0] for one in commands if str(one.operator) == "TJ"]
            assert pieces
            between = [float(one) for run in pieces for one in [*run][1:-1:2]]
            assert 0 not in between
