"""Writes a file whole or not at all, and lets a file that is whole stand in two places."""

import os
import shutil
from pathlib import Path
from threading import get_ident


def write_whole(path: Path, content: bytes) -> None:
    """Let the file at `path` hold `content`, never half of it; raises OSError.

    Several may write it at once: the other name, which ends in '.half', is that of one thread.
    """
    half = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}.half")
    half.write_bytes(content)
    half.replace(path)


def link_or_copy(path: Path, target: Path) -> None:
    """Let `target`, where there is nothing yet, be the file at `path`; raises OSError.

    Where the disk can, both are one file, which nobody may write to.
    """
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)
