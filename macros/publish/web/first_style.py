"""Writes the style of the first words into each page, which shows them before anything else comes.

A page may run no inline style but this one: its policy, and the host's, name the style by its hash.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from macros.publish.web.files_folder import files_folder
from macros.publish.web.site_pages import SitePages

SOURCE = "first.css"
"""The style of the first words, beside the other styles."""

_PLACE = re.compile(
    r'\u003clink rel="stylesheet" href="(?:[^"]*/)?first\.css">|\u003cstyle>[^\u003c]*\u003c/style>'
)
_POLICY = re.compile(
    r"""(?P<before>http-equiv="Content-Security-Policy" content="[^"]*?style-src 'self')[^;"]*"""
)


def write_first_style(pages: SitePages) -> None:
    """Write the style into each of `pages` that asks for it, and its hash into the page's policy.

    A page that has it already gets it as it is now.
    """
    style = (files_folder(pages.site) / SOURCE).read_text(encoding="utf-8")
    element, source = f"\u003cstyle>{style}\u003c/style>", style_source(style)

    def told(_path: Path, text: str) -> str:
        text, places = _PLACE.subn(lambda _: element, text, count=1)
        return _POLICY.sub(rf"\g<before> {source}", text, count=1) if places else text

    pages.tell(told)


def first_style_source(site: Path) -> str:
    """Return what the policy of the built `site` allows besides its own files."""
    return style_source((files_folder(site) / SOURCE).read_text(encoding="utf-8"))


def style_source(style: str) -> str:
    """Return the source expression of a policy that allows the inline `style`, by its hash."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
