"""Whether a logo can be made out on paper, which a clinic prints in black and white."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from macros.rendering import environment

LOGO_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
WIDTH = 200
"""Pixels across in which the logo is looked at."""
PAPER = 250
"""The gray from which on a dot is no ink, from 0 for black to 255 for white."""
PALE = 145
"""The gray that is too pale: darker ones have 3 to 1 on white, as WCAG 2.2 asks in 1.4.11."""
LEAST_SEEN = 0.5
"""The share of the ink that has to be darker."""
_STYLE = "@page { margin: 0; size: 60mm } .logo { width: 60mm; height: 60mm; object-fit: contain }"


def logo_html(path: Path, name: str) -> str:
    """Return the HTML of the logo at `path`, which holds the picture itself: paper fetches none.

    `name` is that of the program, which is read out in the logo's place.
    """
    kind, picture = LOGO_KINDS[path.suffix.lower()], b64encode(path.read_bytes()).decode()
    picture = f"data:{kind};base64,{picture}"
    return environment().get_template("print/own-logo.html").render(name=name, picture=picture)


def share_seen(path: Path) -> float:
    """Return how much of the logo's ink is dark enough to be seen in gray, from 0 to 1.

    Returns 1 where what makes PDFs is not installed: then nothing is printed from here, either.
    """
    return _share_seen(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _share_seen(path: Path, _changed: int) -> float:
    try:
        import pypdfium2
        from weasyprint import CSS, HTML
    except (ImportError, OSError):
        return 1
    page = HTML(string=logo_html(path, path.name)).write_pdf(stylesheets=[CSS(string=_STYLE)])
    with pypdfium2.PdfDocument(page) as document:
        side = document[0]
        gray = side.render(scale=WIDTH / side.get_width(), grayscale=True).to_pil().convert("L")
    counts = gray.histogram()
    ink, seen = sum(counts[:PAPER]), sum(counts[:PALE])
    return seen / ink if ink else 0
