"""What a browser prints of a page, read back."""

from io import BytesIO

import pypdfium2
from playwright.sync_api import Page
from pypdf import PdfReader


def printed_pdf(page: Page, size: str = "Letter", landscape: bool = False) -> PdfReader:
    """Return the PDF that the browser makes of `page` on paper of a `size`."""
    return PdfReader(BytesIO(page.pdf(format=size, landscape=landscape)))


def sides_printed(page: Page, size: str = "Letter") -> list[str]:
    """Return the text of each printed side as PDFium reads it: far faster than pypdf."""
    with pypdfium2.PdfDocument(page.pdf(format=size)) as document:
        return [side.get_textpage().get_text_range() for side in document]


def words_printed(page: Page, size: str = "Letter") -> list[str]:
    """Return the words on each printed side; without spaces, since fonts space as they like."""
    return ["".join(side.extract_text().split()) for side in printed_pdf(page, size).pages]
