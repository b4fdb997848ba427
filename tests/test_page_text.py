"""A page is filled in as Jinja fills it in; what is more than calls and facts is left to Jinja."""

from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from jinja2 import Environment, UndefinedError

from macros.content.files.jinja_chunks import COMMENT
from macros.page_text import filled, names_in, rendered

JINJA = Environment(comment_start_string=COMMENT[0], comment_end_string=COMMENT[1])
NAMES: Mapping[str, object] = {
    "program": SimpleNamespace(name="Even Keel", phone="", crisis=None),
    "quiz": lambda name: f"[quiz {name}]",
    "picture": lambda name, caption="": f"[picture {name}: {caption}]",
    "opening": lambda: "[opening]",
}


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.\n",
        "Two ends of a line.\n\n",
        '# A title {#its-id}\n\n{{ opening() }}\n\nAt {{program.name}}.\n\n{{ quiz("one") }}\n',
        "{{ program.phone }} is not there, nor is {{program.crisis}}.",
        "{{ picture('one', caption=\"It's }} or {{\") }}",
        '{{ picture("one", "two") }} and {{ picture(name="one") }}',
        "A line's end\r\nof another kind: {{ program.crisis }}\n",
        "{{quiz('a')}}{{quiz('b')}}",
    ],
)
def test_calls_and_facts_are_filled_in_as_jinja_does(text: str) -> None:
    found = filled(text, NAMES)
    assert found in (None, JINJA.from_string(text).render(NAMES))


def test_what_is_plain_is_never_left_to_jinja() -> None:
    text = '{{ opening() }} {{ program.name }}\n{{ picture("one", caption="two") }}\n'
    assert filled(text, NAMES) == "[opening] Even Keel\n[picture one: two]"


@pytest.mark.parametrize(
    "text",
    [
        "{% if program.phone %}Call.{% endif %}",
        "{% raw %}{{ quiz }}{% endraw %}",
        "{## A remark ##}",
        "{{ program.name | upper }}",
        "{{ program.unknown }}",
        "{{ unknown('a') }}",
        "{{ quiz(program.name) }}",
        "{{ quiz(1) }}",
        "{{ quiz('a' }}",
        "{{ quiz('a')",
        "{{ 'a' }}",
        "{{ quiz(*program) }}",
        "{{ program.name, program.phone }}",
        "{{- quiz('a') -}}",
        "{{ quiz('a') +}}",
    ],
)
def test_anything_else_is_left_to_jinja(text: str) -> None:
    assert filled(text, NAMES) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plain words.", set()),
        ("{{ opening() }} at {{program.name}}", {"opening", "program"}),
        ("{{ picture('one', caption=\"It's so (really)\") }}", {"picture"}),
        ("{{ quiz(opening) }}", {"quiz", "opening"}),
        ("{{ program.name ~ opening() }}", {"program", "opening"}),
        ("{{ (opening)() }}", {"opening"}),
        ("{{ quiz('a' if opening() else 'b') }}", {"quiz", "opening"}),
        ("{{ quiz('it\\'s', opening()) }}", {"quiz", "opening"}),
        ("{% if program.phone %}{{ opening() }}{% endif %}", {"program", "opening"}),
        ("{% raw %}{{ quiz }}{% endraw %}{{ opening() }}", {"opening"}),
        ("{## {{ quiz('a') }} ##}{{ opening() }}", {"opening"}),
    ],
)
def test_every_name_that_a_page_asks_for_is_found(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_what_is_no_call_and_no_fact_is_rendered_by_jinja() -> None:
    text = "{% if program.name %}At {{ program.name }}.{% endif %}\n"
    assert rendered(text, NAMES) == "At Even Keel."
    with pytest.raises(UndefinedError):
        rendered("{{ unknown('a') }}", NAMES)
