"""The folders of the components: what they load is there, and nothing else lies about."""

import re
import subprocess
import sys
from pathlib import Path

from lightningcss import process_stylesheet

from macros.rendering import OVERRIDES
from tests.conftest import PROJECT

COMPONENTS = OVERRIDES / "components"

LONGEST_FOLDER = 400
"""Lines of script. A longer folder does more than one thing, and is split by what it does."""


def listed() -> list[str]:
    """Return every file that a `needs.txt` names."""
    lists = [path.read_text("utf-8").splitlines() for path in COMPONENTS.glob("*/needs.txt")]
    return [line.partition(" where ")[0] for lines in lists for line in lines]


def test_what_a_component_needs_is_there() -> None:
    for file in listed():
        assert (COMPONENTS / file).is_file(), file


def test_every_script_and_style_is_loaded_by_something() -> None:
    readers = [path for path in OVERRIDES.rglob("*") if path.suffix in (".js", ".htm")]
    read = "".join(path.read_text("utf-8") for path in readers)
    for path in [*COMPONENTS.rglob("*.js"), *COMPONENTS.rglob("*.css")]:
        file = path.relative_to(COMPONENTS).as_posix()
        # `worker.js` is written into the site by the command that builds it.
        if file not in listed() and path.name != "worker.js":
            assert re.search(rf'["/ ]({file}|{path.name}|{path.stem})[" ]', read), file


def test_no_list_of_scripts_stands_in_a_template() -> None:
    for path in [*OVERRIDES.glob("*.html"), *OVERRIDES.glob("partials/*.html")]:
        named = re.findall(r"[\w-]+\.(?:js|css)\b", path.read_text("utf-8"))
        assert set(named) <= {"site.css"}, path


def test_a_component_does_one_thing() -> None:
    for folder in COMPONENTS.iterdir():
        scripts = folder.glob("*.js")
        lines = sum(len(script.read_text("utf-8").splitlines()) for script in scripts)
        assert lines <= LONGEST_FOLDER, f"{folder.name}: {lines} lines of script"


def test_every_style_is_read_by_a_strict_parser() -> None:
    for path in sorted(OVERRIDES.rglob("*.css")):
        process_stylesheet(path.read_text("utf-8"), filename=str(path), error_recovery=False)


def test_the_scripts_keep_one_style_and_no_function_is_longer_than_eighty_lines() -> None:
    """The rules stand in `.oxlintrc.json` and `.oxfmtrc.json`."""
    for command in (["oxlint"], ["oxfmt", "--check"]):
        found = subprocess.run(
            [str(Path(sys.executable).parent / command[0]), *command[1:], "overrides"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.returncode == 0, found.stdout + found.stderr
