"""Larger and smaller curricula, made from the real one, and the same pages without macros."""

import json
import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

import yaml

from macros.content.loading import load
from macros.edition.edition_file import FILE
from macros.edition.laid_together import lay_together

THEME_SIZE = 5
"""Lessons in a theme, as in the real curriculum; more lessons make more themes."""

_FEW_WORDS = re.compile(r"((?:\b\w+,? ){2,3}(?=[a-z])|[.?!:]\"? (?=\"?[A-Z]))")
_PROSE = re.compile(r"^(?![#/{|]|\*\*Slides)(\*\*[^*]+\*\*)?(.+)", re.MULTILINE)
_CALL = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_LINK = re.compile(r"(?<=\]\()(?!\w+:|[/#])[^)\s]+")


def grown(project: Path, copy: Path, lessons: int) -> Path:
    """Return a copy of `project`, inside the new folder `copy`, with as many `lessons` as asked.

    It is an edition: fewer lessons are the first ones, with the others hidden; more are the real
    ones and copies of them, in themes of their own.
    """
    real = [*load(project).lessons.values()]
    copy.mkdir(parents=True)
    hidden = [lesson.folder for lesson in real[lessons:]]
    # The wheel is for the real lessons, and the rule for it for all of them.
    settings = {"hide": hidden, "calendar": []}
    (copy / FILE).write_text(json.dumps(settings), encoding="utf-8")
    for number in range(len(real), lessons):
        lesson = real[number % len(real)]
        theme = f"lessons/theme-{(number - len(real)) // THEME_SIZE:02}"
        if not (copy / "docs" / theme).exists():
            _copy_pages(project, dirname(lesson.folder), copy, theme)
        folder = f"{theme}/lesson-{number:03}"
        shutil.copytree(project / "docs" / lesson.folder, copy / "docs" / folder)
        _copy_pages(project, lesson.folder, copy, folder)
        _tell_apart(copy / "docs" / folder / "leader.md", number)
    return lay_together(copy, project)[1]


def _copy_pages(project: Path, real: str, copy: Path, folder: str) -> None:
    """Copy the pages of the `real` folder to another; links out of a copy lead to the real pages.

    Folders are places inside docs.
    """
    (copy / "docs" / folder).mkdir(parents=True, exist_ok=True)

    def kept(link: re.Match[str]) -> str:
        target = normpath(join(real, link[0]))
        is_copied = (copy / "docs" / folder / link[0].partition("#")[0]).exists()
        return link[0] if is_copied else relpath(target, folder)

    for page in (project / "docs" / real).glob("*.md"):
        text = _LINK.sub(kept, page.read_text("utf-8"))
        (copy / "docs" / folder / page.name).write_text(text, encoding="utf-8")


def _tell_apart(plan: Path, number: int) -> None:
    """Put a `number` into every few words of a copied `plan`: lessons may not share long runs."""
    text = plan.read_text(encoding="utf-8")
    start = text.index("\n---\n", 3) + len("\n---\n")

    def marked(line: re.Match[str]) -> str:
        apart = _FEW_WORDS.sub(rf"\g<1>{number} ", line[2])
        return f"{line[1] or ''}{apart} {number}"

    changed = text[:start] + _PROSE.sub(marked, text[start:])
    plan.write_text(changed, encoding="utf-8")


def without_macros(project: Path, copy: Path) -> Path:
    """Copy `project` to `copy` as plain MkDocs with Material: the same Markdown, no calls."""
    copy.mkdir()
    shutil.copytree(project / "docs", copy / "docs")
    for path in (copy / "docs").rglob("*.md"):
        path.write_text(_CALL.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text.replace("!ENV", ""), Loader=yaml.SafeLoader)
    # The words of our own interface.
    del settings["INHERIT"]
    # Without pruning, Material writes the whole nav into every page, and time grows squarely.
    settings["theme"] = {"name": "material", "font": False, "features": ["navigation.prune"]}
    settings["plugins"] = ["search"]
    settings["markdown_extensions"].remove("macros.plan_clock")
    settings["strict"] = False
    (copy / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return copy
