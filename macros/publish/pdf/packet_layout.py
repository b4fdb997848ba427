"""A packet becomes one PDF: its cover, and the finished sheets bound behind it."""

from functools import cache

from macros.publish.pdf.layout import lay_out, write
from macros.publish.pdf.merge import PacketPart, bind
from macros.publish.pdf.packet_job import CoverJob, PacketJob, page_word, starts
from macros.publish.pdf.store import Made


def make_cover(job: CoverJob) -> Made:
    """Return the cover of a packet; what it lists begins behind as many sides as it has itself."""
    styles = job.side.styles
    cover = lay_out(job.document(1), styles)
    if (front := len(cover.pages)) > 1:
        cover = lay_out(job.document(front), styles)
    return Made(write(cover, job.side.paper), front)


def make_packet(job: PacketJob) -> Made:
    """Return the packet of `job`, bound from its cover and its sheets."""
    side, store = job.side, job.store
    if not all(count for _, count in job.sides):
        return Made(b"", 0, ("has a sheet that could not be made.",))
    if job.cover and not store.has(job.cover.key):
        store.put(job.cover.key, make_cover(job.cover))
    front = store.facts(job.cover.key)[0] if job.cover else 0

    @cache
    def empty() -> PacketPart:
        return PacketPart("", write(lay_out(job.empty_side(), side.styles), side.paper))

    parts: list[PacketPart] = []
    page = front + 1
    sheets = side.packet.sheets
    every = zip(sheets, job.parts, job.sides, starts(job.sides, front), strict=True)
    for sheet, key, (_, count), start in every:
        parts += [empty()] * (start - page)
        parts.append(PacketPart(sheet.title, store.pdf(key)))
        page = start + count
    if job.cover:
        parts.insert(0, PacketPart("", store.pdf(job.cover.key)))
    numbered = page_word(side.language) if job.cover else ""
    return Made(bind(parts, job.title, numbered, side.paper.zoom), page - 1)
