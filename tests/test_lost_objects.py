"""A command looks seldom for lost objects."""

import subprocess
import sys

from macros.lost_objects import NEW_OBJECTS
from tests.conftest import PROJECT, SMALL

TOLD = """
import atexit, gc, runpy, sys
atexit.register(lambda: sys.stderr.write(f"{gc.get_threshold()[0]}"))
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__")
"""


def test_a_check_looks_seldom_for_lost_objects() -> None:
    check = ["macros", "--project", str(SMALL), "check"]
    ran = subprocess.run(
        [sys.executable, "-c", TOLD, *check],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == str(NEW_OBJECTS)
