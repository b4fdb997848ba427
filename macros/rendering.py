"""Turns a validated object into HTML, with the templates of `overrides/components/`."""

import os
import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.content.kinds.language import ENGLISH
from macros.content.kinds.text import inline, plain
from macros.word_catalogue import WORDS_FOLDER
from macros.wording import catalogue, fill, unread_original

OVERRIDES = Path(__file__).parent.parent / "overrides"

_COMES = re.compile("^(?:near|part|then) ")


@cache
def environment(code: str = ENGLISH) -> Environment:
    """Return the Jinja environment of the components: autoescape on, unknown names an error.

    `code` is that of the language whose words the templates have.
    """
    env = Environment(
        loader=FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled_before("components"),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    env.filters["plain"] = plain
    env.filters["fill"] = lambda entry, **values: fill(entry, code, **values)
    env.globals |= {"words": catalogue(code), "language": code, "unread": unread_original(code)}
    # A component by itself is all in one language; in a page, `CalledFrom` knows better.
    env.globals |= {name: lambda _path: "" for name in ("marks", "tongue", "leads")}
    return env


def follow_words() -> None:
    """Let all that is said come from the catalogues as they are now, where one has changed."""
    files = sorted(WORDS_FOLDER.glob("*.yaml"))
    _words_of(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _words_of(_files: tuple[tuple[Path, int], ...]) -> None:
    catalogue.cache_clear()
    environment.cache_clear()


def compiled_before(environment: str) -> FileSystemBytecodeCache | None:
    """Return where templates stay compiled from one build to the next; None where nothing may stay.

    `environment` is a name for each set of settings: the same template is compiled otherwise under
    others. A template is compiled again when it has changed, and for each Jinja and Python.
    """
    folder = OVERRIDES.parent / ".cache" / "templates" / environment
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    return FileSystemBytecodeCache(str(folder), f"%s-{jinja2.__version__}.cache")


def with_compiled(get_env: Callable[[], Environment]) -> Callable[[], Environment]:
    """Return `get_env` so that the templates of whole pages stay compiled from build to build."""

    def made() -> Environment:
        found = get_env()
        found.bytecode_cache = compiled_before("pages")
        return found

    return made


def render(component: str, code: str = ENGLISH, /, **context: object) -> Markup:
    """Render one component to HTML that may stand in a Markdown page.

    `component` is the folder's name under `overrides/components/`, `code` that of the language,
    and `context` what its template takes. Blank lines are taken out, since Markdown ends a block of
    HTML at one; indentation goes too, since every phone would pay for it.
    """
    template = environment(code).get_template(f"components/{component}/{component}.html")
    lines = (line.strip() for line in template.render(**context).splitlines())
    return Markup("\n".join(filter(None, lines)))


def needed(component: str, page: str) -> list[str]:
    """Return the files that a `page` with this component loads, as its folder's `needs.txt` says.

    One file a line, below `overrides/components/`. A line with " where " and a mark behind it
    counts only where that mark stands in the page. What stands before the file says when a browser
    fetches it, as `overrides/partials/components.html` tells. A component without the list needs
    nothing.
    """
    return [file for file, mark in _needs(component) if mark in page]


@cache
def _needs(component: str) -> list[tuple[str, str]]:
    """Return each file that a component may load, and the mark that a page then has."""
    path = OVERRIDES / "components" / component / "needs.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    parts = (_COMES.sub("", line).partition(" where ") for line in lines)
    return [(file, mark) for file, _, mark in parts]
