"""What a screen reader gets: tags that say what is read, and nothing else."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pikepdf import Name

from macros.publish.sheets.paper import Paper
from tests.publish.matterhorn import failures, kind
from tests.publish.shop import LETTER, LETTER_LARGE, SAMPLE, Shop, elements


def test_each_run_of_content_is_either_tagged_once_or_set_apart(shop: Shop) -> None:
    for path in shop.all:
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


def test_every_file_keeps_the_rules_of_its_claim(shop: Shop) -> None:
    for path in (*shop.all, shop.packet("day-1-pack", LETTER)):
        with pikepdf.open(path) as pdf:
            assert [*failures(pdf)] == [], path.name


Break = Callable[[pikepdf.Pdf], object]
BROKEN: Mapping[str, tuple[str, Break]] = {
    "06-003": ("worksheet", lambda pdf: pdf.Root.Metadata.write(b"<x/>")),
    "07-001": ("worksheet", lambda pdf: pdf.Root.__delitem__(Name.ViewerPreferences)),
    "09-004": ("reading", lambda pdf: setattr(first(pdf, "LBody"), "S", Name.Span)),
    "13-004": ("reading", lambda pdf: first(pdf, "Figure").__delitem__(Name.Alt)),
    "14-002": ("reading", lambda pdf: setattr(first(pdf, "H1"), "S", Name.P)),
    "15-003": ("worksheet", lambda pdf: first(pdf, "TH").A.__delitem__(Name.Scope)),
    "19-004": ("worksheet", lambda pdf: [setattr(one, "ID", "a") for one in all_of(pdf, "TH")]),
    "28-010": ("worksheet", lambda pdf: setattr(first(pdf, "Form"), "S", Name.Span)),
    "28-005": ("worksheet", lambda pdf: pdf.pages[0].Annots[0].__delitem__(Name.TU)),
}
"""A kind of sheet and what breaks a rule in it, by the check point that has to see it."""


@pytest.mark.parametrize("point", BROKEN)
def test_the_rules_see_what_breaks_them(shop: Shop, point: str) -> None:
    kind_of_sheet, break_it = BROKEN[point]
    with pikepdf.open(shop.path(kind_of_sheet, LETTER)) as pdf:
        break_it(pdf)
        assert any(point in failure for failure in failures(pdf))


def all_of(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """Return every element of a type."""
    found = elements(pdf.Root.StructTreeRoot.K[0])
    return [element for element in found if kind(element) == tag]


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    """Return the first element of a type."""
    return all_of(pdf, tag)[0]


def words_read(path: Path) -> str:
    """Return what a screen reader reads of a sheet of one page, in its order."""
    runs: dict[int, str] = {}
    at = [-1]

    def enter(operator: bytes, given: list[dict[str, int]], *_: object) -> None:
        if operator in (b"BDC", b"BMC", b"EMC"):
            at[0] = given[1]["/MCID"] if operator == b"BDC" else -1

    def keep(words: str, *_: object) -> None:
        runs[at[0]] = runs.get(at[0], "") + words

    page = pypdf.PdfReader(path).pages[0]
    page.extract_text(visitor_operand_before=enter, visitor_text=keep)
    with pikepdf.open(path) as pdf:
        read = [*elements(pdf.Root.StructTreeRoot.K[0])]
        numbers = [kid for element in read for kid in element.K if isinstance(kid, int)]
    return " ".join(runs.get(number, "") for number in numbers)


@pytest.mark.parametrize("paper", [LETTER, LETTER_LARGE], ids=lambda paper: paper.name)
def test_whom_to_call_is_read_at_the_end_of_a_sheet(shop: Shop, paper: Paper) -> None:
    with pikepdf.open(shop.path("worksheet", paper)) as pdf:
        *words, foot = pdf.Root.StructTreeRoot.K[0].K
        assert ({*map(kind, words)}, kind(foot)) == ({"Part"}, "P")
        assert foot.Pg.objgen == pdf.pages[-1].obj.objgen


def test_whom_to_call_is_read_once(shop: Shop) -> None:
    said = words_read(shop.path("worksheet", LETTER))
    assert said.count(f"call {shop.library.program.emergency}") == 1, said
    assert said.index("Which") < said.index(f"call {shop.library.program.emergency}")


def test_each_question_is_a_heading(shop: Shop) -> None:
    lesson = next(one for one in shop.library.lessons.values() if one.number == SAMPLE)
    asked = {
        "worksheet": sum(len(one.parts) for one in lesson.worksheets.values()),
        "quiz": sum(len(one.questions) for one in lesson.quizzes.values()),
    }
    for name, number in asked.items():
        with pikepdf.open(shop.path(name, LETTER)) as pdf:
            assert len(all_of(pdf, "H2")) == number


def test_headings_start_at_one_and_skip_no_level(shop: Shop) -> None:
    for path in shop.all:
        with pikepdf.open(path) as pdf:
            tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]
        levels = [int(tag[2]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
        assert levels, path.name
        assert levels[0] == 1, path.name
        assert max((b - a for a, b in pairwise(levels)), default=0) <= 1
