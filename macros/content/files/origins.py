"""Says where to mend a fault of an edition: in the clinic's own folder, and not in its copy."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from macros.content.problems import Problem

FILE = "origins.json"


def origins(project: Path) -> Mapping[str, str]:
    """Return where each file of the clinic's lies, by its place in `project`; empty without one."""
    path = project / FILE
    found: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def where_to_mend(problems: Iterable[Problem], project: Path) -> list[Problem]:
    """Return `problems` with the file of each as the author knows it.

    Where `project` is no laid-together folder, they stay as they are.
    """
    known = origins(project)
    return [replace(problem, file=known.get(problem.file, problem.file)) for problem in problems]
