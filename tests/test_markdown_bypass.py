"""A component's finished HTML passes Markdown and search, and comes out as it went in."""

from collections.abc import Iterator
from pathlib import Path

from lxml import html
from markdown import Markdown

from macros import lesson_macros as showing
from macros import session_macros as leading
from macros import site_macros as guiding
from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
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


def test_what_search_leaves_out_is_a_comment_until_the_template_opens_it() -> None:
    hidden = COMPONENT.replace(' id="one"', ' id="one" data-search-exclude')
    made = Markdown(extensions=[FinishedHtml()]).convert(PAGE.format(marked(hidden)))
    assert f"\u003c!--unsearched{hidden}unsearched-->" in made

    with_its_own = hidden.replace("5 * 3", "\u003c!-- own --> 5 * 3")
    made = Markdown(extensions=[FinishedHtml()]).convert(PAGE.format(marked(with_its_own)))
    assert with_its_own in made
    assert "unsearched" not in made


def test_no_mark_is_left_in_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        for mark in ("\ue000", "\ue001", "unsearched"):
            assert mark not in text, f"{path}: {mark!r}"


def test_every_macro_is_searched_as_a_whole_or_not_at_all(library: Library) -> None:
    for made in pieces(library):
        # `marked` looks at the first tag alone.
        roots = {"data-search-exclude" in root.attrib for root in html.fragments_fromstring(made)}
        assert len(roots) == 1, made[:200]


def test_a_link_may_lead_to_a_component(copy: Path) -> None:  # noqa: F811 - the fixture
    page = "docs/lessons/relapse-prevention/my-triggers/index.md"
    call = '{{ quiz("outside-or-inside") }}'
    spoil(copy, page, call, f"See [the questions](#outside-or-inside).\n\n{call}")
    done = run(copy, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr


def pieces(library: Library) -> Iterator[str]:
    """Yield what each macro that fills a block makes of the real curriculum."""
    for lesson in library.lessons.values():
        desk = CalledFrom(library, f"{lesson.folder}/index.md")
        yield from (showing.quiz(desk, name) for name in lesson.quizzes)
        yield from (showing.check(desk, name) for name in lesson.checks)
        yield from (showing.cards(desk, name) for name in lesson.cards)
        yield from (showing.path(desk, name) for name in lesson.paths)
        yield from (showing.worksheet(desk, name) for name in lesson.worksheets)
        yield from (showing.picture(desk, name) for name in lesson.pictures)
        yield from (made(desk) for made in (showing.opening, showing.closing, leading.agenda))
        yield showing.handout(desk)
    home = CalledFrom(library, "index.md")
    for show in (
        guiding.helplines,
        guiding.tonight,
        guiding.calendar,
        guiding.urge_wave,
        guiding.breathing_pace,
        guiding.themes,
        guiding.source_list,
        guiding.print_list,
        guiding.notebook,
        guiding.my_plan,
        guiding.keep_site,
    ):
        yield show(home)
