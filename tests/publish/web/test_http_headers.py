"""The policy is one: in the module, in every page, and in the file of every web host."""

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from macros.publish.web.files_folder import STATIC
from macros.publish.web.first_style import first_style_source, write_first_style
from macros.publish.web.hashed_folder import name_by_content
from macros.publish.web.http_headers import (
    ASK_FIRST,
    FOR_GOOD,
    HEADERS,
    HOST_FILES,
    PAGE_HEADERS,
    POLICY,
    with_style,
    write_host_files,
)
from macros.publish.web.site_pages import pages_of

STYLE = "'sha256-of-a-style'"


def directives(policy: str) -> dict[str, set[str]]:
    """Return a policy's directives and what each allows."""
    parts = [part.split() for part in policy.split(";")]
    return {name: set(allowed) for name, *allowed in parts}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of every host."""
    folder = tmp_path_factory.mktemp("hosted")
    write_host_files(folder, STYLE)
    return folder


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_out() -> None:
    allowed = directives(POLICY)
    assert allowed["script-src"] == {"'self'"}
    assert allowed["style-src"] == {"'self'"}
    assert allowed["connect-src"] == {"'self'"}
    for name in ("form-action", "base-uri", "object-src", "frame-src"):
        assert allowed[name] == {"'none'"}
    everything = set().union(*allowed.values())
    assert everything == {"'self'", "'none'", "data:"}
    assert allowed["img-src"] == {"'self'", "data:"}


def test_every_page_carries_the_policy_before_it_loads_anything(site: Path) -> None:
    pages = [*site.rglob("*.html"), *site.rglob("*.htm")]
    assert len(pages) > 20
    allowed = with_style(POLICY, first_style_source(site))
    for path in pages:
        head = html.fromstring(path.read_bytes()).find("head")
        assert head is not None, path
        found = head.findall("meta[@http-equiv]")
        policy = allowed if path.suffix == ".html" else POLICY
        assert [meta.get("content") for meta in found] == [policy], path
        first = next(tag for tag in head if tag.get("charset") is None)
        assert first.get("http-equiv") == "Content-Security-Policy", path


def test_a_page_has_one_inline_style_and_its_policy_names_that_alone(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = html.fromstring(path.read_bytes())
        (style,) = page.iter("style")
        digest = b64encode(sha256(style.text.encode()).digest()).decode()
        (meta,) = page.findall("head/meta[@http-equiv]")
        assert directives(meta.get("content"))["style-src"] == {"'self'", f"'sha256-{digest}'"}
        assert not page.xpath("//@style | //script[not(@src)]"), path


def test_a_style_that_changed_is_written_anew(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    [style] = copy.rglob("first.css")
    style.write_text("body{color:red}", encoding="utf-8")
    with pages_of(copy) as pages:
        write_first_style(pages)
    page = (copy / "index.html").read_text("utf-8")
    assert "\u003cstyle>body{color:red}\u003c/style>" in page
    assert first_style_source(copy) in page
    assert first_style_source(site) not in page


def test_a_header_adds_to_the_page_only_what_a_page_cannot_say() -> None:
    header, page = directives(PAGE_HEADERS["Content-Security-Policy"]), directives(POLICY)
    assert {name: header[name] for name in page} == page
    assert header.keys() - page.keys() == {"frame-ancestors"}


Rules = tuple[dict[str, str], dict[str, str]]
"""The headers of a page, and what of them changes for the files in the named folder."""


def lines(text: str, pattern: str) -> dict[str, str]:
    """Return the headers in `text`; `pattern` finds one name and its value."""
    found: list[tuple[str, str]] = re.findall(pattern, text, re.MULTILINE)
    return dict(found)


def in_headers(text: str) -> Rules:
    """Return the headers in the file of Netlify and Cloudflare Pages."""
    every, folder = text.split("/*\n")[1:]
    assert every.endswith(f"\n/{STATIC}")
    return lines(every, r"^  ([\w-]+): (.+)$"), lines(folder, r"^  ([\w-]+): (.+)$")


def in_htaccess(text: str) -> Rules:
    """Return the headers in Apache's file."""
    every, of_pages, named = re.split(r"<If .+>", text)
    assert f"m#/{STATIC}/#" in text
    pattern = r'^ +Header (?:always )?set ([\w-]+) "([^"]+)"$'
    return lines(every + of_pages, pattern), lines(named.split("</If>")[0], pattern)


