"""Larger curricula, grown from the real one, and the same pages without macros."""

import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

import yaml

from macros.content.loading import load

THEME_SIZE = 5
"""Lessons in a theme, as in the real curriculum; more lessons make more themes."""

_FEW_WORDS = re.compile(r"((?:\b\w+,? ){2,3}(?=[a-z])|[.?!:]\"? (?=\"?[A-Z]))")
_PROSE = re.compile(r"^(?![#/{|]|\*\*Slides)(\*\*[^*]+\*\*)?(.+)", re.MULTILINE)
_CALL = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_LINK = re.compile(r"(?<=\]\()(?!\w+:|[/#])[^)\s]+")


def grown(project: Path, copy: Path, lessons: int) -> Path:
    """Copy `project` to `copy` with as many `lessons` as asked, made from the real ones."""
    real = list(load(project).lessons.values())
    copy.mkdir(parents=True)
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(project / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    if lessons <= len(real):
        shutil.copy(project / "mkdocs.yml", copy)
        return copy
    nav: list[object] = ["lessons/index.md"]
    for number in range(0, lessons, THEME_SIZE):
        theme = f"lessons/theme-{number // THEME_SIZE}"
        paths: list[object] = [f"{theme}/index.md"]
        _copy_theme(copy / "docs", dirname(real[number % len(real)].folder), theme)
        for index in range(number, min(number + THEME_SIZE, lessons)):
            lesson = real[index % len(real)]
            folder = f"{theme}/lesson-{index}"
            shutil.copytree(project / "docs" / lesson.folder, copy / "docs" / folder)
            _tell_apart(copy / "docs" / folder / "leader.md", index)
            paths.append(f"{folder}/index.md")
        nav.append({f"Theme {number // THEME_SIZE}": paths})
    _write_settings(project, copy, nav)
    return copy


def _tell_apart(plan: Path, number: int) -> None:
    """Put a `number` into every few words of a copied `plan`: lessons may not share long runs."""
    text = plan.read_text(encoding="utf-8")
    start = text.index("\n---\n", 3) + len("\n---\n")

    def marked(line: re.Match[str]) -> str:
        apart = _FEW_WORDS.sub(rf"\g<1>{number} ", line[2])
        return f"{line[1] or ''}{apart} {number}"

    changed = text[:start] + _PROSE.sub(marked, text[start:])
    plan.write_text(changed, encoding="utf-8")


def _copy_theme(docs: Path, real: str, theme: str) -> None:
    """Copy the page of the `real` theme; its links go on leading to the real lessons."""

    def kept(link: re.Match[str]) -> str:
        return relpath(normpath(join(real, link[0])), theme)

    page = (docs / real / "index.md").read_text(encoding="utf-8")
    (docs / theme).mkdir()
    (docs / theme / "index.md").write_text(_LINK.sub(kept, page), encoding="utf-8")


def _write_settings(project: Path, copy: Path, lessons: list[object]) -> None:
    """Write mkdocs.yml with the lessons of the nav replaced; the rest stays word for word."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    # The wheel is for the real map; it has no place for these lessons.
    text = re.sub(r"^    calendar:.*\n(?:      .*\n)*", "", text, flags=re.MULTILINE)
    start = text.index("  - Lessons:\n")
    end = text.index("\n  - ", start + 1)
    # The real lessons stay in docs, since pages link to them; they go into the nav as they were.
    real = text[text.index("          - lessons", start) : end]
    folders = re.findall(r"- (lessons/\S+/\S+/index\.md)", real)
    themes = re.findall(r"- (lessons/[^/\s]+/index\.md)", real)
    for theme in themes:
        own = [path for path in folders if path.startswith(theme.removesuffix("index.md"))]
        lessons.append({theme: [theme, *own]})
    grown_nav = yaml.safe_dump([{"Lessons": lessons}], allow_unicode=True, width=1000)
    indented = "".join(f"  {line}\n" for line in grown_nav.splitlines())
    (copy / "mkdocs.yml").write_text(text[:start] + indented + text[end + 1 :], encoding="utf-8")


def without_macros(project: Path, copy: Path) -> Path:
    """Copy `project` to `copy` as plain MkDocs with Material: the same Markdown, no calls."""
    copy.mkdir()
    shutil.copytree(project / "docs", copy / "docs")
    for path in (copy / "docs").rglob("*.md"):
        path.write_text(_CALL.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text.replace("!ENV", ""), Loader=yaml.SafeLoader)
    # Without pruning, Material writes the whole nav into every page, and time grows squarely.
    settings["theme"] = {"name": "material", "font": False, "features": ["navigation.prune"]}
    settings["plugins"] = ["search"]
    settings["strict"] = False
    (copy / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return copy
