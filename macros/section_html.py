"""Shows a section of one page again in another: its words as HTML, its calls as components."""

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join, normpath, relpath

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from macros.called_from import CalledFrom
from macros.content.files.page_section import PageSection
from macros.page_text import rendered

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")

# A character for private use: no author types it, and it goes with the space before it.
_CITED = "\ue002"

_TO_A_PAGE = re.compile(r"\]\((?P<path>[^):#]+\.md)(?P<anchor>#[^)]*)?\)")

Show = Callable[..., str]


def pieces_html(
    section: PageSection, here: CalledFrom, show: Mapping[str, Show], deeper: int
) -> Iterator[Markup]:
    """Yield the HTML of each piece of `section`, for the page `here`, which stands beside it.

    `show` makes the component of each macro that may stand there; `deeper` is how many levels a
    heading goes down. The numbers of sources are left out: they belong to the other page's list.
    """
    for piece in section.pieces:
        if isinstance(piece, str):
            yield words_html(piece, here, deeper)
        else:
            yield Markup(show[piece.name](here, *piece.arguments))


def markdown_for(section: PageSection, here: CalledFrom, source: str) -> str:
    """Return `section` of the page `source` as Markdown that may stand in the page `here`.

    The program's facts are filled in, and its links lead where they led.
    """
    place = here.library.place

    def led_from_here(link: re.Match[str]) -> str:
        path = normpath(join(dirname(place(source)), link["path"]))
        return f"]({relpath(path, dirname(place(here.path)))}{link['anchor'] or ''})"

    words = "\n\n".join(piece for piece in section.pieces if isinstance(piece, str))
    text = rendered(words, {"program": here.library.program})
    return _TO_A_PAGE.sub(led_from_here, text)


def words_html(markdown: str, here: CalledFrom, deeper: int = 0) -> Markup:
    """Return `markdown` as HTML, with the program's facts in it and headings `deeper` levels down.

    Links lead to the built pages.
    """
    facts = {"program": here.library.program, "cite": lambda _: _CITED}
    text = rendered(markdown, facts)
    text = text.replace(f" {_CITED}", "").replace(_CITED, "")
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1:]) + deeper}"
        for child in token.children or ():
            _lead_to_built_page(child)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _lead_to_built_page(link: Token) -> None:
    if link.type == "link_open":
        path, mark, anchor = str(link.attrs["href"]).partition("#")
        if path.endswith(".md") and ":" not in path:
            path = f"{path.removesuffix('.md')}.html"
        link.attrs["href"] = f"{path}{mark}{anchor}"
