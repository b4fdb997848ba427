"""The logo and the colors of an edition, put into the files of ours that hold them."""

from collections.abc import Mapping
from pathlib import Path

from macros.edition.brand_colors import DARK, LIGHT, soft
from macros.edition.edition_file import Edition
from macros.rendering import environment

STYLES = Path("overrides") / "site.css"
MARK = Path("overrides") / "partials" / "brand-mark.html"
OWN_MARK = Path("overrides") / "partials" / "own-mark.html"


def own_looks(edition: Edition, project: Path) -> Mapping[Path, str]:
    """Return the text of each file of looks that the edition changes, by its place."""
    found = {}
    if edition.settings.logo:
        mark = (project / OWN_MARK).read_text("utf-8")
        found[MARK] = mark.replace("LOGO", f"assets/{edition.settings.logo}")
    if styles := _colors(edition):
        found[STYLES] = f"{(project / STYLES).read_text('utf-8')}\n{styles}"
    return found


def _colors(edition: Edition) -> str:
    colors = edition.settings.colors
    if not colors.accent:
        return ""
    return (
        environment()
        .get_template("partials/own-colors.html")
        .render(
            accent=colors.accent,
            tint=soft(colors.accent, LIGHT[0]),
            dark=colors.in_the_dark,
            dark_tint=soft(colors.in_the_dark, DARK[0]),
        )
    )
