"""Fills a form with poppler, as Evince does: run by a Python that has its bindings.

python3 poppler_form.py form.pdf answers.json filled.pdf
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def main(form: str, answers: str, filled: str) -> None:
    """Fill every field that `answers` names; a choice is named by field and number."""
    given = json.loads(Path(answers).read_text("utf-8"))
    document = Poppler.Document.new_from_file(Path(form).absolute().as_uri(), None)
    for number in range(document.get_n_pages()):
        for mapping in document.get_page(number).get_form_field_mapping():
            field, kind = mapping.field, mapping.field.get_field_type()
            name = field.get_name() or field.get_partial_name()
            if kind == Poppler.FormFieldType.TEXT and name in given:
                field.text_set_text(given[name])
            elif kind == Poppler.FormFieldType.CHOICE and name in given:
                items = [field.choice_get_item(n) for n in range(field.choice_get_n_items())]
                field.choice_select_item(items.index(given[name]))
            elif kind == Poppler.FormFieldType.BUTTON and given.get(name):
                field.button_set_state(True)
    document.save(Path(filled).absolute().as_uri())


main(*sys.argv[1:])
