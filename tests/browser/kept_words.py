"""What tests of the notebook write, and how a notebook that keeps it looks."""

import json

LESSON = "lessons/relapse-prevention/my-triggers/index.html"
OTHER = "lessons/assertiveness/saying-no/index.html"
SHEET = f"{LESSON}#trigger-map"
PASSPHRASE = "seven small boats"
SECRET = "the bus stop behind the mill"
KEY = "even-keel /"
OLD_KEY = "even-keel"
"""Where sites before this one kept a notebook: under one name for every site of a host."""
FULL = """() => {
  const real = Storage.prototype.setItem;
  window.freed = () => { Storage.prototype.setItem = real; };
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
"""A store that is full, until `freed()` is called."""

Rows = list[list[object]]


def words(field: str, said: str, ask: str = "Where?", sheet: str = SHEET) -> list[object]:
    return ["words", sheet, f"trigger-map.{field}", said, 1, ask, "", "", 0]


def text(rows: Rows, version: int = 1) -> str:
    return "[\n" + ",\n".join(map(json.dumps, [["even-keel", version], *rows])) + "\n]"
