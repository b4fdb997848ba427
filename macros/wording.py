"""The words that paper says, from the same catalogue as the site's."""

from collections.abc import Mapping

from macros.rendering import environment


def said(*path: str) -> str:
    """Return the words at `path` in `overrides/words/en.html`, such as "worksheet", "line"."""
    entry: object = environment().globals["words"]
    for name in path:
        assert isinstance(entry, Mapping)
        entry = entry[name]
    return str(entry)
