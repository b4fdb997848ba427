"""The languages that there are: each a file of `macros/languages/`, named after its code."""

from functools import cache
from pathlib import Path

from macros.content.files.file_reader import FileReader
from macros.content.kinds.language import ENGLISH, Language
from macros.content.problems import CurriculumError

PROJECT = Path(__file__).parent.parent.parent.parent
FOLDER = "macros/languages"


@cache
def language(code: str = ENGLISH) -> Language:
    """Return the language with this `code`; raise CurriculumError where its file has faults."""
    return read_language(PROJECT, code)


def read_language(project: Path, code: str) -> Language:
    """Return the language with this `code` in `project`; raise CurriculumError as `language`."""
    reader = FileReader(project)
    document = reader.document(f"{FOLDER}/{code}.yaml")
    found = reader.validated(document, Language) if document else None
    if found is None or reader.problems:
        raise CurriculumError(reader.problems)
    return found


@cache
def codes() -> tuple[str, ...]:
    """Return the code of every language that has a file, English first."""
    found = {path.stem for path in (PROJECT / FOLDER).glob("*.yaml")}
    return (ENGLISH, *sorted(found - {ENGLISH}))
