"""The print room: what office printers, phones and screen readers get as PDF."""

import errno
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
import yaml
from lxml import html
from pikepdf import Dictionary, Name

from macros.__main__ import main
from macros.content.curriculum.library import Library
from macros.content.kinds.worksheet import Worksheet
from macros.publish.pdf import store
from macros.publish.pdf.job import Job, job
from macros.publish.pdf.sheet_html import SheetHtml, cut
from macros.publish.pdf.store import Store
from macros.publish.run import print_run as room
from macros.publish.run.changed_only import Printed, StoppedError, remake
from macros.publish.run.print_run import make_sheet, run
from macros.publish.sheets.packet import groups
from macros.publish.sheets.paper import PAPERS, Paper
from macros.publish.sheets.selection import Selection, unknown
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen, loose_sheets, sheets_of
from macros.publish.sheets.sheet_kinds import WORKSHEET
from macros.rendering import render
from tests.components import examples
from tests.conftest import PROJECT

pytestmark = pytest.mark.skipif(not room.can_print(), reason=room.NO_PDFS)

LETTER, LETTER_LARGE, A4, A4_LARGE = PAPERS
SAMPLE = "6.1"
"""The lesson whose every sheet is printed on every paper."""
POINTS = {"letter": (612, 792), "a4": (595.28, 841.89)}
MOST_HANDOUT, MOST_WORKSHEET = 60 * 1024, 120 * 1024


