"""Writes the page numbers of a packet at the heads of its pages."""

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    Stream,
    String,
    unparse_content_stream,
)

from macros.publish.pdf.form_font import encoded, few_letters, width

DIGITS = "0123456789"
SIZE = 9.5
"""Points of a page number in standard print."""
EDGE, DROP = 45, 22
"""Points between a page number and the right and upper edge of the paper."""
FONT = Name("/PacketNumber")


def number_pages(bound: Pdf, page_word: str, zoom: float) -> None:
    """Write `page_word` and its number on every page but the first; `zoom` is that of the paper."""
    letters = few_letters(bound, f"{page_word} {DIGITS}")
    size = SIZE * zoom
    for number, page in enumerate(bound.pages, start=1):
        if number > 1:
            words = f"{page_word} {number}"
            left, _, right, top = (float(edge) for edge in page.mediabox)
            x = right - left - EDGE - width(words) * size
            _write(page, bound, letters, _commands(words, size, x, top - DROP))


def _commands(words: str, size: float, x: float, y: float) -> bytes:
    """Return how `words` are drawn, as what no screen reader reads."""
    # The page turns its axes round and leaves them so; what comes after it starts afresh.
    commands: list[tuple[list[Object | float | String], str]] = [
        ([], "Q"),
        ([], "q"),
        ([Name.Artifact], "BMC"),
        ([], "BT"),
        ([0], "g"),
        ([FONT, round(size, 1)], "Tf"),
        ([round(x, 1), round(y, 1)], "Td"),
        ([String(encoded(words))], "Tj"),
        ([], "ET"),
        ([], "EMC"),
        ([], "Q"),
    ]
    return unparse_content_stream(
        [ContentStreamInstruction(given, Operator(command)) for given, command in commands]
    )


def _write(page: Page, bound: Pdf, letters: Object, commands: bytes) -> None:
    if Name.Resources not in page.obj:
        page.obj.Resources = Dictionary()
    # Several pages may share one table of fonts, so each page gets its own.
    resources = Dictionary(dict(page.obj.Resources.items()))
    fonts = Dictionary(dict(resources.get(Name.Font, Dictionary()).items()))
    fonts[FONT] = letters
    resources.Font = fonts
    page.obj.Resources = resources
    page.contents_add(Stream(bound, b"q"), prepend=True)
    page.contents_add(Stream(bound, commands))
