"""The facts of a program in a data file: filled in, linked, left out, and never unknown."""

import pytest

from macros.content.files.program_facts import fill_facts
from macros.content.files.yaml_lines import Data, parse_yaml
from macros.content.kinds.phone import PhoneNumber
from macros.content.kinds.program import Program

FACTS: dict[str, str] = {"emergency": "112", "crisis": "116 123", "crisis_chat": "chat.example.org"}


def program(**facts: str) -> Program:
    """Return a program with `facts`."""
    read = {n: v if n == "crisis_chat" else PhoneNumber(v) for n, v in facts.items()}
    return Program.model_construct(**read)


def filled(text: str, **facts: str) -> Data:
    """Return the data of YAML `text`, in which nothing may be wrong."""
    found, problems = fill_facts(parse_yaml(text, "x.yaml"), program(**(facts or FACTS)).facts)
    assert problems == []
    return found.data


def faults(text: str) -> list[str]:
    """Return what the author reads."""
    _, problems = fill_facts(parse_yaml(text, "x.yaml"), program(**FACTS).facts)
    return [str(problem) for problem in problems]


def test_a_name_in_braces_is_the_fact_as_typed() -> None:
    assert filled('text: "The {emergency} operator can tell you."') == {
        "text": "The 112 operator can tell you."
    }


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[Call {emergency}]", "[Call 112](tel:112)"),
        ("**[call {crisis} now]**", "**[call 116 123 now](tel:116123)**"),
        ("[{crisis_chat}]", "[chat.example.org](https://chat.example.org)"),
        ("[text {crisis_text}]", "[text 85 258](sms:85258)"),
        ("[here](x.md) is {crisis}", "[here](x.md) is 116 123"),
    ],
)
def test_words_in_brackets_become_a_link_that_dials(written: str, shown: str) -> None:
    needs = "needs: {crisis: , crisis_chat: , crisis_text: }"
    text = f'- {{text: "{written}", {needs}}}'
    assert filled(text, **FACTS, crisis_text="85 258") == [shown]


def test_what_needs_a_fact_that_is_not_there_is_left_out() -> None:
    text = """
lines:
  - text: "Text {crisis_text}."
    needs: crisis_text
  - text: "Call {crisis}."
    needs: crisis
  - {ask: Which number?, needs: crisis_text}
  - {ask: Who?, needs: crisis}
  - {ask: "988 in Spanish?", needs: {crisis: "988"}}
"""
    assert filled(text) == {"lines": ["Call 116 123.", {"ask": "Who?"}]}


def test_an_entry_keeps_its_line_when_one_above_it_is_left_out() -> None:
    text = "lines:\n  - {text: a, needs: crisis_text}\n  - ask: b\n    hint: c\n"
    document, _ = fill_facts(parse_yaml(text, "x.yaml"), program(**FACTS).facts)
    assert document.data == {"lines": [{"ask": "b", "hint": "c"}]}
    assert document.lines["lines", 0] == 3
    assert document.lines["lines", 0, "hint"] == 4


@pytest.mark.parametrize("written", ['"{crisis_text}"', "{crisis_text}", '"https://{crisis_text}"'])
def test_a_key_that_says_nothing_but_a_missing_fact_is_left_out(written: str) -> None:
    assert filled(f"name: Line\ntext: {written}") == {"name": "Line"}


@pytest.mark.parametrize("written", ['"{crisis}"', "{crisis}"])
def test_a_key_may_say_a_fact_with_and_without_quotes(written: str) -> None:
    assert filled(f"call: {written}") == {"call": "116 123"}


def test_an_unknown_name_is_named_with_its_line_and_the_nearest() -> None:
    assert faults('a:\n  - b\n  - "Call {crysis}."') == [
        "x.yaml, line 3: a 2 has '{crysis}', which is no fact of a program. Did you mean 'crisis'?"
    ]
    assert faults("a:\n  - {text: b, needs: crisis_txt}") == [
        "x.yaml, line 2: a 1 needs 'crisis_txt', which is no fact of a program. "
        "Did you mean 'crisis_text'?"
    ]


def test_what_not_every_program_has_must_be_able_to_go() -> None:
    assert faults('a:\n  - "Call {crisis}."') == [
        "x.yaml, line 2: a 1 has '{crisis}', which not every program has. "
        "Add a line 'needs: crisis' to the entry of the list."
    ]


def test_what_cannot_be_left_out_may_not_need_anything() -> None:
    assert faults("title: x\nabout:\n  needs: crisis\n  text: y") == [
        "x.yaml, line 3: about has 'needs', but cannot be left out. Put it on an entry of a list."
    ]


def test_other_braces_and_calls_of_macros_are_left_to_others() -> None:
    assert faults('a: "{{ program.crisis }}"') == []
