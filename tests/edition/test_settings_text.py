"""Other values in mkdocs.yml, and every other line as it was."""

from macros.content.files.yaml_lines import Data, parse_yaml
from macros.edition.settings_text import one_line, with_value

TEXT = """\
site_name: Ours  # a remark
extra:
  program:
    name: Ours
    days: [Monday]
    weeks:
      - ["1.1"]

# The theme.
theme:
  name: material
nav:
- index.md
- Lessons:
  - a.md

# The end.
"""


def test_one_value_is_new_and_every_other_line_stays() -> None:
    document = parse_yaml(TEXT, "mkdocs.yml")
    text = with_value(TEXT, document, ("nav",), ["b.md"])
    text = with_value(text, document, ("extra", "program"), {"name": "Yours"})
    assert (
        text
        == """\
site_name: Ours  # a remark
extra:
  program: {"name": "Yours"}

# The theme.
theme:
  name: material
nav: ["b.md"]

# The end.
"""
    )


def test_what_is_written_is_read_as_the_same() -> None:
    value: Data = {
        "name": 'The "Harbor": 12 St., #200 – Café',
        "starts": "18:00",
        "emergency": "000",
        "quick_exit": "false",
        "empty": None,
        "weeks": [["6.10", "1.1"], []],
    }
    assert parse_yaml(f"a: {one_line(value)}", "x").data == {"a": value}
