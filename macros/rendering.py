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
