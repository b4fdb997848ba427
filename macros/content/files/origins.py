"""Says where to mend a fault of an edition: in the clinic's own folder, and not in its copy."""

import json
import shlex
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

    What is wrong in a file of ours, beside what a clinic changed, says how the clinic gets its own
    copy. Where `project` is no laid-together folder, all stay as they are.
    """
    known = origins(project)
    return [_mended(problem, known, project) for problem in problems]


def _mended(problem: Problem, known: Mapping[str, str], project: Path) -> Problem:
    if problem.file in known:
        return replace(problem, file=known[problem.file])
    place = problem.file.removeprefix("docs/")
    if not known or place == problem.file or not (project / problem.file).is_file():
        return problem
    command = f".venv/bin/python -m macros replace {shlex.quote(str(project.parent))} {place}"
    remedy = (
        f"{problem.remedy} This file is ours: copy it into your edition first, with '{command}'."
    )
    return replace(problem, remedy=remedy.strip())
