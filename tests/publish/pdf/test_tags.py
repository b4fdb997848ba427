"""What a screen reader gets: tags that say what is read, and nothing else."""

import re
from itertools import pairwise

import pikepdf
from pikepdf import Name

from tests.publish.shop import Shop, elements


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


def test_headings_start_at_one_and_skip_no_level(shop: Shop) -> None:
    for path in shop.all():
        with pikepdf.open(path) as pdf:
            tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]
        levels = [int(tag[2]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
        assert levels, path.name
        assert levels[0] == 1, path.name
        assert max((b - a for a, b in pairwise(levels)), default=0) <= 1
