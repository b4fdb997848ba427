"""What a browser may do on these pages, and the same rules in the words of common web hosts.

The pages carry the policy themselves, in `overrides/main.html`, so that it also holds on a USB
stick and on hosts that send no headers of ours. A header says more than a page can: never in a
frame of another site, and how long to keep a file.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.publish.web.files_folder import STATIC

POLICY = "; ".join(
    (
        # Under file: this means other files; tried in Chromium 156 and in Firefox 153.
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-src 'none'",
    )
)
"""The Content-Security-Policy of every page. Nothing may come from, or go to, another origin.

A finished page has one inline style, and its policy that style's hash: `first_style.py`.
"""

HEADERS: Mapping[str, str] = MappingProxyType(
    {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
)
"""What a host sends with every file."""

PAGE_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)
"""What a host sends besides with each page, and with the worker, which is a page of its own.

The hash of the inline style is added to the policy.
"""

ASK_FIRST = "no-cache"
"""`Cache-Control` of pages and papers: kept, but asked about before each use."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""`Cache-Control` of what lies under a name made from its content: good for a year, unasked."""

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css",
        ".htm": "text/html; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml",
    }
)
"""How the names of files end that `compressed_copies.py` makes smaller, and what they are."""

TEMPLATES = Path(__file__).parent / "hosting"

HOST_FILES = {
    "_headers": "headers",
    ".htaccess": "htaccess",
    "nginx.conf": "nginx.conf",
    "Caddyfile": "Caddyfile",
    "web.config": "web.config",
    "staticwebapp.config.json": "staticwebapp.config.json",
    "vercel.json": "vercel.json",
}
"""Each file that a web host reads, by its name in the site, and the template it is made from."""


def with_style(policy: str, source: str) -> str:
    """Return `policy` with one more `source` of styles."""
    return policy.replace("style-src 'self'", f"style-src 'self' {source}")


def write_host_files(site: Path, style: str) -> None:
    """Write into the folder `site` the header files of common web hosts.

    `style` is the source expression that allows the inline style of the pages.
    """
    page_headers = {name: with_style(value, style) for name, value in PAGE_HEADERS.items()}
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # None of these is HTML, and no word of an author goes in.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["json"] = json.dumps
    for name, template in HOST_FILES.items():
        text = templates.get_template(template).render(
            headers=HEADERS,
            page_headers=page_headers,
            every={**HEADERS, **page_headers},
            types=TEXTS,
            ask_first=ASK_FIRST,
            for_good=FOR_GOOD,
            folder=STATIC,
        )
        (site / name).write_text(text, encoding="utf-8")
