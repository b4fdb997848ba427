"""The one base of everything an author writes down as data."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen entry of a data file: closed, so that a typo is a fault and not a silence."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        # An author who lists 1, 2, 3 as answers means the words.
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )
