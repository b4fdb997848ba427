"""A small picture of a PDF's first page, for the list of what can be printed."""

import io

import pypdfium2

WIDTH = 144
"""Pixels across: three times what the list shows, so that it stays sharp on a phone."""
GRAYS = 8


def preview(pdf: bytes) -> bytes:
    """Return the first page of `pdf` as a gray PNG of a few kilobytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil()
    out = io.BytesIO()
    image.quantize(GRAYS).save(out, "PNG", optimize=True)
    return out.getvalue()
