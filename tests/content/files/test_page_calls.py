"""What `check` calls well is built: calls are read as the generator reads them."""

from pathlib import Path

import pytest
import yaml

from macros import INSIDE_A_SENTENCE, MACROS
from macros.content.files.as_built import EXTENSIONS, as_built
from macros.content.files.jinja_chunks import COMMENT
from macros.content.files.signatures import example, in_order
from macros.content.kinds.text import plain
from macros.content.loading import load
from tests.conftest import PROJECT

LESSON = "docs/lessons/small-steps/one-step/index.md"


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ('"stairs", "Ten steps."', '"stairs", caption="Ten steps."'),
        ('"stairs", "Ten steps."', 'caption="Ten steps.", name="stairs"'),
        ("## The stairs", "## The stairs {#up}\n\n[Up](#up)"),
        ("## Remember", "## Remember\n\n## A\n\n## A\n\n[Second](#a_1)"),
        (
            "## Remember",
            "## Remember\n\n## Snake_case `code` &amp; more\n\n[It](#snake_case-code-more)",
        ),
        ("## Remember", '## Remember\n\n{% raw %}`{{ quiz("nope") }}`{% endraw %}'),
        ("## Remember", "## Remember\n\n{% if program.phone %}Call.{% else %}Come.{% endif %}"),
        ("## Remember", "## Remember\n\n7\u00a0mg is not a heading."),
        ("## Remember", "## Remember\n\n| A | B |\n|:--|--:|\n| 1 | 2 |"),
    ],
)
def test_what_is_right_passes(typed: str, by: str, project: Path) -> None:
    page = project / LESSON
    text = page.read_text(encoding="utf-8")
    assert typed in text
    page.write_text(text.replace(typed, by), encoding="utf-8")
    load(project)


def test_words_of_a_call_come_in_the_order_of_the_macro() -> None:
    assert in_order("picture", (), {"caption": "C", "name": "n"}) == (("n", "C"), ())
    assert in_order("picture", ("n",), {"name": "m"}) == (("n",), ("name",))
    assert in_order("picture", ("n",), {"size": "9"}) == (("n",), ("size",))
    assert example("picture") == '{{ picture("name", "caption") }}'


def test_every_macro_takes_words_and_nothing_else() -> None:
    for macro in (*MACROS, *INSIDE_A_SENTENCE):
        _, *words = macro.__annotations__
        assert {macro.__annotations__[word] for word in words} <= {str}, macro.__name__


def test_a_page_is_checked_with_the_settings_it_is_built_with() -> None:
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    settings = yaml.safe_load(text)
    names = [
        next(iter(one)) if isinstance(one, dict) else one for one in settings["markdown_extensions"]
    ]
    # The clock of a plan changes its headings; their anchors are known without it.
    assert {*names, "toc", "tables", "fenced_code"} == {*EXTENSIONS, "macros.plan_clock"}
    macros = next(one["macros"] for one in settings["plugins"] if "macros" in one)
    assert (macros["j2_comment_start_string"], macros["j2_comment_end_string"]) == COMMENT


@pytest.mark.parametrize(
    "disguise",
    [
        "<b>x</b>",
        "<img\nsrc=x onerror=1>",
        "x <svg/onload=1>",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "a <!-- x --> b",
        "- <details>",
        "> <script>x</script>",
        "| a |\n|---|\n| <i>x</i> |",
    ],
)
def test_html_is_found_in_any_disguise(disguise: str) -> None:
    assert as_built(disguise).html


@pytest.mark.parametrize("harmless", ["`<b>`", "```\n<b>\n```", "3 < 4 > 2", "&lt;b&gt;", "a <3"])
def test_what_only_looks_like_html_passes(harmless: str) -> None:
    assert not as_built(harmless).html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("snake_case_word", "snake_case_word"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("**Bold** and *soft*", "Bold and soft"),
        ("[a *link*](there.md)", "a link"),
        ("one\ntwo", "one two"),
        ("`code_word`", "code_word"),
    ],
)
def test_plain_words_lose_marks_and_nothing_else(text: str, words: str) -> None:
    assert plain(text) == words
