"""Turns a validated object into HTML, with the templates of `overrides/components/`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.content.kinds.text import inline, plain
from macros.wording import catalogue, fill

OVERRIDES = Path(__file__).parent.parent / "overrides"


@cache
def environment() -> Environment:
    """Return the Jinja environment of the components: autoescape on, unknown names an error."""
    env = Environment(
        loader=FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    env.filters["plain"] = plain
    env.filters["fill"] = fill
    env.globals["words"] = catalogue()
    return env


def render(component: str, **context: object) -> Markup:
    """Render one component to HTML that may stand in a Markdown page.

    `component` is the folder's name under `overrides/components/`; `context` is what its template
    takes. Blank lines are taken out, since Markdown ends a block of HTML at one; indentation goes
    too, since every phone would pay for it.
    """
    template = environment().get_template(f"components/{component}/{component}.html")
    lines = (line.strip() for line in template.render(**context).splitlines())
    return Markup("\n".join(filter(None, lines)))


def needed(component: str, page: str) -> list[str]:
    """Return the files that a `page` with this component loads, as its folder's `needs.txt` says.

    One file a line, below `overrides/components/`. A line with " where " and a mark behind it
    counts only where that mark stands in the page. A component without the file needs nothing.
    """
    path = OVERRIDES / "components" / component / "needs.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    parts = [line.partition(" where ") for line in lines]
    return [file for file, _, mark in parts if mark in page]
