"""A page is parted into its sections as Material's search plugin parts it."""

import re
from html import unescape

from material.plugins.search.plugin import Parser

from macros.publish.web.page_sections import sections

PAGE = """
<p>Before &amp; after.</p>
<h2 id="one">One <em>two</em></h2>
<p>Three<b>four</b></p><ul><li>five</li><li>six</li></ul>
<h3>Without an id</h3>
<div><h3 id="in">Inside</h3><p>seven<br>eight</p></div>
<p>nine</p>
<form data-search-exclude><label>ten <input value="a > b"></label></form>
<svg viewBox="0 0 1 1"><path d="m1 1"/><text>eleven</text></svg>
<h2 id="hidden" data-search-exclude>Hidden</h2><p>twelve</p>
<script>if (a < b) { "<p>" }</script>
"""


def said(text: str) -> list[str]:
    """Return the words of HTML, without its tags."""
    return unescape(re.sub("<[^>]*>", " ", text)).split()


def test_a_page_is_parted_at_its_headings_without_what_is_left_out() -> None:
    found = [(part["location"], part["title"]) for part in sections(PAGE, "a.html", "A")]
    assert found == [("a.html", "A"), ("a.html#one", "One two"), ("a.html#in", "Inside")]
    words = {word for part in sections(PAGE, "a.html", "A") for word in said(part["text"])}
    assert words >= {"Threefour", "seveneight", "five", "six", "eleven"}
    assert not words & {"ten", "twelve"}


def test_a_heading_in_what_is_left_out_parts_nothing() -> None:
    hidden = '<form data-search-exclude><h2 id="title">Hidden</h2></form>'
    page = f'<h1 id="a">A</h1><p>One.</p>{hidden}<p>Two.</p>'
    (found,) = sections(page, "a.html", "A")
    assert (found["location"], found["title"]) == ("a.html", "A")
    assert found["text"].split() == ["One.", "Two."]


def test_material_finds_the_same() -> None:
    material = Parser()
    material.feed(PAGE)
    material.close()
    theirs = [
        (said("".join(part.title)) or ["A"], said("".join(part.text)))
        for part in material.data
        if not part.is_excluded()
    ]
    ours = [(said(part["title"]), said(part["text"])) for part in sections(PAGE, "a.html", "A")]
    assert ours == theirs
