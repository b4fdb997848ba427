"""The site without a network: one zip for a stick, and what a phone needs to keep the pages."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from macros.publish.sheets.piece import PIECES_FOLDER
from macros.publish.web.files_folder import unnamed
from macros.publish.web.http_headers import HOST_FILES
from macros.rendering import OVERRIDES

ZIP = "even-keel.zip"
LIST = "offline.json"
WORKER = "sw.js"
WORKER_SOURCE = OVERRIDES / "components" / "keep-site" / "worker.js"

FOR_HOSTS = {*HOST_FILES, "404.html", "sitemap.xml", "sitemap.xml.gz", WORKER, LIST, ZIP}
"""Files that only a web host has a use for, by their paths in the site."""

NEVER_OPENED = ("components/keep-site/worker.js",)
"""Files that the build leaves behind and that no page asks for."""

PACKED = {".pdf", ".png"}
"""How the names of files end that are packed already: once more takes long and saves little."""

PAPER_ENDINGS = {".pdf", ".zip"}
"""How the names of papers end; everything else is needed to show the pages."""

HASH_LENGTH = 32
"""Hex digits of a SHA-256 that are written down: 128 bits, to tell versions apart."""

ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, the oldest it can say: the same site gives the same zip."""


def write_offline(site: Path) -> None:
    """Pack the site in the folder `site` into `even-keel.zip` there, and write what phones need.

    The zip unpacks into one folder, whose `index.html` opens from a stick. The order and the dates
    of its files are fixed, so that two builds of the same words give the same bytes.

    A phone is told of each file by a list, with a hash and a size in bytes, and of the size of the
    zip. The worker, which can keep them, holds the hash of the list, so that a browser that asks
    for the worker alone learns whether anything has changed.
    """
    kept: dict[str, dict[str, tuple[str, int]]] = {"pages": {}, "papers": {}}
    with ZipFile(site / ZIP, "w") as packed:
        for path in _files(site):
            data = (site / path).read_bytes()
            packed.writestr(_entry(path), data)
            is_paper = Path(path).suffix in PAPER_ENDINGS or f"/{PIECES_FOLDER}/" in f"/{path}"
            kind = "papers" if is_paper else "pages"
            kept[kind][path] = (_hash(data), len(data))
    text = _as_json({**kept, "zip": (site / ZIP).stat().st_size})
    (site / LIST).write_text(text, encoding="utf-8")
    code = WORKER_SOURCE.read_text(encoding="utf-8")
    version = _as_json(_hash(text.encode()))
    (site / WORKER).write_text(f"const VERSION = {version};\n{code}", encoding="utf-8")


def _entry(path: str) -> ZipInfo:
    """Return what the zip says of the file at `path`."""
    entry = ZipInfo(f"even-keel/{path}", ANY_DAY)
    entry.compress_type = ZIP_STORED if Path(path).suffix in PACKED else ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _files(site: Path) -> Iterator[str]:
    """Yield each file that a person without a network may open, as a path inside `site`."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in FOR_HOSTS and unnamed(name) not in NEVER_OPENED:
            yield name


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:HASH_LENGTH]


def _as_json(data: Mapping[str, object] | str) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
