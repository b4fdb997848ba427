"""Cards that fold."""

from itertools import pairwise

import pikepdf
import pytest

from macros.publish.sheets.paper import PAPERS, Paper
from tests.publish.shop import LETTER_LARGE, Shop, elements, text


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize(("name", "faces"), [("safety-card", 4), ("pocket-plan", 8)])
def test_a_card_to_fold_has_its_faces_side_by_side(
    shop: Shop, name: str, faces: int, paper: Paper
) -> None:
    # A small card stands twice on a side; a large one in large print takes both sides.
    cards, pages = (1 if paper.large else 2, 1) if faces == 4 else (1, 2 if paper.large else 1)
    with pikepdf.open(shop.path("fold", paper, name)) as pdf:
        assert len(pdf.pages) == pages
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]
        # Read aloud, a card is a heading and one more for each face.
        assert [tag for tag in tags if tag in ("/H1", "/H2")] == ["/H1", *["/H2"] * faces * cards]
        lines: dict[str, list[tuple[float, float]]] = {}
        for field in pdf.Root.AcroForm.Fields:
            face = str(field.T).rpartition("_")[0]
            lines.setdefault(face, []).append((float(field.Rect[0]), float(field.Rect[1])))
        middle = float(pdf.pages[0].mediabox[2]) / 2
        sides = {face: {x > middle for x, _ in places} for face, places in lines.items()}
        assert all(len(side) == 1 for side in sides.values())
        assert {is_right for side in sides.values() for is_right in side} == {False, True}
        for places in lines.values():
            rows = sorted({y for _, y in places}, reverse=True)
            assert all((a - b) * 25.4 / 72 >= 7.7 for a, b in pairwise(rows))
    said = text(shop.path("fold", paper, name))
    assert said.count(shop.library.program.emergency) >= 2 * cards
    assert "Fold along the long middle line" in said


def test_the_pocket_plan_warns_before_it_asks_what_to_do_after_a_slip(shop: Shop) -> None:
    said = text(shop.path("fold", LETTER_LARGE, "pocket-plan"))
    assert said.index("If I slip") < said.index("First: stay alive.") < said.index("My reasons")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_person_who_slipped_has_three_lines_to_write_on(shop: Shop, paper: Paper) -> None:
    with pikepdf.open(shop.path("fold", paper, "pocket-plan")) as pdf:
        asked = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
        shown = [field for field in pdf.Root.AcroForm.Fields if "If I slip" in str(field.TU)]
        assert len(shown) >= 3, asked
        assert all(float(field.Rect[1]) - float(field.Rect[3]) > 14 for field in shown)
