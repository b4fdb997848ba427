"""Builds the site beside the old one, and puts it in its place only when it is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.content.curriculum.library import Library
from macros.publish.pdf.sheet_html import MissingError
from macros.publish.run.changed_only import FULL
from macros.publish.run.print_run import add_to
from macros.publish.web.hashed_folder import name_by_content
from macros.publish.web.http_headers import write_host_files
from macros.publish.web.offline import write_worker, write_zip


def build(project: Path, library: Library, with_pdfs: bool = True) -> int:
    """Build `project`, with the curriculum `library`, into its `site/`; return the exit code.

    Any warning fails the build. A build that fails, or is killed, leaves the old `site/` as it was.
    """
    site, fresh = project / "site", project / ".site-new"
    shutil.rmtree(fresh, ignore_errors=True)
    # `--strict` with `-q` or `-v` would skip checks, so neither is given.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    code = subprocess.run(command, cwd=project, env={**os.environ, "CI": "true"}, check=False)
    try:
        if code.returncode == 0:
            if with_pdfs:
                add_to(fresh, library, project / ".cache")
            finish(fresh)
            shutil.rmtree(site, ignore_errors=True)
            fresh.rename(site)
        return code.returncode
    except MissingError as error:
        sys.stderr.write(f"{error} The site is as it was.\n")
        return 1
    except OSError as error:
        if error.errno not in FULL:
            raise
        sys.stderr.write(
            "The disk is full. The site is as it was. Free some room, and try again.\n"
        )
        return 1
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def finish(site: Path) -> None:
    """Add to the built `site` what is made from its pages and papers, all there by now."""
    name_by_content(site)
    write_host_files(site)
    write_zip(site)
    write_worker(site)
