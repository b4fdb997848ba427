"""Lets the sheets of a packet share their fonts: each face stands in the file once.

Each sheet brings the letters that it uses, numbered as in the whole font. So one file with the
letters of all of them serves all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from macros.publish.pdf.fonts import FORM, font, part

FACES = {
    "Paper-Sans": "SourceSansPro-Regular",
    "Paper-Sans-Bold": "SourceSansPro-Bold",
    "Paper-Sans-Italic": "SourceSansPro-It",
    "Paper-Sans-Bold-Italic": "SourceSansPro-BoldIt",
    "Paper-Serif": "SourceSerifPro-Regular",
    "Paper-Serif-Bold": "SourceSerifPro-Bold",
    # There is no slanted one: the page slants the upright letters.
    "Paper-Serif-Oblique": "SourceSerifPro-Regular",
    "PaperForm": FORM,
}
"""The font of each face, by the name it has in a PDF."""
SUBSET = re.compile("^/(?:[A-Z]{6}[+])?")
"""What stands before the name of a face: six letters, where it has not all of its own."""


def share_fonts(pdf: Pdf) -> None:
    """Put each face into `pdf` once."""
    used: dict[str, list[Object]] = defaultdict(list)
    for found in _fonts(pdf):
        used[SUBSET.sub("", str(found.BaseFont))].append(found)
    for face, fonts in used.items():
        if len(fonts) > 1 and face in FACES:
            whole = font(FACES[face])
            letters = {number for one in fonts for number in _letters(one)}
            data = whole if face == "PaperForm" else part(whole, letters)
            shared = pdf.make_stream(data, Length1=len(data))
            for one in fonts:
                one.FontDescriptor.FontFile2 = shared


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Yield the fonts of the pages of `pdf` and of their fields, each once.

    Asking all objects which of them are fonts took a fifth of the time of binding a packet.
    """
    seen = set[tuple[int, int]]()
    for resources in _resources(pdf):
        for named in resources.get(Name.Font, Dictionary()).values():
            for found in named.get(Name.DescendantFonts, ()):
                if found.objgen not in seen:
                    seen.add(found.objgen)
                    yield found


def _resources(pdf: Pdf) -> Iterator[Object]:
    """Yield what pages and fields are drawn with; several may share the same."""
    seen = set[tuple[int, int]]()
    for page in pdf.pages:
        looks = (note.get(Name.AP, Dictionary()) for note in page.obj.get(Name.Annots, ()))
        streams = (look.get(Name.N) for look in looks)
        for drawn in (page.obj, *(one for one in streams if isinstance(one, Stream))):
            resources = drawn.get(Name.Resources)
            if resources is not None and not (resources.is_indirect and resources.objgen in seen):
                seen.add(resources.objgen)
                yield resources


def _letters(one: Object) -> Iterator[int]:
    """Yield the numbers of the letters of a font, which its list of widths names in runs."""
    runs = list(one.W)
    for start, widths in zip(runs[::2], runs[1::2], strict=True):
        yield from range(int(start), int(start) + len(widths))
