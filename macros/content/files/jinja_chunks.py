"""Splits a page into what stands between braces, and all the rest, as Jinja reads it."""

from dataclasses import dataclass

from jinja2 import Environment

COMMENT = ("{##", "##}")
"""As in mkdocs.yml: Jinja's own '{#' would swallow the id of a heading."""

JINJA = Environment(comment_start_string=COMMENT[0], comment_end_string=COMMENT[1])


@dataclass
class Chunk:
    """What stands between one pair of braces, and the lines, from 1, where it begins and ends."""

    kind: str
    first: int
    last: int = 0
    source: str = ""
    joins: bool = False


def chunks_of(text: str) -> tuple[list[Chunk], str]:
    """Split `text` into what stands between braces, and all the rest, with as many lines."""
    chunks: list[Chunk] = []
    rest: list[str] = []
    is_open = False
    for number, kind, value in JINJA.lex(text):
        if kind in {"variable_begin", "block_begin"}:
            chunks.append(Chunk(kind.removesuffix("_begin"), number, joins="-" in value))
            is_open = True
        elif kind in {"variable_end", "block_end"}:
            chunk = chunks[-1]
            chunk.last, is_open = number, False
            chunk.joins = chunk.joins or "-" in value
            rest.append(" " if chunk.kind == "block" else "x")
            rest.append("\n" * (value.count("\n") + chunk.source.count("\n")))
        elif is_open:
            chunks[-1].source += value
        elif kind == "data":
            rest.append(value)
        else:
            rest.append("\n" * value.count("\n"))
    return chunks, "".join(rest)
