"""The logo and the colors of an edition, put into the files of ours that hold them."""

from collections.abc import Mapping
from pathlib import Path, PurePath

from macros.edition.brand_colors import DARK, LIGHT, soft
from macros.edition.edition_file import Edition
from macros.edition.paper_logo import logo_html
from macros.rendering import OVERRIDES, environment

STYLES = Path("overrides") / "first.css"
MARK = Path("overrides") / "partials" / "brand-mark.html"
OWN_MARK = OVERRIDES / "partials" / "own-mark.html"
LOGO = Path("overrides") / "print" / "logo.html"


def own_looks(edition: Edition, project: Path) -> Mapping[Path, str]:
    """Return the text of each file of looks that the edition changes, by its place."""
    found = {}
    if name := edition.settings.logo:
        mark = OWN_MARK.read_text("utf-8")
        found[MARK] = mark.replace("LOGO", logo_place(name))
    if name := edition.settings.logo_paper or edition.settings.logo:
        found[LOGO] = logo_html(edition.folder / name, edition.program.name)
    if styles := _colors(edition):
        found[STYLES] = f"{(project / STYLES).read_text('utf-8')}\n{styles}"
    return found


def logo_place(name: str) -> str:
    """Return where in docs/ the logo lies: a name that is safe in an address, whatever it was."""
    return f"assets/own-logo{PurePath(name).suffix.lower()}"


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
