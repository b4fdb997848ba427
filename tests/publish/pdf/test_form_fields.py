"""The form fields of a PDF: one for each answer, named, and where a pen would write."""

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdf
import pytest
from lxml import html
from pikepdf import Dictionary, Name

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.worksheet import Worksheet
from macros.publish.pdf.form_fields import MULTILINE
from macros.publish.pdf.job import job
from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kinds import WORKSHEET
from macros.rendering import render
from tests.components import examples
from tests.publish.shop import (
    A4_LARGE,
    LETTER,
    LETTER_LARGE,
    SAMPLE,
    Shop,
    elements,
    fields,
    remade,
)


def test_a_worksheet_has_a_field_for_each_answer_and_names_each(shop: Shop) -> None:
    for lesson in shop.library.lessons.values():
        path = shop.path("worksheet", LETTER, lesson.number)
        page = html.parse(str(shop.site / lesson.folder / "index.html"))
        named = page.xpath("//*[@data-component='worksheet']//*/@name")
        expected = {f"{lesson.number}_{name}".replace(".", "_") for name in named}
        names = Counter(str(field.T) for field in fields(path))
        assert set(names) == expected, path.name
        assert max(names.values()) == 1, path.name
        assert not [name for name in names if "." in name], path.name
        assert all(len(str(field.TU)) > 3 for field in fields(path)), path.name


@pytest.mark.parametrize(
    "paper", [LETTER, pytest.param(A4_LARGE, marks=pytest.mark.audit)], ids=lambda paper: paper.name
)
def test_every_field_is_large_enough_to_tap_and_lies_on_the_page(shop: Shop, paper: Paper) -> None:
    for path in shop.every("worksheet", paper):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                for field in page.obj.get(Name.Annots, ()):
                    left, top, right, bottom = (float(edge) for edge in field.Rect)
                    assert right - left >= 11, (path.name, str(field.get(Name.TU)))
                    assert abs(top - bottom) >= 11, (path.name, str(field.get(Name.TU)))
                    assert 0 < left < right < float(page.mediabox[2]), path.name


class Place(NamedTuple):
    """Where a field lies on its page, in points."""

    left: float
    low: float
    right: float
    high: float

    @classmethod
    def of(cls, field: pikepdf.Object) -> "Place":
        """Return the place of a field."""
        left, one, right, other = (float(edge) for edge in field.Rect)
        return cls(left, min(one, other), right, max(one, other))

    def covers(self, other: "Place") -> bool:
        """Return whether two fields share more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.high, other.high) - max(self.low, other.low)
        return across > 1 and down > 1

    def comes_before(self, other: "Place") -> bool:
        """Return whether one reads this one first: it stands higher, or before it in its row."""
        is_one_row = min(self.high, other.high) > max(self.low, other.low)
        return self.left <= other.left if is_one_row else self.low >= other.low


@pytest.mark.parametrize("paper", [LETTER, LETTER_LARGE])
@pytest.mark.parametrize("lesson", ["2.1", "8.1"])
def test_no_field_of_a_drawing_lies_on_another(shop: Shop, paper: Paper, lesson: str) -> None:
    with pikepdf.open(shop.path("worksheet", paper, lesson)) as pdf:
        for page in pdf.pages:
            places = [Place.of(field) for field in page.obj.get(Name.Annots, ())]
            wrong = [pair for pair in combinations(places, 2) if pair[0].covers(pair[1])]
            assert wrong == []


@pytest.mark.parametrize("paper", [LETTER, LETTER_LARGE])
@pytest.mark.parametrize("lesson", ["5.2", "7.3", "6.1"])
def test_the_tab_key_goes_from_field_to_field_as_one_reads(
    shop: Shop, paper: Paper, lesson: str
) -> None:
    # A table, questions in two columns of choices, and lines.
    with pikepdf.open(shop.path("worksheet", paper, lesson)) as pdf:
        tagged = [
            one.Obj.objgen
            for element in elements(pdf.Root.StructTreeRoot.K[0])
            for one in element.K
            if isinstance(one, Dictionary) and one.get(Name.Type) == Name.OBJR
        ]
        listed: list[tuple[int, int]] = []
        for page in pdf.pages:
            assert page.obj.Tabs == Name.S
            on_page = page.obj.get(Name.Annots, ())
            listed += [field.objgen for field in on_page]
            places = [Place.of(field) for field in on_page if field.Subtype == Name.Widget]
            wrong = [pair for pair in pairwise(places) if not pair[0].comes_before(pair[1])]
            assert wrong == []
        assert [one for one in tagged if one in listed] == listed


def test_each_field_says_a_whole_question(shop: Shop) -> None:
    for lesson in shop.library.lessons.values():
        if lesson.number not in ("5.2", "7.3", "2.1"):
            continue
        page = html.parse(str(shop.site / lesson.folder / "index.html"))
        asked = [
            " ".join(one.text_content().split()).partition(" ")[2]
            for one in page.xpath("//*[@data-component='worksheet']//*[@data-ask or self::legend]")
        ]
        for field in fields(shop.path("worksheet", LETTER, lesson.number)):
            assert any(str(field.TU).startswith(question) for question in asked), str(field.TU)


def test_a_choice_belongs_to_its_group_and_the_group_says_the_question(shop: Shop) -> None:
    found = False
    for path in shop.every("worksheet", LETTER):
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
    for path in shop.all:
        has = bool(fields(path))
        names = ("-worksheet", "-participants", "safety-card", "pocket-plan", "day-1-pack")
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


def test_an_answer_of_several_lines_is_one_field_over_all_of_them(shop: Shop) -> None:
    part = next(
        part
        for lesson in shop.library.lessons.values()
        for worksheet in lesson.worksheets.values()
        if lesson.number == SAMPLE
        for part in worksheet.parts
        if part.kind == "lines"
    )
    with pikepdf.open(shop.path("worksheet", LETTER)) as pdf:
        found = [f for f in pdf.Root.AcroForm.Fields if str(f.T).endswith(f"_{part.id}")]
        (field,) = found
        assert int(field.Ff) & MULTILINE
        assert abs(float(field.Rect[3]) - float(field.Rect[1])) >= part.lines * 22.5


@pytest.mark.parametrize("path", examples("worksheet"), ids=lambda path: path.stem)
def test_every_kind_of_answer_has_its_fields_on_paper(
    path: Path, shop: Shop, tmp_path: Path
) -> None:
    worksheet = Worksheet.model_validate(read_yaml(path, path.name).data)
    shown = render("worksheet", worksheet=worksheet, id="sheet")
    (tmp_path / "page.html").write_text(shown, encoding="utf-8")
    sheet = Sheet(WORKSHEET, "9.9", "example", worksheet.title, "page.html", "sheet")
    program = shop.library.program
    papers = (LETTER, A4_LARGE)
    tasks = [job(sheet, paper, cut(tmp_path, sheet, paper.large), program) for paper in papers]
    printed, large = remade(tasks, tmp_path)
    assert printed.faults == large.faults == ()
    asked = {field.get("name") for field in html.fromstring(shown).xpath("//*[@name]")}
    found = " ".join(str(field.T) for field in fields(printed.path))
    for name in asked:
        assert f"9_9_{name}".replace(".", "_") in found, name
