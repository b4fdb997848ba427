"""Builds the site beside the old one, and puts it in its place only when it is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def build(project: Path) -> int:
    """Build `project` into its `site/` folder; return MkDocs' exit code.

    Any warning fails the build. A build that fails, or is killed, leaves the old `site/` as it was.
    """
    site, fresh = project / "site", project / ".site-new"
    shutil.rmtree(fresh, ignore_errors=True)
    # `--strict` with `-q` or `-v` would skip checks, so neither is given.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    code = subprocess.run(command, cwd=project, env={**os.environ, "CI": "true"}, check=False)
    if code.returncode == 0:
        shutil.rmtree(site, ignore_errors=True)
        fresh.rename(site)
    else:
        shutil.rmtree(fresh, ignore_errors=True)
    return code.returncode
