"""Words go on where a drawing has no room on their side, so that no gap is left before it."""

import re

import pytest

from macros.publish.pdf.drawing_overleaf import widest_gap, words_ahead
from macros.publish.pdf.layout import lay_out

PAGE = """@page { size: 100mm 100mm; margin: 0 }
html { font: 10px/5mm "Paper Sans" } body, h2, p, figure { margin: 0 }
h2 { font-size: 10px; break-after: avoid } figure { height: 60mm; break-inside: avoid }
p { height: 20mm } #first { height: 45mm } #long { height: 90mm; break-inside: auto }
section { height: 15mm; break-inside: avoid }
"""
DRAWING = "<h2 id='head'>Map</h2><figure id='map'></figure>"

BOX = "<section id='box' data-component='notice'></section>"


def order(inside: str) -> list[str]:
    """Return the ids of the blocks of an article, in the order in which it is printed."""
    source = f"<!doctype html><html><body><main><article>{inside}</article></main></body></html>"
    document = lay_out(source, (), rules=PAGE)
    ahead = words_ahead(source, document)
    if ahead != source:
        assert widest_gap(lay_out(ahead, (), rules=PAGE)) < widest_gap(document)
    return re.findall(r'id=["\'](\w+)', ahead)


def block(name: str, words: str = "Words.") -> str:
    return f"<p id='{name}'>{words}</p>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        # The heading stays with the words; those that have no room stay behind the drawing.
        (
            block("first") + DRAWING + block("a") + block("b") + block("c"),
            ["first", "head", "a", "b", "map", "c"],
        ),
        # Words that lead to others are not parted from them.
        (
            block("first") + DRAWING + block("a") + block("b", "Three:") + block("c"),
            ["first", "head", "a", "map", "b", "c"],
        ),
        # A box goes along as a whole.
        (
            block("first") + DRAWING + BOX + block("a"),
            ["first", "head", "box", "a", "map"],
        ),
        # Words of another section are no words of this drawing.
        (
            block("first") + DRAWING + block("a") + "<h2 id='next'>Next</h2>" + block("b"),
            ["first", "head", "a", "map", "next", "b"],
        ),
    ],
)
def test_words_of_its_section_go_before_a_drawing(inside: str, expected: list[str]) -> None:
    assert order(inside) == expected


@pytest.mark.parametrize(
    "inside",
    [
        # All of it has room.
        block("a") + DRAWING + block("b"),
        # No gap worth it.
        block("long") + DRAWING + block("b"),
        # Nothing can go before it.
        block("first") + DRAWING + "<section id='b'></section>",
        block("first") + DRAWING + "<h2 id='next'>Next</h2>" + block("b"),
    ],
)
def test_what_needs_no_change_stays_as_it_is(inside: str) -> None:
    assert order(inside) == re.findall(r'id=["\'](\w+)', inside)
