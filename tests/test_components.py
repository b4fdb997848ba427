"""The folders of the components: what they load is there, and nothing else lies about."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from lightningcss import process_stylesheet

from macros.rendering import OVERRIDES, needed
from tests.conftest import PROJECT

COMPONENTS = OVERRIDES / "components"

NEEDS = {
    "unfold": "",
    "sheet": "near tools.html\nnear sheet.js\nnear print.js\n",
    "list": "print.js\n",
    "plan": "part tools.html\nbar.js\nthen store.js\nthen store.js\n",
}
"""What the components of a test need; 'unfold' lets others wait."""
TOLD = """
{%- set needs = namespace(names=[], files=[], later=[], parts=[], waits=false) %}
{%- include "partials/components.html" %}
{{- [needs.files, needs.later, needs.waits] | tojson }}"""

LONGEST_FOLDER = 400
"""Lines of script. A longer folder does more than one thing, and is split by what it does."""


def listed() -> list[str]:
    """Return every file that a `needs.txt` names."""
    lists = COMPONENTS.glob("*/needs.txt")
    # Every mark that a line waits for stands in that line.
    return [file for path in lists for file in needed(path.parent.name, path.read_text("utf-8"))]


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
        assert set(named) <= {"first.css", "site.css"}, path


@pytest.mark.parametrize(
    ("names", "files", "later", "waits"),
    [
        ("sheet", "sheet.js print.js", "", False),
        ("unfold sheet", "", "sheet.js print.js", True),
        ("unfold list", "print.js", "", True),
        ("unfold sheet list", "print.js", "sheet.js", True),
        ("list unfold sheet", "print.js", "sheet.js", True),
        ("plan", "bar.js", "store.js", False),
        ("unfold sheet plan", "sheet.js print.js bar.js", "store.js", False),
        ("plan unfold sheet plan", "bar.js sheet.js print.js", "store.js", False),
    ],
)
def test_a_file_comes_as_early_as_any_component_asks_and_once(
    names: str, files: str, later: str, waits: bool
) -> None:
    lists = {f"components/{name}/needs.txt": text for name, text in NEEDS.items()}
    loader = ChoiceLoader([DictLoader(lists), FileSystemLoader(OVERRIDES)])
    page = "".join(f'<p data-component="{name}">' for name in names.split())
    told = Environment(loader=loader).from_string(TOLD).render(whole=page)
    assert json.loads(told) == [files.split(), later.split(), waits]


def test_a_component_does_one_thing() -> None:
    for folder in COMPONENTS.iterdir():
        scripts = folder.glob("*.js")
        lines = sum(len(script.read_text("utf-8").splitlines()) for script in scripts)
        assert lines <= LONGEST_FOLDER, f"{folder.name}: {lines} lines of script"


def test_every_style_is_read_by_a_strict_parser() -> None:
    for path in sorted(OVERRIDES.rglob("*.css")):
        process_stylesheet(path.read_text("utf-8"), filename=str(path), error_recovery=False)


def test_no_selector_says_its_block_twice() -> None:
    """`quiz__title` says its block: a rule of the page that is stronger is weakened instead."""
    for path in sorted(OVERRIDES.rglob("*.css")):
        rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{};]+)\{", rules):
            for selector in re.split(r",(?![^()]*\))", selectors.strip()):
                assert not doubled(selector), f"{path.relative_to(OVERRIDES)}: {selector.strip()}"


def test_every_class_has_a_look() -> None:
    """What a script or a test looks for is a `data-*`; a class is what a style or a script sets."""
    readers = [path for path in OVERRIDES.rglob("*") if path.suffix in (".css", ".js", ".htm")]
    looks = set(re.findall(r"[\w-]+", "".join(path.read_text("utf-8") for path in readers)))
    for path in sorted(OVERRIDES.rglob("*.html")):
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "…", path.read_text("utf-8"), flags=re.DOTALL)
        for classes in re.findall(r' class="([^"]*)"', text):
            # Of a name that is put together, only a part stands here.
            whole = {name for name in classes.split() if "…" not in name}
            assert whole <= looks, f"{path.relative_to(OVERRIDES)}: {sorted(whole - looks)}"


@pytest.mark.parametrize(
    ("selector", "is_doubled"),
    [
        (".quiz .quiz__title", True),
        (".paper .quiz > .quiz__title:hover", True),
        (".quiz :is(.button, .quiz__title) p", True),
        (".prose:is(.quiz .quiz__title)", True),
        (".quiz__title.quiz__title", True),
        (".quiz[data-ready] .quiz__title", False),
        (".prose > .quiz > .quiz__title", False),
        (".quiz .quiz-list__title", False),
        (".quiz__note .quiz__mark", False),
    ],
)
def test_a_selector_is_doubled_where_its_block_alone_stands_before_its_part(
    selector: str, is_doubled: bool
) -> None:
    assert doubled(selector) == is_doubled


def doubled(selector: str) -> bool:
    """Return True where `selector` would find the same without one of its classes."""
    alone = r"(?:^|[(,]|(?<![>+~\s])\s+)\s*\.([a-z][a-z-]*)(?:\s+|\s*>\s*)(?=\S)[^)]*\.\1__"
    return bool(re.search(rf"{alone}|\.([\w-]+)\.\2(?![\w-])", selector))


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
