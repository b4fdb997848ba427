"""JSON Schemas of the data files, so that editors complete and check them while one types."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import JsonValue

from macros.content.curriculum.lesson import LessonFacts
from macros.content.curriculum.page_files import FILE_KINDS
from macros.content.files.program_facts import NEEDS
from macros.content.kinds.fact import STAND_INS
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notices
from macros.content.kinds.program import Program
from macros.content.kinds.record import Record
from macros.content.kinds.source import Sources

SCHEMAS: Mapping[str, type[Record]] = {
    **FILE_KINDS,
    "lesson": LessonFacts,
    "notices": Notices,
    "sources": Sources,
    "helplines": Helplines,
    "program": Program,
}

_FACTS: list[JsonValue] = [*STAND_INS]
_NEEDS: JsonValue = {
    "anyOf": [{"enum": _FACTS}, {"type": "object", "propertyNames": {"enum": _FACTS}}],
    "description": "The fact of the program without which this entry is left out.",
}


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write one schema a kind into `folder` and yield each file written."""
    folder.mkdir(exist_ok=True)
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.schema.json"
        schema: JsonValue = model.model_json_schema(by_alias=True)
        path.write_text(
            json.dumps(schema if name == "program" else _with_needs(schema), indent=2) + "\n",
            encoding="utf-8",
        )
        yield path


def _with_needs(schema: JsonValue) -> JsonValue:
    """Return `schema` with `needs` at each entry, and at the words of each list."""
    if isinstance(schema, list):
        return [_with_needs(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _with_needs(part) for key, part in schema.items()}
    if isinstance(entry := found.get("properties"), dict) and schema.get("type") == "object":
        found["properties"] = {**entry, NEEDS: _NEEDS}
    if isinstance(words := found.get("items"), dict) and words.get("type") == "string":
        text: JsonValue = {"type": "object", "properties": {"text": words, NEEDS: _NEEDS}}
        found["items"] = {"anyOf": [words, text]}
    return found
