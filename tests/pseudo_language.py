"""Makes a curriculum that is translated into Spanish word for word: into the same words.

What means something in a plan has its Spanish name; all else stays, so that only what the engine
does shows.
"""

from pathlib import Path

from macros.content.curriculum.step_heading import read_heading
from macros.content.files.front_matter import read_page
from macros.content.files.language_file import language
from macros.content.files.translation_reader import SHARED
from macros.content.rules.translation_rules import in_brackets
from macros.edition.settings_text import one_line

CODE = "es"
MARK = "Ñ "
"""What each title begins with, so that it can be told from the English one."""


def translate(docs: Path) -> Path:
    """Write the folder of the language into `docs`, with all that is there; return it."""
    for path in sorted(docs.rglob("*")):
        place = path.relative_to(docs)
        is_shared = path.name in {"design.md", "sources.yaml"} or place.parts[0] == "assets"
        if path.is_file() and not is_shared and place.parts[0] != CODE:
            target = docs / CODE / place
            target.parent.mkdir(parents=True, exist_ok=True)
            text = _page(path) if path.suffix == ".md" else path.read_text("utf-8")
            target.write_text(text, "utf-8")
    return docs / CODE


def _page(path: Path) -> str:
    page = read_page(path, path.name)
    data = page.front_matter.data
    assert isinstance(data, dict)
    own = {key: value for key, value in data.items() if key not in SHARED}
    own |= {"title": f"{MARK}{data['title']}", "language_reviewed": "not yet"}
    head = "".join(f"{key}: {one_line(value)}\n" for key, value in own.items())
    return f"---\n{head}---\n" + "\n".join(map(_line, page.lines))


def _line(line: str) -> str:
    """Return a line with its names in Spanish, where it is a heading or begins with a label."""
    own = language(CODE)
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        said = read_heading(text)
        if said.minutes is None:
            return f"{marks} {own.named(text)}"
        return f"{marks} {own.named(said.name)} ({in_brackets(said, CODE)})"
    if line.startswith("**") and ":**" in line:
        name, _, rest = line.removeprefix("**").partition(":**")
        rest = rest.replace(" to ", f" {own.timing.to} ") if name == "Slides" else rest
        return f"**{own.named(name)}:**{rest}"
    return line
