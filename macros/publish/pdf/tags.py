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


def _prune(element: Object) -> bool:
    """Drop what says nothing from the tree below `element`; return whether anything is left."""
    if Name.Figure == element.S and Name.Alt not in element:
        return False
    kids = [kid for kid in element.K if not _is_element(kid) or _prune(kid)]
    element.K = Array(kids)
    return bool(kids) or element.S in (Name.TD, Name.TH)


def _is_element(kid: object) -> TypeGuard[Dictionary]:
    return isinstance(kid, Dictionary) and Name.S in kid


def _places(element: Object) -> Iterator[Place]:
    for kid in element.K:
        if _is_element(kid):
            yield from _places(kid)
        elif not isinstance(kid, Dictionary):
            yield element.Pg.objgen, int(kid)


def _mark(pdf: Pdf, page: Page, read: set[Place]) -> None:
    commands: list[ContentStreamInstruction | ContentStreamInlineImage] = []
    for command in pikepdf.parse_content_stream(page):
        if (
            str(command.operator) == "BDC"
            and (page.obj.objgen, int(command.operands[1].MCID)) not in read
        ):
            artifact = [Name.Artifact]
            commands.append(ContentStreamInstruction(artifact, Operator("BMC")))
        else:
            commands.append(command)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(commands))
