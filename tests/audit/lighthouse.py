"""Runs Lighthouse, as for a middling phone on a slow line, on pages that a plain host serves."""

import gzip
import json
import os
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from macros.publish.web.compressed_copies import write_copies
from macros.publish.web.http_headers import HEADERS, PAGE_HEADERS, TEXTS, with_style
from tests.audit.node_program import node
from tests.audit.other_sites import MODULES
from tests.conftest import free_port
from tests.publish.web.test_hosts import program

CLI = MODULES / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
SIMULATED, APPLIED = "simulate", "devtools"
"""How a slow line and a slow phone come about: reckoned from a quick visit, or for real."""


@dataclass(frozen=True)
class Visit:
    """What one run has found on a first visit."""

    kilobytes: float
    """On the wire, headers included."""
    requests: float
    paint: float
    """Milliseconds to the largest paint."""
    shift: float
    scores: tuple[int, ...]
    """Of each of CATEGORIES, up to 100."""


@contextmanager
def hosted(site: Path, style: str = "") -> Iterator[str]:
    """Serve `site` over HTTP/1.1, texts by gzip, and yield its address.

    `style` allows the inline style of our own pages, which get our headers; others get none.
    """
    page_headers = {name: with_style(value, style) for name, value in PAGE_HEADERS.items()}
    headers = (HEADERS, page_headers) if style else ({}, {})
    handler = partial(_Host, directory=str(site), headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, *given: object, directory: str, headers: tuple[Mapping[str, str], Mapping[str, str]]
    ) -> None:
        self.every, self.of_pages = headers
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, as a host sends it that compresses by itself."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body, is_text = path.read_bytes(), path.suffix in TEXTS
        self.send_response(200)
        if is_text:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TEXTS.get(path.suffix) or self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        sent = {**self.every, **(self.of_pages if path.suffix == ".html" else {})}
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the report is for results."""


CADDY = """
{{
	admin off
	skip_install_trust
	auto_https disable_redirects
}}
https://localhost:{port} {{
	bind 127.0.0.1
	tls internal
	root * {site}
	file_server {{
		precompressed br gzip
	}}
}}
"""


@contextmanager
def hosted_over_http2(site: Path, place: Path) -> Iterator[str]:
    """Serve `site` by Caddy over HTTP/2, texts by Brotli as hosts do, and yield its address.

    The site gets compressed copies; Caddy's settings, and a key that nobody trusts, lie in `place`.
    The test is skipped where Caddy is not installed.
    """
    caddy = program("caddy")
    write_copies(site, place / "kept")
    port = free_port()
    settings = place / "Caddyfile"
    settings.write_text(CADDY.format(port=port, site=site), "utf-8")
    command = [caddy, "run", "--adapter", "caddyfile", "--config", settings]
    own = {**os.environ, "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    host = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_http2(port)
        yield f"https://localhost:{port}"
    finally:
        host.terminate()
        host.wait()


def _wait_for_http2(port: int) -> None:
    """Wait until a host speaks HTTP/2 on `port`."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(["h2"])
    for _ in range(200):
        try:
            with (
                socket.create_connection(("127.0.0.1", port)) as plain,
                context.wrap_socket(plain, server_hostname="localhost") as safe,
            ):
                assert safe.selected_alpn_protocol() == "h2"
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("Caddy does not answer")


def visit(address: str, place: Path, throttling: str = SIMULATED) -> Visit:
    """Return what one run of Lighthouse finds at `address`; its report lies in `place` then."""
    report = place / "report.json"
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu --ignore-certificate-errors"
    how = ("--quiet", "--output=json", f"--throttling-method={throttling}")
    node(CLI, address, *how, f"--output-path={report}", flags, folder=place)
    found = json.loads(report.read_text("utf-8"))
    audits = found["audits"]
    return Visit(
        audits["total-byte-weight"]["numericValue"] / 1024,
        len(audits["network-requests"]["details"]["items"]),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        tuple(round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES),
    )


def row(name: str, visits: list[Visit]) -> str:
    """Return a line of the table: medians, and the range where the runs differ."""

    def told(values: list[float], digits: int) -> str:
        low, high = f"{min(values):.{digits}f}", f"{max(values):.{digits}f}"
        middle = f"{median(values):.{digits}f}"
        return middle if low == high else f"{middle} ({low}-{high})"

    cells = (
        told([one.kilobytes for one in visits], 1),
        told([one.requests for one in visits], 0),
        told([one.paint for one in visits], 0),
        told([one.shift for one in visits], 3),
        *(told([one.scores[at] for one in visits], 0) for at in range(len(CATEGORIES))),
    )
    return f"| {name} | {' | '.join(cells)} |"
