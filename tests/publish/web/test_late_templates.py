"""What only some readers see: out of the page, whole, and once for all pages that share it."""

import json
import re
from pathlib import Path

from macros.publish.web.late_templates import take_out
from macros.publish.web.site_pages import pages_of

INSIDE = '\n<p title="It’s \\ &lt;late&gt;">Later</p>\n'
PAGE = '<p>First</p>\n<template id="more" data-late>{}</template>\n<template id="kept"></template>'


def test_a_late_template_becomes_a_script_that_pages_share(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "deep").mkdir()
    paths = [tmp_path / "a.html", tmp_path / "deep" / "b.html"]
    for page in paths:
        page.write_text(PAGE.format(INSIDE), "utf-8")
    with pages_of(tmp_path) as pages:
        take_out(pages)
    (script,) = (tmp_path / "components").iterdir()
    (filled,) = re.findall(r'"more"\)\.innerHTML=(".*")', script.read_text("utf-8"))
    assert json.loads(filled) == INSIDE.strip()
    for page in paths:
        text = page.read_text("utf-8")
        (address,) = re.findall(r'<template id="more" data-late="(.+)"></template>', text)
        assert (page.parent / address).samefile(script)
        assert "Later" not in text
        assert '<template id="kept"></template>' in text

    once = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    with pages_of(tmp_path) as pages:
        take_out(pages)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == once


def test_every_late_template_of_the_site_is_out(site: Path) -> None:
    found = set()
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"data-late>", text), path
        for address in re.findall(r'data-late="([^"]+)"', text):
            found.add((path.parent / address).resolve())
    names = {path.name.rpartition("-")[0] for path in found}
    assert names == {"keep-questions", "aloud", "near-parts", "search-panel"}
    assert all(path.is_file() for path in found)
