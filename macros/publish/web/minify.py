"""Makes the styles and scripts of a built site small; the sources keep their comments and names."""

from pathlib import Path

import minify

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}


def minify_files(site: Path) -> None:
    """Rewrite the styles and scripts of the built `site`, not moved yet, as browsers need them."""
    for path in [*site.glob("*.css"), *(site / "components").rglob("*.*")]:
        if media_type := MEDIA_TYPES.get(path.suffix):
            path.write_text(minify.string(media_type, path.read_text("utf-8")), "utf-8")
