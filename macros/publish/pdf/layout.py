"""One job becomes one PDF: the built page's own HTML, laid out by WeasyPrint."""

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from weasyprint import CSS, HTML, Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.publish.pdf import overflow as fitting
from macros.publish.pdf.ease import eases
from macros.publish.pdf.fonts import font
from macros.publish.pdf.form_fields import finished
from macros.publish.pdf.form_html import questions
from macros.publish.pdf.job import TIGHT, Job
from macros.publish.pdf.preview import preview
from macros.publish.pdf.store import Made
from macros.publish.pdf.writing_room import growth
from macros.publish.sheets.paper import Paper

VARIANT = "pdf/ua-1"


def make_sheet(job: Job) -> Made:
    """Lay out and write one sheet.

    A sheet that needs more sides than it may have is laid out as tightly as can be read, and
    what that leaves free is given back to its words, or to the rows to write on.
    """
    is_form = job.sheet.kind.fillable
    with _Complaints() as complaints:
        styles = job.styles
        document = lay_out(job.document, styles, is_form)
        if job.most_pages and len(document.pages) > job.most_pages:
            styles = (*styles, TIGHT)
            document = _fitted(job, styles, document, job.most_pages)
        if job.sheet.kind.grows:
            document = _grown(job, styles, document)
        asked = questions(job.document) if is_form else None
        pdf = write(document, job.paper, asked)
    faults = (*complaints.said, *fitting.faults(document, job.paper, job.most_pages))
    picture = preview(pdf) if job.has_preview else b""
    return Made(pdf, len(document.pages), faults, picture)


def _fitted(job: Job, styles: Sequence[Path], loose: Document, sides: int) -> Document:
    """Return the pages of a sheet that is too long as it stands, on so many `sides` if it can."""
    is_form = job.sheet.kind.fillable
    tight = lay_out(job.document, styles, is_form)
    if job.sheet.kind.grows or len(tight.pages) > sides:
        return tight
    for ease in eases(loose, tight, sides):
        eased = lay_out(job.document, styles, is_form, {"ease": f"{ease:.2f}"})
        if len(eased.pages) <= sides:
            return eased
    return tight


def _grown(job: Job, styles: Sequence[Path], document: Document) -> Document:
    """Return the pages with rows that grew into what was free, if they still fit."""
    if not (more := growth(document)):
        return document
    grown = lay_out(job.document, styles, job.sheet.kind.fillable, {"grow": f"{more:.2f}mm"})
    return grown if len(grown.pages) == len(document.pages) else document


def lay_out(
    document: str,
    styles: Sequence[Path],
    is_form: bool = False,
    given: Mapping[str, str] = MappingProxyType({}),
) -> Document:
    """Return the pages of an HTML `document`, with what is `given` to properties of its styles."""
    sheets = [_style(path) for path in styles]
    sheets += [CSS(string=f":root {{ --{name}: {value} }}") for name, value in given.items()]
    return HTML(string=document, url_fetcher=_Fonts()).render(
        stylesheets=sheets,
        font_config=_font_config(),
        pdf_variant=VARIANT,
        pdf_forms=is_form,
    )


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


class _Complaints(logging.Handler):
    """Collects what WeasyPrint could not do, such as load a picture."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"could not be printed as it stands: {record.getMessage()}.")

    def __enter__(self) -> "_Complaints":
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
