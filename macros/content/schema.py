"""JSON Schemas of the data files, so that editors complete and check them while one types."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.helpline import Helplines
from macros.content.lesson import LessonFacts
from macros.content.notice import Notices
from macros.content.papers import KINDS
from macros.content.program import Program
from macros.content.record import Record
from macros.content.source import Sources

SCHEMAS: Mapping[str, type[Record]] = {
    **KINDS,
    "lesson": LessonFacts,
    "notices": Notices,
    "sources": Sources,
    "helplines": Helplines,
    "program": Program,
}


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write one schema a kind into `folder` and yield each file written."""
    folder.mkdir(exist_ok=True)
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.schema.json"
        schema = model.model_json_schema(by_alias=True)
        path.write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        yield path
