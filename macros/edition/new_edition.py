"""Writes the folder of a new edition: its settings, each explained in place."""

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import wrap

from macros.content.files.yaml_lines import Data, read_yaml
from macros.content.kinds.program import Program
from macros.content.kinds.record import Record
from macros.content.site_files import PROGRAM, SETTINGS
from macros.edition.edition_file import FILE, EditionSettings
from macros.edition.laid_together import TOGETHER
from macros.edition.settings_text import one_line
from macros.wording import said

SET_BY_ALL = (
    "name",
    "group_hours_per_week",
    "session_minutes",
    "days",
    "starts",
    "address",
    "phone",
)
"""The facts that differ from clinic to clinic; the others are ours until a clinic needs its own."""
WIDTH = 96


def new_edition(folder: Path, project: Path) -> bool:
    """Write a new edition into `folder`; return False, and write nothing, where one is there."""
    if (folder / FILE).exists():
        return False
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    facts = read_yaml(project / SETTINGS, SETTINGS).table(PROGRAM)
    rows = [
        *_remark(said("edition", "head")),
        "",
        *_entries(Program, facts),
        *_entries(EditionSettings, {}),
    ]
    (folder / FILE).write_text("\n".join(rows) + "\n", "utf-8")
    (folder / ".gitignore").write_text(f"{TOGETHER}/\nsite/\n.site-*/\n", "utf-8")
    return True


def _entries(model: type[Record], values: dict[str, Data]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield from _remark(" ".join(cleandoc(field.description or "").split()))
        value = values[name] if name in values else (field.examples or [""])[0]
        mark = "" if name in SET_BY_ALL else "# "
        yield from (f"{mark}{row}" for row in _rows(name, value))
        yield ""


def _rows(name: str, value: Data) -> Iterator[str]:
    """Yield the lines of one setting; a list of lists has a line for each."""
    if isinstance(value, list) and value and isinstance(value[0], list):
        yield f"{name}:"
        yield from (f"  - {one_line(inner)}" for inner in value)
    else:
        yield f"{name}: {one_line(value)}"


def _remark(text: str) -> Iterator[str]:
    yield from (f"# {row}" for row in wrap(text, WIDTH))
