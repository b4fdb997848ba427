"""What Python-Markdown makes of a page, with the site's own extensions: ids, links, raw HTML."""

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from macros.content.files.inline_signs import InlineSigns

BLOCK_KINDS = ("slide", "say", "ask", "watch")

EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "attr_list",
    "pymdownx.blocks.admonition",
    "pymdownx.superfences",
)
"""As in mkdocs.yml, after the three that MkDocs adds by itself."""

_Match = tuple[Element | str | None, int | None, int | None]

_ESCAPED = re.compile("\x02(\\d+)\x03")


@dataclass
class AsBuilt:
    """What a page holds once it is built."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, bool]] = field(default_factory=list)
    """Each target with its words, and whether it is a picture."""
    html: list[str] = field(default_factory=list)
    """The raw HTML that an author typed."""
    attributes: list[tuple[str, str]] = field(default_factory=list)
    """Every attribute but those of links and ids, with its value."""
    texts: list[str] = field(default_factory=list)
    """The words, piece by piece, without those in code."""


def as_built(text: str) -> AsBuilt:
    """Return what Markdown makes of `text`, a page without its macro calls."""
    parser, watching = _parser()
    watching.found = AsBuilt()
    parser.reset()
    # What `convert` does, without the HTML, at which nobody looks.
    lines = text.split("\n")
    for before in parser.preprocessors:
        lines = before.run(lines)
    root = parser.parser.parseDocument(lines).getroot()
    assert root is not None
    for step in parser.treeprocessors:
        changed = step.run(root)
        root = root if changed is None else changed
    return watching.found


@cache
def _parser() -> "tuple[Markdown, _Watching]":
    watching = _Watching()
    kinds = {"pymdownx.blocks.admonition": {"types": list(BLOCK_KINDS)}}
    parser = Markdown(extensions=[*EXTENSIONS, InlineSigns(), watching], extension_configs=kinds)
    return parser, watching


class _Watching(Extension):
    """Notes what an author's Markdown becomes, and changes nothing."""

    found = AsBuilt()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.register(_BlocksOfHtml(md, self), "html_block", 20)
        md.inlinePatterns.register(_InlineHtml(HTML_RE, md, self), "html", 90)
        md.treeprocessors.register(_Tree(md, self), "as_built", -1)


class _BlocksOfHtml(Preprocessor):
    def __init__(self, md: Markdown, watching: _Watching) -> None:
        super().__init__(md)
        self.watching = watching
        self.reader = md.preprocessors["html_block"]

    def run(self, lines: list[str]) -> list[str]:
        before = len(self.md.htmlStash.rawHtmlBlocks)
        lines = self.reader.run(lines)
        self.watching.found.html += [str(html) for html in self.md.htmlStash.rawHtmlBlocks[before:]]
        return lines


class _InlineHtml(HtmlInlineProcessor):
    def __init__(self, pattern: str, md: Markdown, watching: _Watching) -> None:
        super().__init__(pattern, md)
        self.watching = watching

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override] # noqa: N802
        self.watching.found.html.append(m[1])
        return super().handleMatch(m, data)


class _Tree(Treeprocessor):
    def __init__(self, md: Markdown, watching: _Watching) -> None:
        super().__init__(md)
        self.watching = watching

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._element(element)

    def _element(self, element: Element) -> None:
        for name, value in element.attrib.items():
            if name == "id":
                self.watching.found.ids.append(value)
            elif (element.tag, name) in {("a", "href"), ("img", "src")}:
                is_picture = name == "src"
                words = element.get("alt", "") if is_picture else "".join(element.itertext())
                self.watching.found.links.append((_typed(value), _typed(words), is_picture))
            elif not (element.tag == "img" and name == "alt"):
                self.watching.found.attributes.append((name, _typed(value)))
        texts = [element.text, element.tail] if element.tag != "code" else [element.tail]
        self.watching.found.texts += [_typed(text) for text in texts if text]


def _typed(text: str | None) -> str:
    """Return `text` without the signs by which Markdown marks escaped characters."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1])), (text or "").replace("\x02amp\x03", "&"))
    return unescape(text)
