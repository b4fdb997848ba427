"""Builds the pages of a project with MkDocs, in this process: what was read is not read again."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.content.site_files import SETTINGS


def build_pages(project: Path, into: Path) -> None:
    """Build the pages of `project` into the folder `into`, as `mkdocs build --strict` does.

    Raises mkdocs.exceptions.Abort where anything is wrong, a warning too, and OSError.
    """
    say_what_mkdocs_says()
    config = load_config(str(project / SETTINGS), site_dir=str(into), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def say_what_mkdocs_says() -> None:
    """Print what MkDocs has to say; of its plugins, only what is wrong."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logging.getLogger("mkdocs.plugins").setLevel(logging.WARNING)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
        logger.addHandler(handler)