def in_nginx(text: str) -> Rules:
    """Return the headers in nginx's file."""
    added = dict(re.findall(r"^add_header ([\w-]+) (.+?)(?: always)?;$", text, re.MULTILINE))
    said = dict(re.findall(r'^if \(\$even_keel_page\) {\n  set (\S+) "(.+)";', text, re.MULTILINE))
    ask, keep = re.findall(r'set \$even_keel_cache "([^"]+)";', text)
    said["$even_keel_cache"] = ask
    page = {name: said.get(value, value.strip('"')) for name, value in added.items()}
    return page, {"Cache-Control": keep}


def in_caddyfile(text: str) -> Rules:
    """Return the headers in Caddy's file."""
    page = lines(text, r'^\theader (?:@even_keel_pages )?([A-Z][\w-]+) "(.+)"$')
    return page, lines(text, r'^\theader @even_keel_named ([\w-]+) "(.+)"$')


def in_xml(text: str) -> Rules:
    """Return the headers in IIS's file."""
    root = ElementTree.fromstring(text.encode())
    folder = root.find(f"location[@path='{STATIC}']")
    assert folder is not None
    return _added(root.find("system.webServer")), _added(folder)


def _added(element: ElementTree.Element | None) -> dict[str, str]:
    assert element is not None
    return {add.attrib["name"]: add.attrib["value"] for add in element.iter("add")}


def in_azure(text: str) -> Rules:
    """Return the headers in the file of Azure's static sites."""
    found = json.loads(text)
    (route,) = found["routes"]
    assert route["route"] == f"/{STATIC}/*"
    # An empty one is not sent.
    assert not any(route["headers"].pop(name) for name in PAGE_HEADERS)
    return found["globalHeaders"], route["headers"]


def in_vercel(text: str) -> Rules:
    """Return the headers in Vercel's file."""
    rules = json.loads(text)["headers"]
    sources = ["/(.*)", f"/((?!{STATIC}/).*)", f"/{STATIC}/(.*)"]
    assert [rule["source"] for rule in rules] == sources
    every, page, named = ({one["key"]: one["value"] for one in rule["headers"]} for rule in rules)
    return {**every, **page}, named


READ: dict[str, Callable[[str], Rules]] = {
    "_headers": in_headers,
    ".htaccess": in_htaccess,
    "nginx.conf": in_nginx,
    "Caddyfile": in_caddyfile,
    "web.config": in_xml,
    "staticwebapp.config.json": in_azure,
    "vercel.json": in_vercel,
}


@pytest.mark.parametrize("name", HOST_FILES)
def test_every_host_gets_the_same_headers(name: str, hosted: Path) -> None:
    page, folder = READ[name]((hosted / name).read_text("utf-8"))
    # Two rules of `_headers` for one file add up: there, pages are left to the host's own rule.
    caching = {} if name == "_headers" else {"Cache-Control": ASK_FIRST}
    of_pages = {name: with_style(value, STYLE) for name, value in PAGE_HEADERS.items()}
    assert page == {**HEADERS, **of_pages, **caching}
    assert folder == {"Cache-Control": FOR_GOOD}


def test_only_a_name_that_changes_with_the_file_is_good_for_long(
    site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (before,) = (copy / STATIC).iterdir()
    named = [path for path in before.rglob("*") if path.is_file()]
    assert {path.suffix for path in named} == {".css", ".js", ".htm"}
    loose = [path for path in copy.rglob("*.css") if path not in named]
    assert loose == []

    with pages_of(copy) as told:
        name_by_content(told)
    assert [*(copy / STATIC).iterdir()] == [before]
    style = before / "site.css"
    style.write_text(style.read_text("utf-8") + "/* changed */", encoding="utf-8")
    with pages_of(copy) as told:
        name_by_content(told)
    (after,) = (copy / STATIC).iterdir()
    assert after.name != before.name
    pages = [page.read_text("utf-8") for page in copy.rglob("*.html")]
    assert not any(before.name in page for page in pages)
    assert all(f"{STATIC}/{after.name}/components/" in page for page in pages)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (".htaccess", "ErrorDocument 404 /404.html"),
        ("nginx.conf", "error_page 404 /404.html;"),
        ("Caddyfile", "\trewrite * /404.html"),
    ],
)
def test_a_host_that_is_asked_for_no_page_of_ours_shows_ours(
    name: str, line: str, tmp_path: Path
) -> None:
    write_host_files(tmp_path, "'sha256-x'")
    assert line in (tmp_path / name).read_text("utf-8").splitlines()
