"""The parts of MkDocs, of mkdocs-macros and of Zensical that are used here, as types."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Protocol, TypedDict

import jinja2


class Theme(Protocol):
    """The part of MkDocs' theme that is used here."""

    name: str
    dirs: list[str]
    """The folders in which templates are looked for, the first of them first."""
    get_env: Callable[[], jinja2.Environment]
    """Makes the environment of the templates of whole pages."""


class Plugin(Protocol):
    """The part of a plugin of MkDocs that is used here."""

    @property
    def config(self) -> MutableMapping[str, object]:
        """What mkdocs.yml sets of it."""


class PageFile(Protocol):
    """The file of a page."""

    src_uri: str
    """Where it lies in docs/."""


class Page(Protocol):
    """A page that MkDocs has made."""

    file: PageFile
    content: str
    url: str
    title: str
    meta: MutableMapping[str, object]


class File(Protocol):
    """A file that MkDocs has made a page of."""

    page: Page


class Files(Protocol):
    """The files of a site, as MkDocs has them."""

    def documentation_pages(self) -> Iterable[File]:
        """Return the files that are pages."""


class Settings(TypedDict):
    """The settings of the site that are changed here."""

    theme: Theme
    plugins: MutableMapping[str, Plugin]

    markdown_extensions: list[object]
    extra: MutableMapping[str, object]
    site_dir: str


class Environment(Protocol):
    """The part of mkdocs-macros' environment that is used here; Zensical has the same."""

    project_dir: str
    conf: Settings
    variables: MutableMapping[str, object]
    macros: Mapping[str, Callable[..., object]]
    markdown: str
    """The text of the page that is being made."""
    page: Page

    pre_macro_functions: list[Callable[["Environment"], None]]
    """What is done before the calls of a page are looked for; MkDocs alone has these lists."""
    post_build_functions: list[Callable[["Environment"], None]]
    """What is done after all pages are built."""

    def macro(self, function: Callable[..., str], name: str) -> object:
        """Make `function` callable in pages as `name`."""
