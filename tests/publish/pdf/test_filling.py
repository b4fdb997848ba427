"""Forms filled in as people's viewers do: what is put in is kept, and printed where it belongs."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdf
import pytest
from PIL import Image, ImageChops

from macros.publish.sheets.paper import Paper
from tests.publish.fillers import DRAWERS, FILLERS, Fill, fill_with_pdfjs
from tests.publish.shop import LETTER, LETTER_LARGE, SAMPLE, Shop

EUROPE = "Señora Núñez, Łukasz Dvořák, Gülşah, Őrség, Țară, Nguyễn, Γειά, Привет"
LONG = "We met at the bus stop by the river, and she asked me where I had been all week. " * 2
DROP_DOWNS = "2.1"
"""A lesson whose worksheet has drop-downs, choices, ticks and lines."""


class Box(NamedTuple):
    """Where a field lies in a picture of its page."""

    name: str
    edges: tuple[int, int, int, int]


def fields_of(path: Path) -> dict[str, pypdf.generic.DictionaryObject]:
    """Return the fields of a form, by name."""
    fields = pypdf.PdfReader(path).root_object["/AcroForm"]["/Fields"]
    return {field.get_object()["/T"]: field.get_object() for field in fields}


def answers_to(path: Path, words: str) -> dict[str, str | bool]:
    """Return an answer for every field of a form: `words`, the third choice, or a tick."""
    found: dict[str, str | bool] = {}
    for name, field in fields_of(path).items():
        if field["/FT"] == "/Ch":
            found[name] = str(field["/Opt"][2])
        else:
            found[name] = field["/FT"] == "/Btn" or words[: field.get("/MaxLen", len(words))]
    return found


def boxes(path: Path) -> Iterator[Box]:
    """Yield the place of every field on the first page."""
    page = pypdf.PdfReader(path).pages[0]
    height = float(page.mediabox.top)
    for note in page["/Annots"]:
        widget = note.get_object()
        if widget["/Subtype"] == "/Widget":
            name = widget.get("/T") or widget["/Parent"]["/T"]
            left, low, right, high = pypdf.generic.RectangleObject(widget["/Rect"])
            x, y = sorted(map(float, (left, right))), sorted(height - float(e) for e in (low, high))
            yield Box(name, (int(x[0]), int(y[0]), round(x[1]) + 1, round(y[1]) + 1))


def changed(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return where two pictures differ by more than a hair."""
    return ImageChops.difference(before, after).point(lambda gray: 255 * (gray > 60))


@pytest.mark.parametrize(
    "fill",
    [
        *(pytest.param(fill, id=name) for name, fill in FILLERS.items()),
        pytest.param(fill_with_pdfjs, id="pdfjs", marks=pytest.mark.audit),
    ],
)
@pytest.mark.parametrize(
    ("lesson", "paper"), [(SAMPLE, LETTER), (DROP_DOWNS, LETTER), (SAMPLE, LETTER_LARGE)]
)
def test_every_answer_is_kept_and_printed_in_its_place(
    shop: Shop, tmp_path: Path, fill: Fill, lesson: str, paper: Paper
) -> None:
    form = shop.path("worksheet", paper, lesson)
    filled = tmp_path / "filled.pdf"
    answers = answers_to(form, EUROPE)
    fill(form, answers, filled)
    for name, field in fields_of(filled).items():
        kept = field.get("/V")
        assert kept == answers[name] or (answers[name] is True and kept != "/Off"), name
    for draw in DRAWERS:
        ink = changed(draw(form), draw(filled))
        places = [*boxes(form)]
        drawn = {name for name, edges in places if ink.crop(edges).getbbox()}
        assert drawn == {place.name for place in places}
        for _, edges in places:
            ink.paste(0, edges)
        assert ink.getbbox() is None, "something was printed outside of the fields"


@pytest.mark.parametrize("fill", [FILLERS["pdfium"], FILLERS["poppler"]], ids=["pdfium", "poppler"])
def test_the_end_of_a_long_answer_is_printed(shop: Shop, tmp_path: Path, fill: Fill) -> None:
    form = shop.path("worksheet", LETTER)
    whole, cut = tmp_path / "whole.pdf", tmp_path / "cut.pdf"
    fill(form, answers_to(form, f"{LONG} NOW"), whole)
    fill(form, answers_to(form, f"{LONG} "), cut)
    for draw in DRAWERS:
        ink = changed(draw(cut), draw(whole))
        words = [name for name, field in fields_of(form).items() if field["/FT"] == "/Tx"]
        assert {name for name, edges in boxes(form) if ink.crop(edges).getbbox()} == {*words}


def test_no_two_choices_of_a_drop_down_are_kept_as_the_same(shop: Shop) -> None:
    found = 0
    for path in shop.every("worksheet", LETTER):
        for name, field in fields_of(path).items():
            choices = [str(choice) for choice in field.get("/Opt", ())]
            found += len(choices)
            assert len(choices) == len({*choices}), (path.name, name)
    assert found