@pytest.fixture(scope="module")
def shop(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> "Shop":
    """A print room with a copy of the site: all that fits one side, and one lesson in full."""
    folder = tmp_path_factory.mktemp("shop")
    shutil.copytree(site, folder / "site")
    shop = Shop(library, folder)
    shop.print(Selection(kinds=("worksheet", "handout"), papers=(LETTER, A4)))
    shop.print(Selection(lessons=(SAMPLE,)))
    shop.print(Selection(lessons=(SAMPLE,), kinds=("packet",), papers=(LETTER,)))
    shop.print(Selection(kinds=("check", "cards", "help"), papers=(LETTER,)))
    shop.print(Selection(lessons=tuple(sheet.lesson for sheet in loose_sheets(library))))
    return shop


class Shop:
    """One site, its PDFs, and the store behind them."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library, self.folder = library, folder
        self.site, self.cache = folder / "site", folder / "cache"
        self.pdfs = self.site / room.PDFS

    def print(self, order: Selection) -> list[Printed]:
        return run(self.library, self.site, self.cache, order)

    def path(self, kind: str, paper: Paper, lesson: str = SAMPLE) -> Path:
        sheet = chosen(all_sheets(self.library), [lesson], [kind])[0]
        return self.pdfs / sheet.file_name(paper)

    def all(self) -> list[Path]:
        return sorted(self.pdfs.glob("*.pdf"))


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return the words of each page of a PDF in the order in which they stand in the file."""
    found = pypdf.PdfReader(path).pages
    return tuple(re.sub(r"\s+", " ", page.extract_text()).strip() for page in found)


def text(path: Path) -> str:
    """Return all words of a PDF, on one line."""
    return " ".join(pages(path))


def job_of(shop: Shop, sheet: Sheet, content: str, paper: Paper = LETTER) -> Job:
    """Return the job of a sheet whose HTML is `content`."""
    return job(sheet, paper, SheetHtml(content, "en", ""), shop.library.program)


def test_every_worksheet_and_handout_fits_on_one_side_of_both_papers(shop: Shop) -> None:
    printed = shop.print(Selection(kinds=("worksheet", "handout"), papers=(LETTER, A4)))
    assert {one.task.name: one.pages for one in printed if one.pages != 1} == {}
    lessons = sum(1 + len(one.worksheets) for one in shop.library.lessons.values())
    loose = sum(one.kind.name in ("worksheet", "handout") for one in loose_sheets(shop.library))
    assert len(printed) == 2 * (lessons + loose)


def test_no_sheet_has_a_fault(shop: Shop) -> None:
    printed = shop.print(Selection(lessons=(SAMPLE,)))
    printed += shop.print(
        Selection(kinds=("worksheet", "handout", "check", "cards"), papers=(LETTER,))
    )
    assert {one.task.name: one.faults for one in printed if one.faults} == {}


def test_names_say_lesson_kind_and_paper(shop: Shop) -> None:
    assert (shop.pdfs / "6.1-my-triggers-worksheet-letter.pdf").exists()
    assert (shop.pdfs / "6.1-my-triggers-handout-a4-large.pdf").exists()
    names = [sheet.file_name(paper) for sheet in all_sheets(shop.library) for paper in PAPERS]
    assert len(set(names)) == len(names)


def test_pages_have_the_size_of_their_paper(shop: Shop) -> None:
    for path in shop.all():
        size = "a4" if "-a4" in path.name else "letter"
        for page in pypdf.PdfReader(path).pages:
            found = (float(page.mediabox.width), float(page.mediabox.height))
            assert found == pytest.approx(POINTS[size], abs=0.6), path.name


def test_each_file_is_tagged_and_says_title_and_language(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            root = pdf.Root
            assert root.MarkInfo.Marked, path.name
            assert str(root.Lang) == "en", path.name
            assert root.ViewerPreferences.DisplayDocTitle, path.name
            assert str(pdf.docinfo.Title), path.name
            assert str(root.Outlines.First.Title), path.name
            said = root.Metadata.read_bytes().decode()
            assert 'pdfuaid:part="1"' in said or "<pdfuaid:part>1<" in said, path.name


def test_each_run_of_content_is_either_tagged_once_or_set_apart(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            assert_honest_tags(pdf, path.name)


def assert_honest_tags(pdf: pikepdf.Pdf, name: str) -> None:
    """Fail where content has no tag, where a tag has no content, or an annotation no place."""
    root = pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    parents = {int(n): parent for n, parent in zip(numbers[::2], numbers[1::2], strict=True)}
    assert len(parents) * 2 == len(numbers), name
    runs, notes = {}, set()
    for element in elements(root.K[0]):
        assert Name.Figure != element.S or str(element.Alt), name
        for kid in element.K:
            if isinstance(kid, int):
                runs[element.Pg.objgen, kid] = element.objgen
            elif Name.Obj in kid:
                notes.add(kid.Obj.objgen)
                assert parents[int(kid.Obj.StructParent)].objgen == element.objgen, name
    for page in pdf.pages:
        found = set()
        depth = 0
        for command in pikepdf.parse_content_stream(page):
            operator = str(command.operator)
            if operator == "BDC":
                found.add((page.obj.objgen, int(command.operands[1].MCID)))
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth or operator not in ("Tj", "TJ", "S", "f", "B", "Do"), (name, operator)
        here = {place for place in runs if place[0] == page.obj.objgen}
        assert found == here, name
        of_page = parents[int(page.obj.StructParents)]
        assert all(of_page[place[1]].objgen == runs[place] for place in here), name
        for note in page.obj.get(Name.Annots, ()):
            assert note.objgen in notes, name


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element of the tree of tags, and all below it, in the order they are read."""
    yield element
    for kid in element.K:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from elements(kid)


def test_headings_start_at_one_and_skip_no_level(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]
        levels = [int(tag[2]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
        assert levels, path.name
        assert levels[0] == 1, path.name
        assert max((b - a for a, b in pairwise(levels)), default=0) <= 1


def test_every_font_is_in_the_file_and_comes_from_the_packages(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            for found in pdf.objects:
                if isinstance(found, Dictionary) and found.get(Name.Type) == Name.FontDescriptor:
                    assert Name.FontFile2 in found or Name.FontFile3 in found, path.name
                    # A letter that the fonts lack would come from whatever the machine has.
                    assert "Paper" in str(found.FontName), (path.name, str(found.FontName))


def fields(path: Path) -> list[pikepdf.Object]:
    """Return the form fields of a PDF."""
    with pikepdf.open(path) as pdf:
        form = pdf.Root.get(Name.AcroForm)
        return [] if form is None else [Dictionary(T=f.T, TU=f.TU, FT=f.FT) for f in form.Fields]


def test_a_worksheet_has_a_field_for_each_answer_and_names_each(shop: Shop) -> None:
    for lesson in shop.library.lessons.values():
        path = shop.path("worksheet", LETTER, lesson.number)
        page = html.parse(str(shop.site / lesson.folder / "index.html"))
        expected = set()
        for answer in page.xpath("//*[@data-component='worksheet']//*[@name]"):
            rules = answer.getparent().xpath("./*[contains(@class, 'worksheet__rule')]")
            name = f"{lesson.number}_{answer.get('name')}".replace(".", "_")
            lines = range(1, len(rules) + 1) if len(rules) > 1 else [None]
            expected |= {f"{name}_{line}" if line else name for line in lines}
        names = Counter(str(field.T) for field in fields(path))
        assert set(names) == expected, path.name
        assert max(names.values()) == 1, path.name
        assert not [name for name in names if "." in name], path.name
        assert all(len(str(field.TU)) > 3 for field in fields(path)), path.name


def test_every_field_is_large_enough_to_tap_and_lies_on_the_page(shop: Shop) -> None:
    for path in shop.pdfs.glob("*-worksheet-*.pdf"):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                for field in page.obj.get(Name.Annots, ()):
                    left, top, right, bottom = (float(edge) for edge in field.Rect)
                    assert right - left >= 11, (path.name, str(field.get(Name.TU)))
                    assert abs(top - bottom) >= 11, (path.name, str(field.get(Name.TU)))
                    assert 0 < left < right < float(page.mediabox[2]), path.name


def test_a_choice_belongs_to_its_group_and_the_group_says_the_question(shop: Shop) -> None:
    found = False
    for path in shop.pdfs.glob("*-worksheet-letter.pdf"):
        with pikepdf.open(path) as pdf:
            listed = {field.objgen for field in pdf.Root.AcroForm.Fields}
            for field in pdf.Root.AcroForm.Fields:
                for choice in field.get(Name.Kids, ()):
                    found = True
                    assert choice.objgen not in listed
                    assert Name.T not in choice
                    assert str(choice.TU).startswith(str(field.TU)), str(choice.TU)
    assert found


def test_only_worksheets_have_fields(shop: Shop) -> None:
    for path in shop.all():
        has = bool(fields(path))
        names = ("-worksheet", "-session", "safety-card", "pocket-plan")
        assert has == any(name in path.name for name in names), path.name


def test_a_filled_in_worksheet_keeps_what_was_typed(shop: Shop, tmp_path: Path) -> None:
    reader = pypdf.PdfReader(shop.path("worksheet", LETTER))
    writer = pypdf.PdfWriter(clone_from=reader)
    name = next(n for n, field in (reader.get_fields() or {}).items() if field["/FT"] == "/Tx")
    writer.update_page_form_field_values(writer.pages[0], {name: "The bus stop"})
    writer.write(tmp_path / "filled.pdf")
    again = pypdf.PdfReader(tmp_path / "filled.pdf").get_form_text_fields()
    assert again is not None
    assert again[name] == "The bus stop"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", ["worksheet", "handout", "quiz", "key", "plan"])
def test_all_words_of_the_page_are_there_and_in_order(shop: Shop, kind: str, paper: Paper) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], [kind])[0]
    content = html.fragment_fromstring(cut(shop.site, sheet, paper.large).content)
    printed = re.sub(r"\W+", "", text(shop.path(kind, paper)))
    at = 0
    for heading in content.xpath(".//h1 | .//h2 | .//h3 | .//legend | .//li/p | .//td[1]"):
        if heading.xpath("ancestor-or-self::*[contains(@class, 'no-print')]"):
            continue
        words = re.sub(r"\W+", "", heading.text_content())
        if kind == "key" and heading.tag == "legend":
            words = words[:20]
        assert words in printed, heading.text_content()
        if heading.tag in ("h1", "h2", "h3"):
            assert printed.index(words, at) >= at, heading.text_content()
            at = printed.index(words, at)


def test_the_last_words_of_a_long_plan_are_printed(shop: Shop) -> None:
    for paper in PAPERS:
        sheet = chosen(all_sheets(shop.library), [SAMPLE], ["plan"])[0]
        content = html.fragment_fromstring(cut(shop.site, sheet, paper.large).content)
        last = re.sub(r"\W+", "", content.text_content())[-40:]
        assert last in re.sub(r"\W+", "", text(shop.path("plan", paper))), paper.name


def test_a_quiz_sheet_holds_no_answer_and_the_key_holds_them_all(shop: Shop) -> None:
    sheet, key = text(shop.path("quiz", LETTER)), text(shop.path("key", LETTER))
    (lesson,) = (one for one in shop.library.lessons.values() if one.number == SAMPLE)
    for quiz in lesson.quizzes.values():
        for question in quiz.questions:
            for choice in getattr(question, "choices", ()):
                words = re.sub(r"\W+", "", choice.feedback)
                assert words not in re.sub(r"\W+", "", sheet)
                assert words in re.sub(r"\W+", "", key), choice.feedback
    assert key.startswith("Answer key ")
    raw = shop.path("quiz", LETTER).read_bytes()
    assert b"data-right" not in raw


def test_the_foot_stands_on_every_page(shop: Shop) -> None:
    program = shop.library.program
    for path in shop.all():
        for words in pages(path):
            assert f"call {program.emergency}" in words, path.name
            assert f"call or text {program.crisis}" in words, path.name
            assert program.name in words, path.name
            assert ("A4" if "-a4" in path.name else "Letter") in words, path.name


@pytest.mark.parametrize(
    ("kind", "paper", "least"),
    [
        ("worksheet", LETTER, 11.5),
        ("handout", A4, 11.5),
        ("handout", A4_LARGE, 18),
        ("plan", LETTER, 11.5),
    ],
)
def test_letters_are_large_enough(shop: Shop, kind: str, paper: Paper, least: float) -> None:
    sizes: Counter[float] = Counter()

    def note(words: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        sizes[round(size * abs(cm[3]) * abs(tm[3]), 1)] += len(words.strip())

    pypdf.PdfReader(shop.path(kind, paper)).pages[0].extract_text(visitor_text=note)
    small = sum(count for size, count in sizes.items() if size < least)
    # The small print: lesson, kind and paper in the corner of the foot.
    assert small <= len("Lesson 6.1 · Worksheet · A4, large print · 1/2"), sizes


def test_lines_to_write_on_are_eight_millimeters_apart(shop: Shop) -> None:
    for path in shop.pdfs.glob("*-worksheet-letter.pdf"):
        with pikepdf.open(path) as pdf:
            boxes: dict[str, list[float]] = {}
            for field in pdf.Root.AcroForm.Fields:
                name, _, line = str(field.T).rpartition("_")
                if Name.Tx == field.FT and line.isdigit():
                    boxes.setdefault(name, []).append(float(field.Rect[3]))
            for name, tops in boxes.items():
                rows = sorted({round(top) for top in tops}, reverse=True)
                for above, below in pairwise(rows):
                    assert (above - below) * 25.4 / 72 >= 7.7, (path.name, name)


def test_files_stay_small(shop: Shop) -> None:
    for path in shop.all():
        if "-handout" in path.name:
            assert path.stat().st_size <= MOST_HANDOUT, path.name
        elif "-worksheet" in path.name:
            assert path.stat().st_size <= MOST_WORKSHEET, path.name


def test_backs_of_cards_lie_behind_their_fronts(shop: Shop) -> None:
    (lesson, name, cards) = next(
        (lesson, name, cards)
        for lesson in shop.library.lessons.values()
        for name, cards in lesson.cards.items()
        if all(card.back for card in cards.cards[:8]) and len(cards.cards) >= 8
    )
    sheet = chosen(all_sheets(shop.library), [lesson.number], ["cards"])[0]
    assert sheet.id == name
    sides = pages(shop.pdfs / sheet.file_name(LETTER))
    assert len(sides) == 2 * -(-len(cards.cards) // 8)
    back = re.sub(r"\W+", "", sides[1])
    first, second = (re.sub(r"\W+", "", card.back or "") for card in cards.cards[:2])
    assert back.index(second) < back.index(first)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize(("name", "faces"), [("safety-card", 4), ("pocket-plan", 8)])
def test_a_card_to_fold_has_its_faces_side_by_side_on_one_page(
    shop: Shop, name: str, faces: int, paper: Paper
) -> None:
    with pikepdf.open(shop.pdfs / f"{name}-{paper.name}.pdf") as pdf:
        assert len(pdf.pages) == 1
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]
        # Read aloud, a card is a heading and one more for each face.
        assert [tag for tag in tags if tag in ("/H1", "/H2")] == ["/H1", *["/H2"] * faces]
        lines: dict[str, list[tuple[float, float]]] = {}
        for field in pdf.Root.AcroForm.Fields:
            face = str(field.T).rpartition("_")[0]
            lines.setdefault(face, []).append((float(field.Rect[0]), float(field.Rect[1])))
        middle = float(pdf.pages[0].mediabox[2]) / 2
        sides = {face: {x > middle for x, _ in places} for face, places in lines.items()}
        assert all(len(side) == 1 for side in sides.values())
        assert {is_right for side in sides.values() for is_right in side} == {False, True}
        for places in lines.values():
            rows = sorted({y for _, y in places}, reverse=True)
            assert all((a - b) * 25.4 / 72 >= 7.7 for a, b in pairwise(rows))
    said = text(shop.pdfs / f"{name}-{paper.name}.pdf")
    assert said.count(shop.library.program.emergency) >= 2
    assert "Fold along the long middle line" in said


def test_the_pocket_plan_warns_before_it_asks_what_to_do_after_a_slip(shop: Shop) -> None:
    said = text(shop.pdfs / "pocket-plan-letter-large.pdf")
    assert said.index("If I slip") < said.index("First: stay alive.") < said.index("My reasons")


def test_paper_says_where_a_link_to_chat_leads(shop: Shop) -> None:
    chats = [line.chat for line in shop.library.helplines.lines if line.chat]
    assert chats
    for chat in chats:
        assert f"Chat at {chat.removeprefix('https://')}" in text(shop.pdfs / "get-help-letter.pdf")


def test_someone_new_gets_welcome_agreement_card_and_numbers(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    (day_1,) = [packet for packet in packets if packet.stem == "day-1-pack"]
    assert [sheet.stem for sheet in day_1.sheets] == [
        "1.1-what-this-program-is-handout",
        "agreement",
        "safety-card",
        "first-triggers-worksheet",
        "get-help",
    ]


def test_a_lesson_without_a_worksheet_leaves_it_out_everywhere(library: Library) -> None:
    theme = library.themes[5]
    bare = replace(theme.written[0], worksheets={})
    without = replace(library, themes=(replace(theme, lessons=(bare,)),))
    assert WORKSHEET not in {sheet.kind for sheet in sheets_of(bare)}
    packets = [packet for group in groups(without) for packet in group.packets]
    assert all(packet.sheets for packet in packets)
    assert f"theme-{theme.number}-worksheets" not in [packet.stem for packet in packets]
    said = "".join(unknown(without, Selection(lessons=(bare.number,), kinds=("worksheet",))))
    assert said.startswith(f"Lesson {bare.number} has no worksheet. It has: handout, ")


def test_the_contents_of_a_packet_name_the_pages_on_which_its_sheets_begin(shop: Shop) -> None:
    path = shop.pdfs / "6.1-my-triggers-session-letter.pdf"
    reader = pypdf.PdfReader(path)
    packet = next(
        packet
        for group in groups(shop.library)
        for packet in group.packets
        if packet.stem == "6.1-my-triggers-session"
    )
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


def test_a_second_run_makes_nothing(shop: Shop) -> None:
    printed = shop.print(Selection(lessons=(SAMPLE,)))
    assert printed
    assert [one.task.name for one in printed if one.is_new] == []


def test_a_changed_handout_remakes_its_own_pdfs_and_no_other(shop: Shop, tmp_path: Path) -> None:
    copy = Shop(shop.library, tmp_path)
    shutil.copytree(shop.folder, tmp_path, dirs_exist_ok=True)
    page = copy.site / "lessons/relapse-prevention/my-triggers/handout.html"
    page.write_text(page.read_text("utf-8").replace("Can I avoid it?", "Can I go around it?"))
    # Another day on the files is no change.
    os.utime(copy.site / "lessons/relapse-prevention/my-triggers/index.html", (0, 0))
    started = time.perf_counter()
    printed = copy.print(Selection(lessons=(SAMPLE,)))
    assert time.perf_counter() - started < 30
    assert {one.task.name for one in printed if one.is_new} == {
        f"6.1-my-triggers-handout-{paper.name}.pdf" for paper in PAPERS
    }
    assert "Can I go around it?" in text(copy.path("handout", LETTER))


def test_a_killed_run_leaves_no_half_file(shop: Shop, tmp_path: Path) -> None:
    shutil.copytree(shop.site, tmp_path / "site", ignore=shutil.ignore_patterns("pdf"))
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "macros", "--project", str(tmp_path), "print"]
    killed = subprocess.Popen(
        [*command, "--kind", "handout", "--workers", "2"], cwd=PROJECT, start_new_session=True
    )
    folder = tmp_path / ".cache" / "papers"
    deadline = time.monotonic() + 60
    while not list(folder.glob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    for path in (*tmp_path.rglob("print/pdf/*"), *folder.glob("*.pdf")):
        assert path.suffix in (".pdf", ".png"), path
        if path.suffix == ".pdf":
            pypdf.PdfReader(path, strict=True)


def test_a_full_disk_is_said_and_leaves_no_half_file(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store.Path, "write_bytes", full)
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    task = job(sheet, LETTER, cut(shop.site, sheet, large=False), shop.library.program)
    with pytest.raises(StoppedError, match="disk is full"):
        remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_text_that_is_too_long_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    content = cut(shop.site, sheet, large=False).content
    task = job_of(shop, sheet, content + content + content)
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    assert printed.pages > 1
    (fault,) = printed.faults
    assert re.match(r"needs \d pages and has to fit on 1\. Take out", fault)
    assert printed.path.exists()


def test_a_table_that_is_too_wide_is_named_with_its_remedy(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    table = html.fromstring("<article><h1>A</h1><table><tr></tr></table></article>")
    for _ in range(14):
        cell = html.Element("td")
        cell.text = "responsibilities"
        table.find(".//tr").append(cell)
    task = job_of(shop, sheet, html.tostring(table, encoding="unicode"))
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    assert [fault for fault in printed.faults if "mm too wide on page 1. Give its table" in fault]


def test_a_picture_that_is_missing_is_named(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    task = job_of(shop, sheet, '<article><h1>A</h1><img src="gone.png" alt="A boat"></article>')
    (printed,) = remake([task], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1)
    assert [fault for fault in printed.faults if "gone.png" in fault], printed.faults


def test_an_empty_phone_leaves_a_line_and_a_set_one_is_printed(shop: Shop, tmp_path: Path) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    cutting = cut(shop.site, sheet, large=False)
    empty = shop.library.program.model_copy(update={"phone": ""})
    known = shop.library.program.model_copy(update={"phone": "555 0100"})
    tasks = [job(sheet, LETTER, cutting, program) for program in (empty, known)]
    assert "paper__blank" in tasks[0].document
    assert tasks[0].key != tasks[1].key
    (printed,) = remake(
        tasks[1:], make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1
    )
    assert "555 0100" in text(printed.path)


def test_a_code_to_the_page_is_printed_only_where_the_site_has_an_address(shop: Shop) -> None:
    sheet = chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]
    cutting = cut(shop.site, sheet, large=False)
    program = shop.library.program
    assert cutting.url == ""
    assert "<svg" not in job(sheet, LETTER, replace(cutting, content=""), program).document
    online = replace(cutting, content="", url="https://example.org/lessons/handout.html")
    assert "<svg" in job(sheet, LETTER, online, program).document


def test_nothing_of_this_machine_stands_in_a_file(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            out = io.BytesIO()
            pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
        assert b"file://" not in out.getvalue(), path.name
        assert str(shop.folder).encode() not in out.getvalue(), path.name


def test_an_order_for_what_is_not_there_says_what_is(library: Library) -> None:
    said = "".join(unknown(library, Selection(lessons=("6.9", "my-trigers"))))
    assert "There is no written lesson '6.9'. Did you mean '6.1'?" in said
    assert "Did you mean 'my-triggers'?" in said
    said = "".join(unknown(library, Selection(lessons=(SAMPLE,), kinds=("cards",))))
    assert said == "Lesson 6.1 has no cards. It has: handout, worksheet, quiz, plan, key.\n"
    weeks = len(library.program.calendar)
    said = "".join(unknown(library, Selection(weeks=(weeks + 1,))))
    assert "calendar" in said


def test_without_pango_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("macros.publish.run.command.can_print", lambda: False)
    assert main(["print", "--lesson", SAMPLE]) == 1
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in capsys.readouterr().err


def test_without_pango_the_site_is_whole_and_says_what_is_missing(
    site: Path,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(site, tmp_path / "site")
    monkeypatch.setattr(room, "can_print", lambda: False)
    room.add_to(tmp_path / "site", library, tmp_path / "cache")
    assert "sudo apt-get install libpango" in capsys.readouterr().err
    page = html.parse(str(tmp_path / "site" / "print" / "index.html"))
    assert "no PDFs" in page.xpath("string(//*[@class='print-list__about'])")
    assert page.xpath("//a[@href='choose.html']")
    assert (tmp_path / "site" / "print" / "choose.html").exists()
    assert not page.xpath("//a[contains(@href, '.pdf')]")


def test_the_print_page_links_what_is_there_and_nothing_else(shop: Shop, site: Path) -> None:
    bare = html.parse(str(site / "print" / "index.html"))
    assert not bare.xpath("//a[contains(@href, '.pdf')]")
    assert "no PDFs" in bare.xpath("string(//*[@class='print-list__about'])")
    page = html.parse(str(shop.site / "print" / "index.html"))
    linked = {str(href).removeprefix("pdf/") for href in page.xpath("//a/@href") if ".pdf" in href}
    assert linked == {path.name for path in shop.all()}
    for picture in page.xpath("//*[@data-component='print-list']//img"):
        assert picture.get("loading") == "lazy"
        assert (shop.site / "print" / picture.get("src")).stat().st_size <= 6 * 1024
    assert page.docinfo.doctype.lower() == "<!doctype html>"


def test_the_page_to_tick_holds_every_sheet_and_links_every_style(shop: Shop) -> None:
    path = shop.site / "print" / "choose.html"
    page = html.parse(str(path))
    held = page.xpath("//template/@data-sheet")
    loose = [*loose_sheets(shop.library)]
    stems = [sheet.stem for sheet in dict.fromkeys((*loose, *all_sheets(shop.library)))]
    assert held == stems == page.xpath("//input/@data-pick")
    for address in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        if ".." in address:
            assert (path.parent / address).exists() or "search" in address, address
    # Nothing here is a link to a neighbour page, which a copy of the sheet could not follow.
    assert not [a for a in page.xpath("//template//a/@href") if a.endswith(".html")]
    sheet = page.xpath(f"//template[@data-sheet='{SAMPLE}-my-triggers-quiz']")[0]
    assert not sheet.xpath(".//details")


@pytest.mark.parametrize("path", examples("worksheet"), ids=lambda path: path.stem)
def test_every_kind_of_answer_has_its_fields_on_paper(
    path: Path, shop: Shop, tmp_path: Path
) -> None:
    worksheet = Worksheet.model_validate(yaml.safe_load(path.read_text("utf-8")))
    shown = render("worksheet", worksheet=worksheet, id="sheet")
    (tmp_path / "page.html").write_text(shown, encoding="utf-8")
    sheet = Sheet(WORKSHEET, "9.9", "example", worksheet.title, "page.html", "sheet")
    program = shop.library.program
    papers = (LETTER, A4_LARGE)
    tasks = [job(sheet, paper, cut(tmp_path, sheet, paper.large), program) for paper in papers]
    printed, large = remake(
        tasks, make_sheet, tmp_path / "pdf", Store(tmp_path / "papers"), workers=1
    )
    assert printed.faults == large.faults == ()
    asked = {field.get("name") for field in html.fromstring(shown).xpath("//*[@name]")}
    found = " ".join(str(field.T) for field in fields(printed.path))
    for name in asked:
        assert f"9_9_{name}".replace(".", "_") in found, name
