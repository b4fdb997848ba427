"""A page loses long spaces and notes for authors, and no word joins another."""

import re
from pathlib import Path

from macros.publish.page_spaces import without_long_spaces

PAGE = """\
<p>One  <em>two</em> <b>three</b>
  <!-- why -->

  four</p><!-- and
  why --><pre>\n  a\n    b <!-- c --></pre>
<textarea>\n  d</textarea>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
  <!-- the street -->
  <text><tspan>1</tspan>  a text <tspan>at</tspan> <tspan>noon</tspan></text>
</svg> five <!-- x --> six
"""
SHORT = """\
<p>One  <em>two</em> <b>three</b>
four</p><pre>\n  a\n    b <!-- c --></pre>
<textarea>\n  d</textarea>
<svg viewBox="0 0 9 9">
<text><tspan>1</tspan>  a text <tspan>at</tspan> <tspan>noon</tspan></text>
</svg> five six
"""


def test_long_spaces_and_notes_go_and_words_stay_apart() -> None:
    assert without_long_spaces(PAGE) == SHORT
    assert without_long_spaces(SHORT) == SHORT


def test_no_page_of_the_site_has_indents_or_notes(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) >= 100
    for path in pages:
        text = re.sub(r"<(pre|style)\b.*?</\1>", "-", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\n\s|<!--", text), path
