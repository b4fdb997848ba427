"""JSON Schemas of the data files, so that editors complete and check them while one types."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.curriculum.lesson import LessonFacts
from macros.content.curriculum.page_files import FILE_KINDS
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


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write one schema a kind into `folder` and yield each file written."""
    folder.mkdir(exist_ok=True)
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.schema.json"
        schema = model.model_json_schema(by_alias=True)
        path.write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        yield path
