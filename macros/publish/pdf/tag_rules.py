"""Makes the tree of tags keep the rules of PDF/UA for lists, links, tables and names.

WeasyPrint 70 puts the words of a list item beside its body, a nested list into the list, a heading
of two blocks into itself, a link of two lines into words, and writes neither the scope of a table's
head nor a tree of the names it gives.
"""

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.publish.pdf.tags import is_element

HEADINGS = tuple(Name(f"/H{level}") for level in range(1, 7))


def keep_rules(pdf: Pdf) -> None:
    """Mend links, lists and tables, and list the names of elements."""
    root = pdf.Root.StructTreeRoot
    for element in elements(root.K[0]):
        _mend_links(element, root.ParentTree.Nums)
        if element.S in HEADINGS and element.P.S in HEADINGS:
            element.S = Name.Span
        elif element.S == Name.L:
            _mend_list(pdf, element)
        elif element.S == Name.LI:
            _mend_item(pdf, element)
        elif Name.Table == element.S:
            _mend_table(element)
    write_names(pdf, {str(one.ID): one for one in elements(root.K[0]) if Name.ID in one})


def elements(element: Object) -> Iterator[Object]:
    """Yield an element of the tree of tags, and all below it, in the order they are read."""
    todo = [element]
    while todo:
        element = todo.pop()
        yield element
        todo += reversed([kid for kid in element.K if is_element(kid)])


def names(listed: Object | None) -> dict[str, Object]:
    """Return the elements that have names, by their names, as the tree of them lists them."""
    pairs = list(listed.Names) if listed is not None else []
    return {str(name): element for name, element in zip(pairs[::2], pairs[1::2], strict=True)}


def write_names(pdf: Pdf, named: Mapping[str, Object]) -> None:
    """Write the tree by which an element is found from its name."""
    if named:
        pairs = [item for name in sorted(named) for item in (String(name), named[name])]
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))


def rename(pdf: Pdf, start: str) -> None:
    """Put `start` before each name of an element, and wherever it is called."""
    tree = pdf.Root.StructTreeRoot
    if Name.IDTree not in tree:
        return
    for element in elements(tree.K[0]):
        if Name.ID in element:
            element.ID = String(f"{start}-{element.ID}")
        called = element.get(Name.A, Dictionary())
        if Name.Headers in called:
            called.Headers = Array([String(f"{start}-{one}") for one in called.Headers])
    write_names(pdf, {f"{start}-{name}": element for name, element in names(tree.IDTree).items()})


def _mend_links(element: Object, runs: Object) -> None:
    """Let a link that runs over two lines belong to its Link, and not to the words of a line."""
    for kid in list(element.K):
        is_link = isinstance(kid, Dictionary) and Name.Obj in kid and kid.Obj.Subtype == Name.Link
        if is_link and Name.Link != element.S:
            if Name.Link != element.P.S:
                element.S = Name.Link
                continue
            element.K = Array([one for one in element.K if one != kid])
            element.P.K.append(kid)
            numbers = list(runs)[::2]
            runs[2 * numbers.index(kid.Obj.StructParent) + 1] = element.P


def _mend_list(pdf: Pdf, element: Object) -> None:
    """Let what is no item stand in the item before it: a list inside a list, a sign between two."""
    items: list[Object] = []
    for kid in element.K:
        if kid.S in (Name.LI, Name.Caption):
            items.append(kid)
            continue
        if not items:
            facts = {"/Type": Name.StructElem, "/S": Name.LI, "/P": element, "/Pg": element.Pg}
            items.append(pdf.make_indirect(Dictionary({**facts, "/K": Array()})))
        kid.P = items[-1]
        items[-1].K.append(kid)
    element.K = Array(items)


def _mend_item(pdf: Pdf, element: Object) -> None:
    """Let all that an item holds, beside its mark, be its body."""
    marks = [kid for kid in element.K if Name.Lbl == kid.S]
    bodies = [kid for kid in element.K if Name.LBody == kid.S]
    rest = [kid for kid in element.K if kid.S not in (Name.Lbl, Name.LBody)]
    if not rest and len(bodies) == 1:
        return
    body = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.LBody, P=element, Pg=element.Pg, K=Array())
    )
    for kid in element.K:
        if Name.LBody == kid.S:
            for inner in kid.K:
                if is_element(inner):
                    inner.P = body
                body.K.append(inner)
        elif Name.Lbl != kid.S:
            kid.P = body
            body.K.append(kid)
    element.K = Array([*marks, body])


def _mend_table(element: Object) -> None:
    """Say of each head whether it stands over a column or before a row."""
    for row in (one for one in elements(element) if one.S == Name.TR):
        has_words = any(cell.S == Name.TD for cell in row.K)
        for cell in row.K:
            if cell.S == Name.TH:
                cell.A.Scope = Name.Row if has_words else Name.Column
