"""What a translated data file keeps of the English one: all that is no words, and how many."""

from collections.abc import Iterator, Mapping

from macros.content.curriculum.page_files import NAMED_MACROS, PageFiles
from macros.content.kinds.check import Check, Item
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notice
from macros.content.kinds.picture import Picture
from macros.content.kinds.record import Record
from macros.content.problems import Finding, Place, Problem, line_of, place_in_words
from macros.content.rules.lookup import Lookup

NO_WORDS = ("id", "kind", "plan", "to", "audience", "tone")
"""Fields with words that mean something here, and that nobody translates."""
FREE = {Notice: ("text",), Item: ("safety",)}
"""Fields that each language has in its own way."""


def file_problems(files: PageFiles, english: PageFiles, lookup: Lookup) -> Iterator[Problem]:
    """Yield where a data file or a drawing of a folder is not that of the English folder."""
    for macro in NAMED_MACROS:
        originals = english.shown_by(macro)
        for name, found in files.shown_by(macro).items():
            place = files.place_of(macro, name)
            if name not in originals:
                what = f"this file translates none: there is no docs/{place}"
                yield Problem(lookup.file(place), 1, what, "Give it the English file's name.")
                continue
            for finding in _file_differences(found, originals[name]):
                yield _problem(place, finding, lookup)


def notice_problems(
    notices: Mapping[str, Notice], english: Mapping[str, Notice], place: str, lookup: Lookup
) -> Iterator[Problem]:
    """Yield each notice that is not translated, is none in English, or is told of otherwise."""
    ids = [*notices]
    for name in english:
        if name not in notices:
            what = f"there is no notice '{name}'"
            yield Problem(lookup.file(place), 1, what, f"Translate it from docs/{place}.")
    for name, notice in notices.items():
        at: Place = ("notices", ids.index(name))
        if name not in english:
            finding = Finding(
                (*at, "id"), f"is '{name}', which docs/{place} has not", "Take it out."
            )
            yield _problem(place, finding, lookup)
            continue
        for finding in record_differences(notice, english[name]):
            yield _problem(place, finding._replace(place=(*at, *finding.place)), lookup)


def helpline_problems(
    helplines: Helplines, english: Helplines, place: str, lookup: Lookup
) -> Iterator[Problem]:
    """Yield where the helplines were checked on another day: then one list of them is older."""
    if helplines.checked != english.checked:
        what = f"is {helplines.checked}, and that of docs/{place} is {english.checked}"
        finding = Finding(("checked",), what, f"Compare the lines, and write {english.checked}.")
        yield _problem(place, finding, lookup)


def _problem(place: str, finding: Finding, lookup: Lookup) -> Problem:
    words = " ".join(filter(None, (place_in_words(finding.place), finding.what)))
    line = line_of(finding.place, lookup.lines.get(place, {}))
    return Problem(lookup.file(place), line, words, finding.remedy)


def _file_differences(found: object, original: object) -> Iterator[Finding]:
    if isinstance(found, Picture) and isinstance(original, Picture):
        if found.view_box != original.view_box:
            what = f"the picture has the viewBox '{found.view_box}'"
            yield Finding((), what, f"Keep that of the English one: '{original.view_box}'.")
    elif isinstance(found, Record) and isinstance(original, Record):
        yield from record_differences(found, original)


def record_differences(found: Record, original: Record, at: Place = ()) -> Iterator[Finding]:
    """Yield where `found` is not a translation of `original`; `at` is their place in the file."""
    if type(found) is not type(original):
        what = f"is a {type(found).__name__}, and a {type(original).__name__} in English"
        yield Finding(at, what.lower(), "Keep its kind.")
        return
    if isinstance(found, Check) and isinstance(original, Check):
        yield from _safety(found, original)
    for name, field in type(found).model_fields.items():
        place = (*at, field.alias or name)
        mine, theirs = getattr(found, name), getattr(original, name)
        if name not in FREE.get(type(found), ()):
            yield from _values(mine, theirs, place, name in NO_WORDS)
        elif (mine is None) != (theirs is None):
            yield Finding(place, f"is {mine}, and {theirs} in English", "Keep what it has.")


def _safety(found: Check, original: Check) -> Iterator[Finding]:
    """Yield each line where help is offered from another answer on."""
    for number, (mine, theirs) in enumerate(zip(found.items, original.items, strict=False)):
        if theirs.safety is None or len(found.scale) != len(original.scale):
            continue
        right = found.scale[original.scale.index(theirs.safety)]
        if mine.safety != right:
            what = f"is '{mine.safety}', and '{theirs.safety}' in English"
            yield Finding(("items", number, "safety"), what, f"Write '{right}': the same step.")


def _values(mine: object, theirs: object, place: Place, is_name: bool) -> Iterator[Finding]:
    if isinstance(mine, Record) and isinstance(theirs, Record):
        yield from record_differences(mine, theirs, place)
    elif isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        yield from _values([*mine.values()], [*theirs.values()], place, is_name)
    elif isinstance(mine, tuple | list) and isinstance(theirs, tuple | list):
        if len(mine) != len(theirs):
            what = f"has {len(mine)} entries, and {len(theirs)} in English"
            yield Finding(place, what, "Write as many, in the same order.")
            return
        for number, pair in enumerate(zip(mine, theirs, strict=True)):
            yield from _values(*pair, (*place, number), is_name)
    elif isinstance(mine, str) and isinstance(theirs, str) and not is_name:
        return
    elif mine != theirs:
        what = "is missing" if mine is None else f"is '{mine}'"
        right = "nothing" if theirs is None else f"'{theirs}'"
        yield Finding(place, f"{what}, and {right} in English", "Keep what stands there.")
