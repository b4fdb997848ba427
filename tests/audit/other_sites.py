"""One lesson's text as others would publish it: by Starlight, and by MkDocs with stock Material."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.audit.node_program import node
from tests.conftest import PROJECT

BESIDE = PROJECT / "tests" / "audit" / "beside"
MODULES = BESIDE / "node_modules"
CACHE = PROJECT / ".cache"
LESSON = "docs/lessons/relapse-prevention/my-triggers/index.md"

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CALL = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def lesson_text() -> str:
    """Return the words of one lesson as plain Markdown: no calls, and no links to other pages."""
    text = (PROJECT / LESSON).read_text(encoding="utf-8")
    return _LINK.sub(r"\1", _CALL.sub("", _FRONT.sub("", text)))


def starlight(folder: Path) -> Path:
    """Build the lesson with Starlight; return the site, in `folder`.

    It is built inside the project: Astro takes its own modules for files of the site where the two
    share no first folder, as /tmp and /home do not.
    """
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as made:
        place = Path(made) / "site"
        shutil.copytree(BESIDE, place, ignore=shutil.ignore_patterns("node_modules"))
        (place / "node_modules").symlink_to(MODULES)
        pages = place / "src" / "content" / "docs"
        pages.mkdir(parents=True)
        page = f"---\ntitle: My triggers\n---\n{lesson_text()}"
        for name in ("index", "lesson"):
            (pages / f"{name}.md").write_text(page, encoding="utf-8")
        node(MODULES / "astro" / "bin" / "astro.mjs", "build", folder=place)
        shutil.copytree(place / "dist", folder)
    return folder


def material(folder: Path) -> Path:
    """Build the lesson with stock Material in `folder`; return the site."""
    (folder / "docs").mkdir(parents=True)
    for name in ("index", "lesson"):
        page = f"# My triggers\n{lesson_text()}"
        (folder / "docs" / f"{name}.md").write_text(page, encoding="utf-8")
    settings = {"site_name": "Beside", "theme": {"name": "material", "font": False}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return folder / "site"
