"""A packet as one PDF."""

import re
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import ImageChops

from macros.publish.pdf.job import Job, job
from macros.publish.pdf.packet_job import CoverJob, PacketJob, PacketSide, starts
from macros.publish.pdf.packet_layout import make_cover, make_packet
from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.store import Made, Store
from macros.publish.run.print_room import PAPERS_KEPT
from macros.publish.sheets.packet import Packet, groups
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen
from macros.publish.sheets.sheet_kinds import CARDS, FOLD, HANDOUT, PATH, PLAN, SheetKind
from tests.publish.fillers import draw_with_pdfium
from tests.publish.shop import LETTER, LETTER_LARGE, Shop, pages


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([(HANDOUT, 1), (HANDOUT, 1)], [2, 3]),
        # Behind the cover stands nothing: the cards begin on a sheet of their own.
        ([(CARDS, 3)], [3]),
        ([(HANDOUT, 1), (FOLD, 1), (HANDOUT, 1), (HANDOUT, 1)], [2, 3, 5, 6]),
        ([(PLAN, 2), (CARDS, 4), (CARDS, 1), (PLAN, 1)], [2, 5, 9, 11]),
        ([(PLAN, 2), (PATH, 15), (PLAN, 1)], [2, 5, 21]),
    ],
)
def test_what_is_cut_or_folded_has_a_sheet_of_paper_of_its_own(
    kinds: list[tuple[SheetKind, int]], expected: list[int]
) -> None:
    assert [*starts([(kind.is_cut, sides) for kind, sides in kinds], front=1)] == expected


def test_a_cover_is_laid_out_once_for_the_same_list(shop: Shop) -> None:
    path, store = shop.packet("day-1-pack", LETTER), Store(shop.cache / PAPERS_KEPT)
    packet = _packet(shop, "day-1-pack")
    jobs = [_job(shop, sheet) for sheet in packet.sheets]
    sides = tuple((one.sheet.kind.is_cut, store.facts(one.key)[0]) for one in jobs)
    side = PacketSide(packet, LETTER, shop.library.program, "en")
    assert store.has(CoverJob(side, sides).key)
    longer = ((sides[0][0], sides[0][1] + 1), *sides[1:])
    assert not store.has(CoverJob(side, longer).key)
    assert len(pypdf.PdfReader(path).pages) >= 1 + sum(count for _, count in sides)


def test_a_packet_without_one_of_its_sheets_says_so(shop: Shop, tmp_path: Path) -> None:
    packet, store = _packet(shop, "day-1-pack"), Store(tmp_path)
    store.put("good", Made(b"a file", 1))
    store.put("bad", Made(b"", 0, ("could not be made.",)))
    keys = ("bad", *["good"] * (len(packet.sheets) - 1))
    side = PacketSide(packet, LETTER, shop.library.program, "en")
    made = make_packet(PacketJob(side, keys, 1, store))
    assert (made.pdf, made.faults) == (b"", ("has a sheet that could not be made.",))


def _packet(shop: Shop, stem: str) -> Packet:
    every = [packet for group in groups(shop.library) for packet in group.packets]
    return next(packet for packet in every if packet.stem == stem)


def _job(shop: Shop, sheet: Sheet) -> Job:
    cut_sheet = cut(shop.site, sheet, large=False)
    return job(sheet, LETTER, cut_sheet, shop.library.program)


def test_nothing_stands_behind_the_safety_card_of_a_new_participant(shop: Shop) -> None:
    words = pages(shop.packet("day-1-pack", LETTER))
    (at,) = [at for at, one in enumerate(words) if "My safe place" in one]
    assert at % 2 == 0
    assert "This side stays empty" in words[at + 1]
    assert "turned on the long edge" in words[0]


@pytest.mark.parametrize("paper", [LETTER, LETTER_LARGE])
@pytest.mark.parametrize("lesson", ["1.2", "6.3", "6.6"])
def test_nothing_of_a_lesson_stands_on_the_back_of_a_handout_that_is_cut_or_folded(
    lesson: str, paper: Paper, shop: Shop
) -> None:
    (handout,) = chosen(all_sheets(shop.library), [lesson], ["handout"])
    words = pages(shop.packet(handout.stem.replace("handout", "participants"), paper))
    sides = len(pypdf.PdfReader(shop.path("handout", paper, lesson)).pages)
    (at,) = [at for at, one in enumerate(words) if one.lstrip().startswith(handout.title)]
    assert at % 2 == 0
    assert sides == 2 or "This side stays empty" in words[at + 1]


def test_the_cover_of_a_new_participants_pack_is_one_side_in_large_print_too(shop: Shop) -> None:
    front, following = pages(shop.packet("day-1-pack", LETTER_LARGE))[:2]
    assert "Slip card" in front
    assert "Welcome sheet" in following
    assert "What it is" not in following


@pytest.mark.parametrize(("paper", "most"), [(LETTER, 4), (LETTER_LARGE, 7)])
def test_the_list_of_the_whole_workbook_takes_few_sides(
    shop: Shop, paper: Paper, most: int
) -> None:
    packet = _packet(shop, "workbook")
    side = PacketSide(packet, paper, shop.library.program, "en")
    cover = make_cover(CoverJob(side, tuple((sheet.is_cut, 1) for sheet in packet.sheets)))
    assert cover.pages <= most


def test_the_contents_of_a_packet_name_the_pages_on_which_its_sheets_begin(shop: Shop) -> None:
    path = shop.packet("6.1-my-triggers-leaders", LETTER)
    reader = pypdf.PdfReader(path)
    packet = _packet(shop, "6.1-my-triggers-leaders")
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert len(links) == len(packet.sheets)
    for sheet, link, mark in zip(packet.sheets, links, reader.outline, strict=True):
        number = reader.get_page_number(link["/Dest"][0].get_object()) + 1
        assert reader.get_destination_page_number(mark) + 1 == number
        words = pages(path)[number - 1]
        assert f"Page {number}" in words
        title = re.sub(r"\W+", "", sheet.title)
        assert title in re.sub(r"\W+", "", words)
        assert re.search(rf"{re.escape(sheet.title)} {number}\b", pages(path)[0]), sheet.title


def test_a_packet_for_each_participant_begins_with_the_lesson_and_has_no_page_to_leave_out(
    shop: Shop,
) -> None:
    path = shop.packet("6.1-my-triggers-participants", LETTER)
    words = pages(path)
    assert words[0].startswith(pages(shop.path("reading", LETTER))[0][:40])
    sheets = ("reading", "handout", "worksheet", "quiz")
    assert len(words) == sum(len(pages(shop.path(kind, LETTER))) for kind in sheets)
    assert not re.search(r"Page \d", " ".join(words))
    assert "for participants" in str((pypdf.PdfReader(path).metadata or {})["/Title"])


def test_a_packet_holds_each_font_once(shop: Shop) -> None:
    path = shop.packet("6.1-my-triggers-leaders", LETTER)
    with pikepdf.open(path) as pdf:
        found = [
            (str(one.FontName).rpartition("+")[2], one.FontFile2.objgen)
            for one in pdf.objects
            if isinstance(one, Dictionary) and one.get(Name.Type) == Name.FontDescriptor
        ]
    faces = {face for face, _ in found}
    assert len(found) > len(faces)
    assert len({*found}) == len(faces)
    parts = [shop.path(kind, LETTER) for kind in ("plan", "key", "run-sheet", "cards")]
    parts.append(shop.path("hard-moments", LETTER, "hard-moments"))
    assert path.stat().st_size <= 0.9 * sum(one.stat().st_size for one in parts)
    # All letters of all sheets are there: each draws as it did alone.
    alone = draw_with_pdfium(shop.path("run-sheet", LETTER))
    with pypdfium2.PdfDocument(path) as document:
        at = next(at for at, words in enumerate(pages(path)) if "Never skip" in words)
        bound = document[at].render(scale=1, grayscale=True).to_pil()
    head = (0, 40, alone.width, alone.height)
    assert ImageChops.difference(alone.crop(head), bound.crop(head)).getextrema()[1] == 0
