"""Makes the tags of a PDF honest: what is read aloud is tagged, what is not is set apart."""

from collections.abc import Iterator
from typing import TypeGuard

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
)

from macros.publish.pdf.content_streams import shortened

Place = tuple[tuple[int, int], int]
"""A run of marked content: its page (object and generation number), and its number there."""


def set_apart_what_is_not_read(pdf: Pdf) -> None:
    """Turn the foot of the pages and drawings without a text alternative into artifacts.

    WeasyPrint marks a foot as content but leaves it out of the tree of tags, and has every arrow
    announced as a picture without words. PDF/UA wants both to be artifacts.
    """
    root = pdf.Root.StructTreeRoot
    _prune(root.K[0])
    read = set(_places(root.K[0]))
    runs = dict(zip(root.ParentTree.Nums[::2], root.ParentTree.Nums[1::2], strict=True))
    for page in pdf.pages:
        _mark(pdf, page, read)
        parents = runs[page.obj.StructParents]
        for number in range(len(parents)):
            if (page.obj.objgen, number) not in read:
                parents[number] = Object.parse(b"null")


def read_help_once(pdf: Pdf) -> None:
    """Let whom to call, in the foot of every page, be read once: at the end of the sheet."""
    root = pdf.Root.StructTreeRoot
    runs = dict(zip(root.ParentTree.Nums[::2], root.ParentTree.Nums[1::2], strict=True))
    read = set(_places(root.K[0]))
    last = pdf.pages[-1].obj
    for number, element in enumerate(runs[last.StructParents]):
        if (last.objgen, number) not in read and (foot := _paragraph(element, root.K[0])):
            foot.P = root.K[0]
            root.K[0].K.append(foot)
            return


def _paragraph(element: Object, top: Object) -> Object | None:
    """Return the paragraph that an element stands in, or None where it stands in none."""
    while element.objgen != top.objgen:
        if Name.P == element.S:
            return element
        element = element.P
    return None


def _prune(element: Object) -> bool:
    """Drop what says nothing from the tree below `element`; return whether anything is left."""
    if Name.Figure == element.S and Name.Alt not in element:
        return False
    kids = [kid for kid in element.K if not is_element(kid) or _prune(kid)]
    element.K = Array(kids)
    return bool(kids) or element.S in (Name.TD, Name.TH)


def is_element(kid: object) -> TypeGuard[Dictionary]:
    """Return whether what an element holds is another element, and not a run of words."""
    return isinstance(kid, Dictionary) and Name.S in kid


def _places(element: Object) -> Iterator[Place]:
    for kid in element.K:
        if is_element(kid):
            yield from _places(kid)
        elif not isinstance(kid, Dictionary):
            yield element.Pg.objgen, int(kid)


def _mark(pdf: Pdf, page: Page, read: set[Place]) -> None:
    commands: list[ContentStreamInstruction | ContentStreamInlineImage] = []
    drawn = pdf.make_stream(shortened(page.obj.Contents.read_bytes()))
    for command in pikepdf.parse_content_stream(drawn):
        if (
            str(command.operator) == "BDC"
            and (page.obj.objgen, int(command.operands[1].MCID)) not in read
        ):
            artifact = [Name.Artifact]
            commands.append(ContentStreamInstruction(artifact, Operator("BMC")))
        else:
            commands.append(command)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(commands))
