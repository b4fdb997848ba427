"""The small curriculum as a project of its own, with our macros, our looks and our settings."""

import shutil
from pathlib import Path

from macros.content.files.yaml_lines import read_yaml
from macros.edition.settings_text import with_value
from macros.publish.web.licenses import LICENSES
from tests.conftest import PROJECT, SMALL

ADDED = ("index", "get-help")
"""Pages that our looks need, and that the small curriculum does without."""


def small_project(folder: Path) -> Path:
    """Write the small curriculum into `folder`, so that any command runs there; return it."""
    shutil.copytree(SMALL / "docs", folder / "docs")
    for room in ("macros", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / room, folder / room, ignore=ignored)
    for name in LICENSES:
        shutil.copy(PROJECT / name, folder)
    settings = read_yaml(PROJECT / "mkdocs.yml", "mkdocs.yml")
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    nav = read_yaml(SMALL / "mkdocs.yml", "mkdocs.yml").at(("nav",))
    assert isinstance(nav, list)
    nav = ["index.md", *nav, {"Get help": "get-help.md"}]
    for name in ADDED:
        words = f"---\ntitle: The page {name}\nsummary: A page.\n---\n\nA line.\n"
        (folder / f"docs/{name}.md").write_text(words, "utf-8")
    changed = {("nav",): nav, ("extra", "program", "calendar"): []}
    for place in sorted(changed, key=lambda place: -settings.lines[place]):
        text = with_value(text, settings, place, changed[place])
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder
