"""Takes comments and spaces out of the scripts of a built site; the sources keep them."""

from pathlib import Path

from rjsmin import jsmin


def minify_scripts(site: Path) -> None:
    """Rewrite the scripts of the built `site`, not moved yet, without what only people read."""
    for script in (site / "components").rglob("*.js"):
        script.write_text(str(jsmin(script.read_text("utf-8"))) + "\n", "utf-8")
