"""One job becomes one PDF: the built page's own HTML, laid out by WeasyPrint."""

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.publish.pdf import overflow as fitting
from macros.publish.pdf.ease import eases, may_spare_a_side
from macros.publish.pdf.fonts import font
from macros.publish.pdf.form_fields import finished
from macros.publish.pdf.form_html import questions
from macros.publish.pdf.job import TIGHT, Job
from macros.publish.pdf.preview import preview
from macros.publish.pdf.store import Made
from macros.publish.pdf.writing_room import SPARE, free, growing, growths, late_growth
from macros.publish.sheets.paper import Paper

VARIANT = "pdf/ua-1"


def make_sheet(job: Job) -> Made:
    """Lay out and write one sheet.

    A sheet that needs more sides than it may have, or one in large print that leaves its last
    side nearly empty, is laid out as tightly as can be read, and what that leaves free is given
    back to its words, or to the rows to write on.
    """
    is_form = job.sheet.kind.fillable
    with _Complaints() as complaints:
        styles = job.styles
        document = lay_out(job.document, styles, is_form)
        if _is_too_long(job, document):
            tight = (*styles, TIGHT)
            if fitted := _fitted(job, tight, document):
                styles, document = tight, fitted
        if job.sheet.kind.grows:
            document = _grown(job, styles, document)
        asked = questions(job.document) if is_form else None
        pdf = write(document, job.paper, asked)
    faults = (*complaints.said, *fitting.faults(document, job.paper, job.most_pages))
    picture = preview(pdf) if job.has_preview else b""
    return Made(pdf, len(document.pages), faults, picture)


def _is_too_long(job: Job, document: Document) -> bool:
    """Return whether a sheet as it stands may not have so many sides, or wastes its last one."""
    if job.most_pages:
        return len(document.pages) > job.most_pages
    return job.paper.large and job.sheet.kind.closes_up and may_spare_a_side(document)


def _fitted(job: Job, styles: Sequence[Path], loose: Document) -> Document | None:
    """Return the pages of a sheet that is too long as it stands, on as few sides as it can.

    None stands for a sheet in large print that would not be shorter.
    """
    is_form = job.sheet.kind.fillable
    tight = lay_out(job.document, styles, is_form)
    sides = job.most_pages or len(tight.pages)
    if not job.most_pages and sides >= len(loose.pages):
        return None
    if job.sheet.kind.grows or len(tight.pages) > sides:
        return tight
    for ease in eases(loose, tight, sides):
        eased = lay_out(job.document, styles, is_form, f":root {{ --ease: {ease:.2f} }}")
        if len(eased.pages) <= sides:
            return eased
    return tight


def _grown(job: Job, styles: Sequence[Path], document: Document) -> Document:
    """Return the pages with rows that grew into what was free, if they still fit.

    Where rows that grew push others overleaf, they grow by less. Then those on the last side
    grow alone: what is free there is no use to the others.
    """
    is_form, most = job.sheet.kind.fillable, 0.0
    for more in growths(document):
        grown = lay_out(job.document, styles, is_form, growing(":root", more))
        if _is_whole(grown, document):
            document, most = grown, more
            break
    if last := late_growth(document):
        parts, more = last
        rules = growing(":root", most) + growing(parts, most + more)
        grown = lay_out(job.document, styles, is_form, rules)
        if _is_whole(grown, document):
            return grown
    return document


def _is_whole(grown: Document, document: Document) -> bool:
    return len(grown.pages) == len(document.pages) and free(grown) >= SPARE / 2


def lay_out(
    document: str, styles: Sequence[Path], is_form: bool = False, rules: str = ""
) -> Document:
    """Return the pages of an HTML `document`, by its `styles` and by some more CSS `rules`."""
    sheets = [_style(path) for path in styles]
    sheets += [CSS(string=rules)] if rules else []
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
