"""Makes a built site small; the sources keep their comments, spaces and names."""

from pathlib import Path

import minify

from macros.publish.page_spaces import without_long_spaces
from macros.publish.web.site_pages import SitePages

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}


def minify_files(site: Path) -> None:
    """Rewrite the styles and scripts of the built `site`, not moved yet, as browsers need them."""
    for path in [*site.glob("*.css"), *(site / "components").rglob("*.*")]:
        if media_type := MEDIA_TYPES.get(path.suffix):
            path.write_text(minify.string(media_type, path.read_text("utf-8")), "utf-8")


def minify_pages(pages: SitePages) -> None:
    """Take out of `pages` what neither a reader nor a style sees."""
    pages.tell(lambda _path, text: without_long_spaces(text))
