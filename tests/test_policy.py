"""The policy is one: in the module, in every page, and in the file of every web host."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from macros.publish.policy import HEADERS, HOST_FILES, POLICY, write_host_files


def directives(policy: str) -> dict[str, set[str]]:
    """Return a policy's directives and what each allows."""
    parts = [part.split() for part in policy.split(";")]
    return {name: set(allowed) for name, *allowed in parts}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of every host."""
    folder = tmp_path_factory.mktemp("hosted")
    write_host_files(folder)
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
    for path in pages:
        head = html.fromstring(path.read_bytes()).find("head")
        assert head is not None, path
        found = head.findall("meta[@http-equiv]")
        assert [meta.get("content") for meta in found] == [POLICY], path
        first = next(tag for tag in head if tag.get("charset") is None)
        assert first.get("http-equiv") == "Content-Security-Policy", path


def test_a_header_adds_to_the_page_only_what_a_page_cannot_say() -> None:
    header, page = directives(HEADERS["Content-Security-Policy"]), directives(POLICY)
    assert {name: header[name] for name in page} == page
    assert header.keys() - page.keys() == {"frame-ancestors"}


def test_no_file_is_called_good_for_long_while_names_hold_no_hash(site: Path) -> None:
    hashed = [path for path in site.rglob("*") if re.search(r"\.[0-9a-f]{8,}\.", path.name)]
    assert hashed == []
    assert HEADERS["Cache-Control"] == "no-cache"


def lines(text: str, pattern: str) -> dict[str, str]:
    """Return the headers in `text`; `pattern` finds one name and its value."""
    found: list[tuple[str, str]] = re.findall(pattern, text, re.MULTILINE)
    return dict(found)


def in_xml(text: str) -> dict[str, str]:
    """Return the headers in IIS's file."""
    root = ElementTree.fromstring(text.encode())
    return {add.attrib["name"]: add.attrib["value"] for add in root.iter("add")}


def in_vercel(text: str) -> dict[str, str]:
    """Return the headers in Vercel's file."""
    (rule,) = json.loads(text)["headers"]
    assert rule["source"] == "/(.*)"
    return {header["key"]: header["value"] for header in rule["headers"]}


READ: dict[str, Callable[[str], dict[str, str]]] = {
    "_headers": lambda text: lines(text.split("/*\n")[1], r"^  ([\w-]+): (.+)$"),
    ".htaccess": lambda text: lines(text, r'^  Header always set ([\w-]+) "([^"]+)"$'),
    "nginx.conf": lambda text: lines(text, r'^add_header ([\w-]+) "([^"]+)" always;$'),
    "web.config": in_xml,
    "staticwebapp.config.json": lambda text: dict(json.loads(text)["globalHeaders"]),
    "vercel.json": in_vercel,
}


@pytest.mark.parametrize("name", HOST_FILES)
def test_every_host_gets_the_same_headers(name: str, hosted: Path) -> None:
    assert READ[name]((hosted / name).read_text("utf-8")) == dict(HEADERS)
