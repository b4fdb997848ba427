"""Runs scripts of Node, which `make audit` installs beside Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def node_program() -> str:
    """Return where Node is; raises AssertionError with how to get it."""
    program = shutil.which("node", path=str(Path(sys.executable).parent))
    assert program, "no Node: run 'make audit', which installs it"
    return program


def node(*arguments: str | Path, folder: Path) -> None:
    """Run a script of Node in `folder`; raises CalledProcessError, with what it said."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    subprocess.run(
        [node_program(), *arguments],
        cwd=folder,
        env={**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "CHROME_PATH": chromium},
        check=True,
        capture_output=True,
        text=True,
    )
