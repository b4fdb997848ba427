"""Writes a file whole or not at all: under another name first, then under its own."""

import os
from pathlib import Path
from threading import get_ident


def write_whole(path: Path, content: bytes) -> None:
    """Let the file at `path` hold `content`, never half of it; raises OSError.

    Several may write it at once: the other name, which ends in '.half', is that of one thread.
    """
    half = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}.half")
    half.write_bytes(content)
    half.replace(path)
