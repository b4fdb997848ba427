"""A packet becomes one PDF: its cover is laid out, and the finished sheets bound behind it."""

from collections.abc import Iterator, Sequence
from functools import cache

from weasyprint import Document

from macros.publish.pdf.layout import lay_out, write
from macros.publish.pdf.merge import PacketPart, bind
from macros.publish.pdf.packet_job import PacketJob, page_word
from macros.publish.pdf.store import Made, Store


def make_packet(job: PacketJob, store: Store) -> Made:
    """Return the packet of `job`, bound from the sheets in `store`."""
    sides = [(one.sheet.kind.is_cut, store.facts(key)[0]) for one, key in job.parts]
    cover = _cover(job, sides) if job.packet.has_cover else None
    front = len(cover.pages) if cover else 0

    @cache
    def empty() -> PacketPart:
        return PacketPart("", write(lay_out(job.empty_side(), job.styles), job.paper))

    parts: list[PacketPart] = []
    page = front + 1
    for (one, key), (_, count), start in zip(job.parts, sides, starts(sides, front), strict=True):
        parts += [empty()] * (start - page)
        parts.append(PacketPart(one.sheet.title, store.pdf(key)))
        page = start + count
    if cover:
        parts.insert(0, PacketPart("", write(cover, job.paper)))
    numbered = page_word(job.language) if cover else ""
    return Made(bind(parts, job.title, numbered, job.paper.zoom), page - 1)


def _cover(job: PacketJob, sides: Sequence[tuple[bool, int]]) -> Document:
    cover = lay_out(job.cover([*starts(sides, 1)]), job.styles)
    if (front := len(cover.pages)) > 1:
        return lay_out(job.cover([*starts(sides, front)]), job.styles)
    return cover


def starts(sides: Sequence[tuple[bool, int]], front: int) -> Iterator[int]:
    """Yield the page on which each part begins, after `front` pages of cover.

    `sides` says of each part whether it is cut or folded, and how many sides it has. Such a part
    begins on an odd page, so that its own backs lie behind it, and what follows it does too, so
    that nothing else does.
    """
    page, was_cut = front + 1, False
    for is_cut, count in sides:
        page += (is_cut or was_cut) and page % 2 == 0
        yield page
        page, was_cut = page + count, is_cut
