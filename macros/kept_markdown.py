"""Keeps what Markdown made of each page from one build to the next: most pages stay the same."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.kept_results import KeptResults

FOLDER = Path(".cache") / "markdown-made"
"""Where, in a project, what Markdown made is kept."""

MAKERS = ("Markdown", "mkdocs", "pymdown-extensions")
"""The packages that make HTML of Markdown; their versions decide what comes of it."""

_LOG = logging.getLogger("mkdocs.structure.pages")
"""Where MkDocs says what is wrong with the links of a page."""


@dataclass(frozen=True)
class _Made:
    """What MkDocs knows of a page once its Markdown is HTML."""

    html: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    """By the path of a page that it leads to: anchors there, and the links as they are written."""
    said: list[tuple[int, str]]
    """What was wrong, with its level: it is said again at each build."""


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """What an author sets of the plugin: nothing."""


class KeptMarkdown(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """A plugin of MkDocs, which gives back what it made before of the same Markdown."""

    def __init__(self, project: Path) -> None:
        """Keep it in the folder `project`."""
        self.results = KeptResults(project / FOLDER, *MAKERS)
        self.around = ""
        """What decides of every page what becomes of its Markdown."""
        self.made: dict[str, tuple[str, _Made]] = {}
        """The Markdown of the page that is being built, and what was made of it, by its path."""
        self.extensions: list[str] = []
        """Those of Markdown, while MkDocs makes nothing of nothing; it would set them all up."""

    def on_nav(self, _nav: object, *, config: MkDocsConfig, files: Files) -> None:
        """Note the settings, and which files a link may lead to."""
        settings = Path(config.config_file_path).read_bytes()
        places = [f"{file.src_uri}\0{file.dest_uri}\0{file.inclusion.name}" for file in files]
        self.around = hashlib.sha256(settings + "\n".join(places).encode()).hexdigest()

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Make the HTML of `markdown`, if it is not kept, and leave nothing for MkDocs to make."""
        page.markdown = markdown
        make = partial(_made, page, config, files)
        own = (page.file.src_uri, str(page.meta.get("title", "")), markdown)
        made = self.results.of(make, self.around, *own)
        self.made[page.file.src_uri] = (markdown, made)
        for level, message in made.said:
            _LOG.log(level, message)
        self.extensions, config.markdown_extensions = config.markdown_extensions, []
        return ""

    @event_priority(100)
    def on_page_content(self, _html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the page what was made of it."""
        config.markdown_extensions = self.extensions
        page.markdown, made = self.made.pop(page.file.src_uri)
        page.title = made.title
        page.toc = made.toc
        page.present_anchor_ids = made.anchors
        page.links_to_anchors = {files.src_uris[path]: links for path, links in made.links.items()}
        return made.html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Forget what no page was made of this time."""
        self.results.sweep()


def _made(page: Page, config: MkDocsConfig, files: Files) -> _Made:
    with _overheard() as said:
        page.render(config, files)
    links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    html = page.content or ""
    return _Made(html, page.toc, page.title, page.present_anchor_ids, links, said)


@contextmanager
def _overheard() -> Iterator[list[tuple[int, str]]]:
    """Keep what is said of a page's links from all ears but ours meanwhile."""
    said: list[tuple[int, str]] = []

    def hear(record: logging.LogRecord) -> bool:
        said.append((record.levelno, record.getMessage()))
        return False

    _LOG.addFilter(hear)
    try:
        yield said
    finally:
        _LOG.removeFilter(hear)
