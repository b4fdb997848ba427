"""A packet becomes one PDF: its cover is laid out, and the finished sheets bound behind it."""

from collections.abc import Iterator

from macros.publish.pdf.layout import lay_out, write
from macros.publish.pdf.merge import PacketPart, bind
from macros.publish.pdf.packet_job import STYLES, PacketJob, page_word
from macros.publish.pdf.store import Made, Store


def make_packet(job: PacketJob, store: Store) -> Made:
    """Return the packet of `job`, bound from the sheets in `store`."""
    pages = [store.facts(key)[0] for _, key in job.parts]
    cover = lay_out(job.cover([*_starts(1, pages)]), STYLES)
    if (front := len(cover.pages)) > 1:
        cover = lay_out(job.cover([*_starts(front, pages)]), STYLES)
    parts = [PacketPart(sheet.title, store.pdf(key)) for sheet, key in job.parts]
    pdf = bind(write(cover, job.paper), parts, page_word(), job.paper.zoom)
    return Made(pdf, front + sum(pages))


def _starts(front: int, pages: list[int]) -> Iterator[int]:
    """Yield the page on which each part begins, after `front` pages of cover."""
    start = front + 1
    for count in pages:
        yield start
        start += count
