"""The files for web hosts, read by those hosts that are installed: nginx, Apache and Caddy."""

import gzip
import http.client
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest

from macros.publish.web.compressed_copies import write_copies
from macros.publish.web.http_headers import (
    ASK_FIRST,
    FOR_GOOD,
    HEADERS,
    PAGE_HEADERS,
    TEXTS,
    with_style,
    write_host_files,
)
from tests.conftest import free_port

STYLE = "'sha256-of-a-style'"
PAGES = ("index.html", "lessons/index.html", "404.html", "sw.js")
NAMED = ("static/0123/site.css", "static/0123/window.htm")
OTHERS = ("assets/favicon.svg", "offline.json", "paper.pdf")
FILES = (*PAGES, *NAMED, *OTHERS)
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}

NGINX = """
{brotli}
daemon off; master_process off; error_log stderr; pid {place}/pid;
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {place}; proxy_temp_path {place}; fastcgi_temp_path {place};
  uwsgi_temp_path {place}; scgi_temp_path {place};
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/nginx.conf; {on} }}
}}
"""
APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {place}/pid
ErrorLog /dev/stderr
DocumentRoot {site}
{modules}
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
DirectoryIndex index.html
TypesConfig {place}/mime.types
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite")
CADDY = """
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	root * {site}
	import {site}/Caddyfile
}}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one file of each kind, with what hosts need."""
    site = tmp_path_factory.mktemp("hosts") / "site"
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"{name} " * 100, "utf-8")
    write_host_files(site, STYLE)
    write_copies(site, site.with_name("kept"))
    return site


@contextmanager
def running(command: list[str | Path], port: int) -> Iterator[None]:
    """Run a host until it answers on `port`, and end it."""
    host = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        for _ in range(100):
            try:
                asked(port, "index.html", "")
                break
            except OSError:
                assert host.poll() is None, host.stdout and host.stdout.read().decode()
                time.sleep(0.05)
        yield
    finally:
        host.terminate()
        host.communicate()


def program(name: str) -> str:
    """Return where the program of a host lies; skips the test where it is not installed."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"no {name} here")
    return found


def asked(port: int, path: str, encoding: str) -> tuple[int, dict[str, str], bytes]:
    """Return how a host answers a browser that takes an `encoding`: status, headers and body."""
    asks = http.client.HTTPConnection("127.0.0.1", port)
    asks.request("GET", f"/{path}", headers={"Accept-Encoding": encoding})
    answer = asks.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture(params=["nginx", "apache2", "caddy"])
def port(request: pytest.FixtureRequest, small: Path, tmp_path: Path) -> Iterator[int]:
    """The port of a host that serves the small site, as its file says."""
    name, found, settings = request.param, program(request.param), tmp_path / "settings"
    says = {"site": small, "place": tmp_path, "port": free_port()}
    command: list[str | Path]
    if name == "nginx":
        module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
        on = module.exists()
        says |= {"brotli": f"load_module {module};" if on else ""}
        text = NGINX.format(**says, on="brotli_static on;" if on else "")
        command = [found, "-e", "stderr", "-c", settings]
    elif name == "apache2":
        folder = Path(found).parent.parent / "lib/apache2/modules"
        modules = "\n".join(f"LoadModule {one}_module {folder}/mod_{one}.so" for one in MODULES)
        types = (f"{kind.partition(';')[0]} {end[1:]}\n" for end, kind in TEXTS.items())
        (tmp_path / "mime.types").write_text("".join(types), "utf-8")
        text = APACHE.format(**says, modules=modules)
        command = [found, "-X", "-f", settings]
    else:
        text = CADDY.format(**says)
        command = [found, "run", "--adapter", "caddyfile", "--config", settings]
    settings.write_text(text, "utf-8")
    with running(command, int(str(says["port"]))):
        yield int(str(says["port"]))


def test_a_host_sends_each_file_the_headers_it_needs(port: int) -> None:
    of_pages = {name: with_style(value, STYLE) for name, value in PAGE_HEADERS.items()}
    for path in (*FILES, "", "lessons/"):
        status, headers, _ = asked(port, path, "gzip, br")
        assert status == 200, path
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
        is_page = path in (*PAGES, "static/0123/window.htm", "", "lessons/")
        found = {name: headers[name] for name in of_pages if name in headers}
        assert found == (of_pages if is_page else {}), path
        assert headers["Cache-Control"] == (FOR_GOOD if path in NAMED else ASK_FIRST), path


@pytest.mark.parametrize("encoding", ["", "gzip", "gzip, deflate, br"])
def test_a_host_sends_what_stands_there_compressed(port: int, small: Path, encoding: str) -> None:
    for path in (*FILES, "", "lessons/"):
        status, headers, body = asked(port, path, encoding)
        assert status == 200, path
        file = small / path / "index.html" if path.endswith("/") or not path else small / path
        sent = headers.get("Content-Encoding", "")
        assert UNPACK[sent](body) == file.read_bytes(), path
        if file.suffix in TEXTS:
            assert bool(sent) == bool(encoding), path
            kind = (
                headers["Content-Type"].partition(";")[0].replace("application/java", "text/java")
            )
            assert kind == TEXTS[file.suffix].partition(";")[0], path
            assert "Accept-Encoding" in headers.get("Vary", "") or not sent, path
        else:
            assert not sent, path


def test_a_host_shows_our_page_for_a_wrong_address(port: int, small: Path) -> None:
    status, _, body = asked(port, "lessons/nowhere.html", "")
    assert (status, body) == (404, (small / "404.html").read_bytes())
