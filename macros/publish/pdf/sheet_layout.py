"""One job becomes one PDF: a sheet on as few sides as its kind allows, and each of them used."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from weasyprint import Document

from macros.publish.pdf import overflow as fitting
from macros.publish.pdf.board_sides import as_large_as_fits
from macros.publish.pdf.drawing_overleaf import widest_gap, words_ahead
from macros.publish.pdf.ease import (
    MANY,
    blocks_of,
    eases,
    eases_alone,
    easing,
    half_empty,
    may_spare_a_side,
    sides_alone,
    sides_to_aim_at,
    takes_a_side_for_little,
)
from macros.publish.pdf.form_html import questions
from macros.publish.pdf.job import TIGHT, Job
from macros.publish.pdf.layout import Complaints, lay_out, write
from macros.publish.pdf.preview import preview
from macros.publish.pdf.store import Made
from macros.publish.pdf.writing_room import (
    SPARE,
    choices_alone,
    free,
    growing,
    growths,
    growths_alone,
    parts_of,
)


def make_sheet(job: Job) -> Made:
    """Lay out and write one sheet.

    A sheet that needs more sides than it may have, or that leaves its last side nearly empty, is
    laid out as tightly as can be read, and what that leaves free is given back to its words, or to
    the rows to write on.
    """
    is_form = job.sheet.kind.fillable
    with Complaints() as complaints:
        styles, rules = job.styles, ""
        document = own = lay_out(job.document, styles, is_form)
        if not _is_too_long(job, own):
            document = _without_gaps(job, styles, own)
        if _is_too_long(job, document):
            tight = (*styles, TIGHT)
            if fitted := _fitted(job, tight, document):
                styles, (own, rules) = tight, fitted
            document = _without_gaps(job, styles, own, rules)
        if job.sheet.kind.grows:
            document = _grown(job, styles, document)
        if job.sheet.kind.is_large:
            document = as_large_as_fits(document, partial(lay_out, job.document, styles, False))
        asked = questions(job.document) if is_form else None
        pdf = write(document, job.paper, asked)
    faults = (*complaints.said, *fitting.faults(document, job.paper, job.most_pages))
    picture = preview(pdf) if job.has_preview else b""
    return Made(pdf, len(document.pages), faults, picture)


def _is_too_long(job: Job, document: Document) -> bool:
    """Return whether a sheet as it stands may not have so many sides, or wastes its last one."""
    if job.most_pages:
        return len(document.pages) > job.most_pages
    return job.sheet.kind.closes_up and may_spare_a_side(document)


def _fitted(job: Job, styles: Sequence[Path], loose: Document) -> tuple[Document, str] | None:
    """Return the pages of a sheet that is too long as it stands, on as few sides as it can.

    The rules that ease its words come along. None stands for a sheet that may have any number of
    sides and would not be shorter, or have gaps instead.
    """
    is_form = job.sheet.kind.fillable
    tight = lay_out(job.document, styles, is_form)
    sides = job.most_pages or sides_to_aim_at(loose, tight)
    if not job.most_pages and len(tight.pages) > sides:
        return None
    if job.sheet.kind.grows or len(tight.pages) > sides:
        return tight, ""
    gaps = half_empty(loose)
    found = (tight, 0.0) if job.most_pages or half_empty(tight) <= gaps else None
    for ease in eases(loose, tight, job.most_pages or len(loose.pages) - 1):
        eased = lay_out(job.document, styles, is_form, easing(":root", ease))
        if len(eased.pages) > sides or half_empty(eased) > gaps:
            continue
        if job.most_pages or not takes_a_side_for_little(eased, tight):
            return _eased_alone(job, styles, eased, ease)
        found = found or (eased, ease)
    return _eased_alone(job, styles, *found) if found else None


def _eased_alone(
    job: Job, styles: Sequence[Path], document: Document, most: float
) -> tuple[Document, str]:
    """Return pages whose words have the ease that their own side leaves them, and its rules.

    `most` is what all of them have. Of many sides, each layout takes long, and none is tried.
    """
    rules = easing(":root", most)
    if not job.sheet.kind.closes_up or len(document.pages) >= MANY:
        return document, rules
    blocks = [blocks_of(page) for page in document.pages]
    for selector, share in sides_alone(document):
        for ease in eases_alone(most, share):
            more = rules + easing(selector, ease)
            eased = lay_out(job.document, styles, rules=more)
            if [blocks_of(page) for page in eased.pages] == blocks:
                document, rules = eased, more
                break
    return document, rules


def _without_gaps(
    job: Job, styles: Sequence[Path], document: Document, rules: str = ""
) -> Document:
    """Return the pages of a sheet in large print with words before a drawing that goes overleaf.

    Where that leaves gaps as wide, they stay as they are.
    """
    if job.paper.large and job.sheet.kind.closes_up and not job.sheet.kind.fillable:
        source = words_ahead(job.document, document)
        if source != job.document:
            filled = lay_out(source, styles, rules=rules)
            is_better = widest_gap(filled) < widest_gap(document)
            if is_better and len(filled.pages) <= len(document.pages):
                return filled
    return document


def _grown(job: Job, styles: Sequence[Path], document: Document) -> Document:
    """Return the pages with rows that grew into what was free, if they still fit.

    Where rows that grew push others overleaf, they grow by less. Then those of each side grow
    alone: what is free there is no use to the others.
    """
    is_form, most = job.sheet.kind.fillable, 0.0
    for more in growths(document):
        grown = lay_out(job.document, styles, is_form, growing(":root", more))
        if _is_whole(grown, document):
            document, most = grown, more
            break
    rules = growing(":root", most)
    alone = (growing(parts, most + more) for parts, more in growths_alone(document))
    document, rules = _grown_alone(job, styles, document, rules, alone)
    return _grown_alone(job, styles, document, rules, choices_alone(document))[0]


def _grown_alone(
    job: Job, styles: Sequence[Path], document: Document, rules: str, tries: Iterable[str]
) -> tuple[Document, str]:
    """Return pages with those of more rules of style that leave each part on its side, and these.

    `document` was laid out by `rules`.
    """
    for more in tries:
        grown = lay_out(job.document, styles, job.sheet.kind.fillable, rules + more)
        if _is_whole(grown, document) and _has_its_sides(grown, document):
            document, rules = grown, rules + more
    return document, rules


def _is_whole(grown: Document, document: Document) -> bool:
    return len(grown.pages) == len(document.pages) and free(grown) >= SPARE / 2


def _has_its_sides(grown: Document, document: Document) -> bool:
    """Return whether each part of a sheet stands where it stood."""
    here, there = ([{*parts_of(page)} for page in one.pages] for one in (grown, document))
    return here == there
