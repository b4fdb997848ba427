"""Binds finished PDFs into one: pages, tags, form fields, bookmarks, and page numbers."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, PageCopyWarning, Pdf, String

from macros.publish.pdf.form_fields import saved
from macros.publish.pdf.packet_fonts import share_fonts
from macros.publish.pdf.page_numbers import number_pages
from macros.publish.pdf.tag_rules import names, rename, write_names

LINK = "packet:"
"""How the contents list of a cover writes a link to a page of the packet."""


@dataclass(frozen=True)
class PacketPart:
    """One finished PDF, and the words that stand for it in the bookmarks, if any do."""

    title: str
    pdf: bytes


def bind(parts: Sequence[PacketPart], title: str, page_word: str, zoom: float) -> bytes:
    """Return `parts` as one PDF with a `title`; the first of them is the cover, where there is one.

    `page_word` stands before each page number, at the head of the page; where it is empty, there
    are none. `zoom` is how much large print is blown up.
    """
    first, *others = parts
    with Pdf.open(io.BytesIO(first.pdf)) as bound:
        starts = [0]
        named = names(bound.Root.StructTreeRoot.get(Name.IDTree))
        runs = bound.Root.StructTreeRoot.ParentTree.Nums
        key = _next_key(runs)
        for number, part in enumerate(others, start=1):
            starts.append(len(bound.pages))
            with Pdf.open(io.BytesIO(part.pdf)) as source:
                rename(source, str(number))
                key, more = _append(bound, source, key)
                named |= more
        share_fonts(bound)
        write_names(bound, named)
        _entitle(bound, title)
        _link(bound)
        with bound.open_outline() as outline:
            outline.root[:] = [
                OutlineItem(part.title, start)
                for part, start in zip(parts, starts, strict=True)
                if part.title
            ]
        if page_word:
            number_pages(bound, page_word, zoom)
        return saved(bound, is_packed=True)


def _entitle(bound: Pdf, title: str) -> None:
    """Let the whole bear its own title, and not that of its first part."""
    bound.docinfo.Title = String(title)
    with bound.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:title"] = title


def _append(bound: Pdf, source: Pdf, offset: int) -> tuple[int, dict[str, Object]]:
    """Append the pages of `source` with their tags and fields.

    The keys in the tree of tags begin at `offset`. Returned are where those of the next begin, and
    the elements that have names.
    """
    tree = bound.Root.StructTreeRoot
    own = source.Root.StructTreeRoot
    for page in source.pages:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for note in page.obj.get(Name.Annots, ()):
            if Name.StructParent in note:
                note.StructParent = int(note.StructParent) + offset
    runs = own.ParentTree.Nums
    for place in range(0, len(runs), 2):
        runs[place] = int(runs[place]) + offset
    end = _next_key(runs)
    # The pages go first: what is copied later then points to them, and not to copies of its own.
    with warnings.catch_warnings():
        # pikepdf warns that fields are left behind; they follow below.
        warnings.simplefilter("ignore", PageCopyWarning)
        bound.pages.extend(source.pages)
    part = bound.copy_foreign(source.make_indirect(own.K[0]))
    part.S, part.P = Name.Part, tree.K[0]
    tree.K[0].K.append(part)
    tree.ParentTree.Nums.extend(bound.copy_foreign(source.make_indirect(runs)))
    if Name.AcroForm in source.Root:
        form = bound.copy_foreign(source.make_indirect(source.Root.AcroForm))
        if Name.AcroForm in bound.Root:
            bound.Root.AcroForm.Fields.extend(form.Fields)
        else:
            bound.Root.AcroForm = form
    listed = own.get(Name.IDTree)
    return end, names(listed and bound.copy_foreign(listed))


def _next_key(runs: Object) -> int:
    """Return the key behind those of `runs`, the pairs of keys and elements of a tree of tags."""
    return max(int(key) for key in list(runs)[::2]) + 1


def _link(bound: Pdf) -> None:
    """Let the contents list lead to pages; until all are there, its links only name them."""
    for page in bound.pages:
        for note in page.obj.get(Name.Annots, ()):
            address = str(note.get(Name.A, Dictionary()).get(Name.URI, ""))
            if address.startswith(LINK):
                number = int(address.removeprefix(LINK))
                del note.A
                note.Dest = Array([bound.pages[number - 1].obj, Name.Fit])
