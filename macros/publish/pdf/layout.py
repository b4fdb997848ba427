"""A built page's own HTML becomes pages and a PDF, laid out by WeasyPrint."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.publish.pdf import line_ends
from macros.publish.pdf.fonts import FORM, font
from macros.publish.pdf.form_fields import finished
from macros.publish.sheets.paper import Paper

VARIANT = "pdf/ua-1"


def read_ahead(styles: Iterable[Path]) -> None:
    """Read the fonts and `styles` of papers, which then lie ready for whatever is laid out."""
    font(FORM)
    for path in styles:
        _style(path)
    lay_out("", ())


def lay_out(
    document: str, styles: Sequence[Path], is_form: bool = False, rules: str = ""
) -> Document:
    """Return the pages of an HTML `document`, by its `styles` and by some more CSS `rules`."""
    line_ends.mend()
    sheets = [_style(path) for path in styles]
    sheets += [CSS(string=rules)] if rules else []
    return _read(document).render(
        stylesheets=sheets,
        font_config=_font_config(),
        pdf_variant=VARIANT,
        pdf_forms=is_form,
    )


@lru_cache(maxsize=1)
def _read(document: str) -> HTML:
    """Return an HTML `document`, read once for all the ways in which it is laid out."""
    return HTML(string=document, url_fetcher=_Fonts())


def write(document: Document, paper: Paper, asked: Mapping[str, str] | None = None) -> bytes:
    """Return the finished PDF of laid out pages.

    `asked` makes it a form: the question over each group of choices, by the field's name.
    """
    is_form = asked is not None
    written = document.write_pdf(zoom=paper.zoom, pdf_variant=VARIANT, pdf_forms=is_form)
    return finished(written, asked or {})


class _Fonts(URLFetcher):  # type: ignore[misc]
    """Fetches fonts by name, and pictures that an address holds: no PDF waits for a network."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if url.startswith("data:image/"):
            return URLFetcher.fetch(self, url, headers)
        if scheme != "font":
            raise ValueError("only what stands in the page itself can be printed")
        return URLFetcherResponse(url, font(name), {"Content-Type": "font/ttf"})


class Complaints(logging.Handler):
    """Collects what WeasyPrint could not do, such as load a picture."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"could not be printed as it stands: {record.getMessage()}.")

    def __enter__(self) -> "Complaints":
        LOGGER.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        LOGGER.removeHandler(self)


@cache
def _font_config() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style(path: Path) -> CSS:
    """Return one style, read once: parsing takes longer than a page."""
    return CSS(filename=str(path), font_config=_font_config(), url_fetcher=_Fonts())
