"""The compressed copies beside the texts of a site."""

import gzip
from pathlib import Path

import brotli
import pytest

from macros.publish.web import compressed_copies
from macros.publish.web.compressed_copies import (
    COMPRESS,
    LEAST,
    take_away_copies,
    write_copies,
)

LONG = "An urge is a wave. It rises, and it falls. " * 20


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site with texts, a paper, and what a host alone reads."""
    for name in ("index.html", "static/1/site.css", "print/map.pdf", "vercel.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(LONG, "utf-8")
    (tmp_path / "short.txt").write_text("x" * (LEAST - 1), "utf-8")
    return tmp_path


def files(site: Path) -> dict[str, bytes]:
    """Return the files of a site by their paths."""
    found = [path for path in site.rglob("*") if path.is_file()]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_each_text_has_two_copies_that_hold_it(small: Path) -> None:
    before = files(small)
    write_copies(small, small.with_name("kept"))
    added = {name: data for name, data in files(small).items() if name not in before}
    texts = ("index.html", "static/1/site.css")
    assert set(added) == {f"{name}{ending}" for name in texts for ending in (".br", ".gz")}
    for name in texts:
        packed, squeezed = added[f"{name}.gz"], added[f"{name}.br"]
        assert gzip.decompress(packed) == brotli.decompress(squeezed) == before[name]
        assert len(squeezed) < len(packed) < len(before[name])


def test_the_same_site_gives_the_same_copies_and_none_outlives_its_text(small: Path) -> None:
    before = files(small)
    write_copies(small, small.with_name("kept"))
    first = files(small)
    write_copies(small, small.with_name("kept"))
    assert files(small) == first
    take_away_copies(small)
    assert files(small) == before


def test_a_text_is_compressed_once_and_what_no_text_has_is_not_kept(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = small.with_name("kept")
    write_copies(small, kept)
    first = files(small)
    take_away_copies(small)

    def never(_: bytes) -> bytes:
        raise AssertionError("compressed again")

    with monkeypatch.context() as patched:
        patched.setattr(compressed_copies, "COMPRESS", dict.fromkeys(COMPRESS, never))
        write_copies(small, kept)
    assert files(small) == first
    for path in small.rglob("*.*"):
        path.write_text(f"{LONG} Other words.", "utf-8")
    before = {*files(kept)}
    write_copies(small, kept)
    assert before.isdisjoint(files(kept))
    assert len(files(kept)) == len(COMPRESS)
