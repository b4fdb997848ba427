"""Templates: what authors write stays words."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markdown_it import MarkdownIt

from macros.content.kinds.text import inline
from macros.rendering import OVERRIDES, render


def test_author_html_comes_out_as_words() -> None:
    assert str(inline("<script>alert(1)</script>")) == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_link_cannot_carry_a_script() -> None:
    assert "href" not in str(inline("[press](javascript:alert(1))"))


def test_plain_words_skip_the_parser_and_come_out_the_same() -> None:
    parser = MarkdownIt("commonmark", {"html": False})
    for code in range(0x3000):
        for text in (chr(code), f"a{chr(code)}b", f" {chr(code)} "):
            assert str(inline(text)) == parser.renderInline(text), repr(text)


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("notice", help_url="get-help.html")


def test_python_holds_no_html() -> None:
    macros = Path(__file__).parent.parent / "macros"
    for path in macros.rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            assert not line.lstrip().startswith(('"<', "'<", 'f"<', "f'<")), f"{path}:{number}"
            assert "</" not in line.split("#")[0].replace("\\u003c/", ""), f"{path}:{number}"


def test_no_script_sets_a_handler_that_could_swallow_a_key() -> None:
    # What a property's handler returns decides about the event: false cancels it.
    handler = re.compile(
        r"\.on(key|click|pointer|mouse|touch|input|change|submit|wheel|before)\w*\s*="
    )
    for path in OVERRIDES.rglob("*.js"):
        assert not handler.findall(path.read_text("utf-8")), path


def test_a_component_is_a_room_that_bears_its_name() -> None:
    for folder in (OVERRIDES / "components").iterdir():
        if folder.is_dir():
            names = [f"{folder.name}.html", f"{folder.name}.js"]
            # Scripts that come on use are named for what each of them does.
            on_use = not (folder / "needs.txt").exists()
            assert on_use or any((folder / name).is_file() for name in names), folder
