"""A site of which each page is made when somebody looks at it, so that a change is seen at once.

Nothing of a page outlives a change: after one, all that shapes pages is read again, and a page is
made anew. Only what was read out of the text of a file, and made of its calls and its Markdown, is
kept, under all that decides it.
"""

from collections.abc import Iterator
from pathlib import Path
from threading import RLock

import jinja2
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from macros.content.site_files import SETTINGS
from macros.publish.web.search_index import PIECES


class LiveSite:
    """The site of a `project`, at `url`; the pages that were made lie in the folder `made`."""

    def __init__(self, project: Path, url: str, made: Path) -> None:
        self.project = project
        self.url = url
        self.made = made
        self.lock = RLock()
        self.now: _Now | None = None

    def renew(self) -> None:
        """Read again what the author may have changed; no page is made.

        Raises `Abort` with a list of what is wrong; then the site stays as it was.
        """
        config = load_config(str(self.project / SETTINGS), site_dir=str(self.made))
        config.site_url = self.url
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = files.documentation_pages()
        for file in pages:
            if file.page is None:
                Page(None, file, config)
            assert file.page is not None
            # The titles of all pages stand in menus.
            file.page.read_source(config)
        env = config.plugins.on_env(env, config=config, files=files)
        with self.lock:
            self.now = _Now(config, files, nav, env)

    def content(self, path: str) -> bytes | None:
        """Return what stands at `path` inside the site, made now if need be; None for nothing."""
        with self.lock:
            return self.now.content(path) if self.now else None


def _static(files: Files) -> Iterator[File]:
    """Yield the files that a site takes along as they are."""
    for file in files:
        if not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
            yield file


class _Now:
    """The site between two changes.

    MkDocs 1.6 makes one page by functions that it does not promise to keep (`build._…`): what it
    promises makes all of them.
    """

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: jinja2.Environment
    ) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        self.pages = files.documentation_pages()
        self.by_path = {file.dest_uri: file for file in (*self.pages, *_static(files))}
        self.done: set[str] = set()

    def content(self, path: str) -> bytes | None:
        """Return what stands at `path`, made now if it was not yet."""
        file = self.by_path.get(path)
        if file and not file.is_documentation_page():
            return file.content_bytes
        if file and file.page:
            self._make(path, file.page)
        elif path in self.config.theme.static_templates:
            build._build_theme_template(path, self.env, self.files, self.config, self.nav)
        elif path in PIECES:
            self._make_all()
        else:
            return None
        return (Path(self.config.site_dir) / path).read_bytes()

    def _make(self, path: str, page: Page) -> None:
        if path not in self.done:
            build._populate_page(page, self.config, self.files)
            build._build_page(page, self.config, self.pages, self.nav, self.env)
            self.done.add(path)

    def _make_all(self) -> None:
        """Make every page, and what MkDocs makes of all of them: the index of search."""
        for file in self.pages:
            assert file.page is not None
            self._make(file.dest_uri, file.page)
        if PIECES[0] not in self.done:
            self.config.plugins.on_post_build(config=self.config)
            self.done.add(PIECES[0])
