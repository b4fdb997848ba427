"""The words of the Spanish pages and of the interface in Spanish: none that labels people."""

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT
from tests.content.rules.test_words import Pair, WordList, findings

LIST: WordList = yaml.safe_load((PROJECT / "tests/words/es.yaml").read_text(encoding="utf-8"))
AUTHORED = sorted(
    path
    for path in [*(PROJECT / "docs/es").rglob("*"), PROJECT / "overrides/words/es.yaml"]
    if path.suffix in {".md", ".yaml", ".svg"}
)


def bare(line: str) -> str:
    """Return `line`, as findings() gives it, without the phrases in which any word may stand."""
    for phrase in LIST["allow"]:
        line = re.sub(re.escape(phrase), "", line, flags=re.IGNORECASE)
    return line.split(": ", 1)[1]


@pytest.mark.parametrize("pair", LIST["avoid"], ids=lambda pair: pair["avoid"])
def test_no_spanish_page_uses_a_word_that_labels_people(pair: Pair) -> None:
    lines = [line for path in AUTHORED for line in findings(path, pair["avoid"])]
    found = [line for line in lines if re.search(pair["avoid"], bare(line), re.IGNORECASE)]
    # A comment tells translators which word not to write.
    found = [line for line in found if not bare(line).startswith("#")]
    assert not found, f"write '{pair['use']}' instead:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "line", ["Es un adicto.", "Volvió al vicio.", "Ya está limpio.", "Una prueba sucia.", "Recayó."]
)
def test_the_spanish_list_finds_such_words(line: str, tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    page.write_text(f"---\ntitle: Una\n---\n{line}\n", encoding="utf-8")
    assert [pair["use"] for pair in LIST["avoid"] if findings(page, pair["avoid"])]


def test_spanish_pages_for_participants_give_no_orders() -> None:
    pages = [
        path
        for path in AUTHORED
        if {"lessons", "mine"} & set(path.parts) and path.name != "leader.md"
    ]
    assert not [line for path in pages for line in findings(path, LIST["orders"])]
