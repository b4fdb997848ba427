"""What a PDF must keep to that claims PDF/UA-1, as the Matterhorn Protocol 1.1 lists its failures.

Only what a program can see is checked here; the number of each check point is that of the protocol.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from pikepdf import Dictionary, Name, Object, Pdf

KNOWN = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P"),
    *("H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("THead", "TBody", "TFoot", "Span", "Link", "Form", "Figure", "Note", "Reference"),
}
"""Standard structure types that are used here (ISO 32000-1, 14.8.4)."""
CHILDREN = {
    "L": {"Caption", "LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "TR", "THead", "TBody", "TFoot"},
    **{part: {"TR"} for part in ("THead", "TBody", "TFoot")},
    "TR": {"TH", "TD"},
}
"""The only children that some types may have (tables 336 and 337)."""
PARENTS = {
    "LI": {"L"},
    **{part: {"LI"} for part in ("LBody",)},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    **{part: {"TR"} for part in ("TH", "TD")},
}
"""The only parents that some types may have."""
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
LEAVES = {"L", "LI", "Table", "THead", "TBody", "TFoot", "TR"}
"""Types that hold other elements and no words of their own."""


def failures(pdf: Pdf) -> Iterator[str]:
    """Yield what breaks the rules in a PDF, each with its check point."""
    for check in CHECKS:
        yield from check(pdf)


def tree(element: Object, parent: str = "") -> Iterator[tuple[Object, str]]:
    """Yield each element of the tree of tags, as it is read, with the type of what holds it."""
    yield element, parent
    for kid in kids(element):
        yield from tree(kid, kind(element))


def kids(element: Object) -> list[Object]:
    """Return the elements below an element."""
    return [kid for kid in element.K if isinstance(kid, Dictionary) and Name.S in kid]


def kind(element: Object) -> str:
    """Return the type of an element: 'LI'."""
    return str(element.S).removeprefix("/")


def _all(pdf: Pdf) -> list[tuple[Object, str]]:
    return [pair for top in pdf.Root.StructTreeRoot.K for pair in tree(top)]


def _elements(pdf: Pdf) -> Iterator[Object]:
    return (element for element, _ in _all(pdf))


def _document(pdf: Pdf) -> Iterator[str]:
    said = pdf.Root.Metadata.read_bytes().decode()
    if "<dc:title>" not in said and "dc:title" not in said:
        yield "06-003: no title in the metadata"
    if not pdf.Root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle):
        yield "07-001: the window would show the file's name"
    if not str(pdf.Root.get(Name.Lang, "")):
        yield "11-006: no language"
    if pdf.Root.get(Name.AcroForm, Dictionary()).get(Name.NeedAppearances):
        yield "NeedAppearances: a viewer may draw the form as it likes"


def _nesting(pdf: Pdf) -> Iterator[str]:
    for element, parent in _all(pdf):
        name = kind(element)
        if name not in KNOWN:
            yield f"02-001: {name} is no standard type"
        if name in CHILDREN and (wrong := {kind(kid) for kid in kids(element)} - CHILDREN[name]):
            yield f"09-004: {name} holds {sorted(wrong)}"
        if name in LEAVES and len(kids(element)) != len(element.K):
            yield f"09-004: {name} holds words of its own"
        if name in HEADINGS and parent in HEADINGS:
            yield "14-003: a heading stands in a heading"
        if name in PARENTS and parent not in PARENTS[name]:
            yield f"09-004: {name} stands in {parent}"
        if name == "LI" and "LBody" not in {kind(kid) for kid in kids(element)}:
            yield "09-005: LI without LBody"
        if name == "L" and not kids(element):
            yield "09-005: L without LI"


def _headings(pdf: Pdf) -> Iterator[str]:
    levels = [int(name[1]) for name in map(kind, _elements(pdf)) if name in HEADINGS]
    if levels[:1] != [1]:
        yield f"14-002: the first heading is {levels[:1]}"
    if any(below - above > 1 for above, below in pairwise(levels)):
        yield f"14-003: a level is skipped in {levels}"


def _figures(pdf: Pdf) -> Iterator[str]:
    for element in _elements(pdf):
        if kind(element) == "Figure" and not str(element.get(Name.Alt, "")):
            yield "13-004: Figure without words"


def _tables(pdf: Pdf) -> Iterator[str]:
    for element in _elements(pdf):
        if kind(element) == "Table":
            cells = [one for one, _ in tree(element) if kind(one) in ("TH", "TD")]
            heads = [one for one in cells if kind(one) == "TH"]
            named = {str(one.get(Name.ID, "")) for one in heads}
            for head in heads:
                if Name.Scope not in head.get(Name.A, Dictionary()):
                    yield "15-003: TH without Scope"
            for cell in cells:
                called = cell.get(Name.A, Dictionary()).get(Name.Headers, ())
                lost = {str(one) for one in called} - named
                if lost:
                    yield f"15-003: Headers name {lost}, which the table lacks"


def _names(pdf: Pdf) -> Iterator[str]:
    names = Counter(str(one.ID) for one in _elements(pdf) if Name.ID in one)
    for name, times in names.items():
        if times > 1:
            yield f"19-004: the ID {name} stands {times} times"
    if Name.AcroForm in pdf.Root:
        fields = Counter(str(field.T) for field in pdf.Root.AcroForm.Fields)
        for name, times in fields.items():
            if times > 1:
                yield f"28-005: {times} fields are called {name}"


def _annotations(pdf: Pdf) -> Iterator[str]:
    held = {
        kid.Obj.objgen: kind(element)
        for element in _elements(pdf)
        for kid in element.K
        if isinstance(kid, Dictionary) and Name.Obj in kid
    }
    for number, page in enumerate(pdf.pages, start=1):
        notes = page.obj.get(Name.Annots, ())
        if len(notes) and page.obj.get(Name.Tabs) != Name.S:
            yield f"28-009: page {number} has no tab order"
        for note in notes:
            is_link = note.Subtype == Name.Link
            if held.get(note.objgen) != ("Link" if is_link else "Form"):
                yield f"28-010/011: {note.Subtype} stands in {held.get(note.objgen)}, page {number}"
            if is_link and not str(note.get(Name.Contents, "")):
                yield "28-012: a link without words"
            if not is_link and not str(note.get(Name.TU, "")):
                yield "28-005: a field without words"


def _fonts(pdf: Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get(Name.Type) == Name.Font:
            if found.get(Name.Subtype) == Name.Type0 and Name.ToUnicode not in found:
                yield f"10-001: {found.BaseFont} has no way to Unicode"
            if found.get(Name.Subtype) == Name.CIDFontType2:
                if Name.FontFile2 not in found.FontDescriptor:
                    yield f"31-009: {found.BaseFont} is not in the file"
                if Name.CIDToGIDMap not in found:
                    yield f"31-005: {found.BaseFont} has no CIDToGIDMap"


CHECKS: tuple[Callable[[Pdf], Iterator[str]], ...] = (
    *(_document, _nesting, _headings, _figures, _tables, _names, _annotations, _fonts),
)
