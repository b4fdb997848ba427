"""What a worker needs, read before there is any; what is not installed, `can_print` looks for."""

from contextlib import suppress

from macros.content.kinds.language import ENGLISH
from macros.publish.pdf.job import SITE_STYLES, TIGHT, paper_styles
from macros.rendering import OVERRIDES

with suppress(ImportError, OSError):
    from macros.publish.pdf import packet_layout, sheet_layout  # noqa: F401
    from macros.publish.pdf.layout import read_ahead

    components = (OVERRIDES / "components").rglob("*.css")
    read_ahead((*SITE_STYLES, *sorted(components), *paper_styles(ENGLISH), TIGHT))
