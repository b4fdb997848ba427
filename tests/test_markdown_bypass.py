"""A component's finished HTML passes Markdown, and comes out as it went in."""

from pathlib import Path

from markdown import Markdown

from macros.markdown_bypass import FinishedHtml, marked
from tests.publish.test_site import copy, run, spoil  # noqa: F401 - a fixture

COMPONENT = '<section id="one">\n<p>5 * 3 * 2, [not a link](nowhere)</p>\n</section>'
PAGE = "# A title\n\nBefore.\n\n{}\n\nAfter, *with* more.\n"


def squeezed(text: str) -> str:
    """Return `text` without its blank lines."""
    return "\n".join(filter(None, text.split("\n")))


def test_a_page_comes_out_the_same_with_and_without_the_extension() -> None:
    with_it = Markdown(extensions=[FinishedHtml()]).convert(PAGE.format(marked(COMPONENT)))
    without = Markdown().convert(PAGE.format(COMPONENT))
    assert squeezed(with_it) == squeezed(without)
    assert COMPONENT in with_it


def test_no_mark_is_left_in_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        for mark in ("\ue000", "\ue001"):
            assert mark not in text, f"{path}: {mark!r}"


def test_a_link_may_lead_to_a_component(copy: Path) -> None:  # noqa: F811 - the fixture
    page = "docs/lessons/relapse-prevention/my-triggers/index.md"
    call = '{{ quiz("outside-or-inside") }}'
    spoil(copy, page, call, f"See [the questions](#outside-or-inside).\n\n{call}")
    done = run(copy, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
