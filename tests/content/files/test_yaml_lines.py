"""What is typed in YAML stays as it is typed; only where a number is wanted, digits are one."""

import time
from itertools import chain
from typing import get_args

import pytest
from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError

from macros.content.files.text_file import Unreadable
from macros.content.files.yaml_lines import parse_yaml
from macros.content.kinds.record import Record
from macros.content.kinds.typed import DayOrNotYet, Number, Truth


@pytest.mark.parametrize(
    "typed", ["000", "01234567", "18:00", "6.10", "1_0", "yes", "true", "911", "1e3", "2026-11-23"]
)
def test_a_value_stays_as_it_was_typed(typed: str) -> None:
    assert parse_yaml(f"key: {typed}", "a.yaml").data == {"key": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_at_all_is_empty(typed: str) -> None:
    assert parse_yaml(f"key: {typed}", "a.yaml").data == {"key": None}


def test_quotes_make_words_of_everything() -> None:
    assert parse_yaml("key: '~'", "a.yaml").data == {"key": "~"}


@pytest.mark.parametrize("typed", ["10", "0", "-3"])
def test_digits_are_a_number(typed: str) -> None:
    assert TypeAdapter(Number).validate_python(typed) == int(typed)


@pytest.mark.parametrize("typed", ["1_0", "010", "1.0", "ten", "1e3", "٣", "9" * 5000])
def test_nothing_else_is_a_number(typed: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(typed)


def test_true_and_false_are_the_only_truth() -> None:
    truth = TypeAdapter(Truth)
    assert (truth.validate_python("true"), truth.validate_python("false")) == (True, False)
    for typed in ("yes", "no", "on", "True", "1", "y"):
        with pytest.raises(ValidationError):
            truth.validate_python(typed)


@pytest.mark.parametrize("typed", ["2026", "20261123", "0", "2026-13-01", "2026-11-23T00:00:00"])
def test_a_day_has_one_form(typed: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(DayOrNotYet).validate_python(typed)


def _records(base: type[BaseModel] = Record) -> list[type[BaseModel]]:
    below = [_records(one) for one in base.__subclasses__()]
    return [*base.__subclasses__(), *chain.from_iterable(below)]


def test_no_record_reads_a_number_or_a_truth_in_another_way() -> None:
    """Pydantic's own reading takes 1_0 for 10, and 'yes' for true."""
    bare = [
        f"{record.__name__}.{name}"
        for record in _records()
        for name, field in record.model_fields.items()
        if {int, bool} & {field.annotation, *get_args(field.annotation)}
        and not any(isinstance(mark, BeforeValidator) for mark in field.metadata)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60_000,
        "a: " + "{b: " * 60_000,
        "- " * 60_000,
        "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(9)),
        "a: &a\n  b: *a",
    ],
    ids=["brackets", "braces", "dashes", "names", "recursion"],
)
def test_what_never_ends_is_refused_at_once(text: str) -> None:
    begins = time.monotonic()
    with pytest.raises(Unreadable, match=r"line 1: "):
        parse_yaml(text, "a.yaml")
    assert time.monotonic() - begins < 1
