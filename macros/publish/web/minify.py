"""Makes the scripts of a built site small; the sources keep their comments and names."""

from pathlib import Path

import minify


def minify_scripts(site: Path) -> None:
    """Rewrite the scripts of the built `site`, not moved yet, without what only people read."""
    for script in (site / "components").rglob("*.js"):
        script.write_text(minify.string("text/javascript", script.read_text("utf-8")), "utf-8")
