"""What a first visit to each kind of page weighs."""

from pathlib import Path

from macros.publish.web.search_index import PIECES
from tests.test_built_site import own_files, size

KINDS = ("index.html", "leader.html", "handout.html")


def weigh(site: Path) -> None:
    """Print bytes, gzip, of the heaviest lesson page of each kind, and of the search index."""
    print("\n  First visit, KB gzip: heaviest page of its kind, and own scripts in it")
    for kind in KINDS:
        found = [own_files(site, path) for path in site.glob(f"lessons/*/*/{kind}")]
        everything, scripts = max(found)
        print(f"  {kind:<14} {everything / 1024:6.1f} {scripts / 1024:6.1f}")
    home = own_files(site, site / "index.html")
    print(f"  {'home':<14} {home[0] / 1024:6.1f} {home[1] / 1024:6.1f}")
    first, second = (size(site / piece) / 1024 for piece in PIECES)
    print(f"  {'search index':<14} {first:6.1f} {second:6.1f} (when search is opened: two parts)\n")
