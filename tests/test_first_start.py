"""What `make serve` and `make check` install is enough for them."""

import subprocess
import sys

from tests.conftest import PROJECT

WITHOUT_PRINT = """
import sys
for name in ("lxml", "weasyprint", "pikepdf", "pypdfium2", "PIL", "uharfbuzz", "segno", "tqdm",
             "minify", "brotli", "font_source_sans_pro", "font_source_serif_pro"):
    sys.modules[name] = None
import macros
from macros.__main__ import main
sys.exit(main(["check"]))
"""


def test_a_check_does_without_what_pdfs_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PRINT],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
