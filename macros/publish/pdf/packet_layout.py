"""A packet becomes one PDF: its cover, and the finished sheets bound behind it."""

from functools import cache

from macros.publish.pdf.layout import lay_out, write
from macros.publish.pdf.merge import PacketPart, bind
from macros.publish.pdf.packet_job import CoverJob, PacketJob, page_word, starts
from macros.publish.pdf.store import Made, Store


def make_cover(job: CoverJob) -> Made:
    """Return the cover of a packet; what it lists begins behind as many sides as it has itself."""
    styles = job.side.styles
    cover = lay_out(job.document(1), styles)
    if (front := len(cover.pages)) > 1:
        cover = lay_out(job.document(front), styles)
    return Made(write(cover, job.side.paper), front)


def make_packet(job: PacketJob, store: Store) -> Made:
    """Return the packet of `job`, bound from the cover and the sheets in `store`."""
    side, sheets = job.side, job.side.packet.sheets
    sides = [
        (sheet.is_cut, store.facts(key)[0]) for sheet, key in zip(sheets, job.parts, strict=True)
    ]
    if not all(count for _, count in sides):
        return Made(b"", 0, ("has a sheet that could not be made.",))
    front = store.facts(job.cover)[0] if job.cover else 0

    @cache
    def empty() -> PacketPart:
        return PacketPart("", write(lay_out(job.empty_side(), side.styles), side.paper))

    parts: list[PacketPart] = []
    page = front + 1
    every = zip(sheets, job.parts, sides, starts(sides, front), strict=True)
    for sheet, key, (_, count), start in every:
        parts += [empty()] * (start - page)
        parts.append(PacketPart(sheet.title, store.pdf(key)))
        page = start + count
    if job.cover:
        parts.insert(0, PacketPart("", store.pdf(job.cover)))
    numbered = page_word(side.language) if job.cover else ""
    return Made(bind(parts, job.title, numbered, side.paper.zoom), page - 1)
