"""Every page keeps the HTML standard, as html-validate reads it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.audit.node_program import node_program
from tests.conftest import PROJECT

pytestmark = pytest.mark.audit

VALIDATOR = PROJECT / "tests/audit/node_modules/html-validate/bin/html-validate.mjs"
RULES = {"root": True, "extends": ["html-validate:standard"]}

MEANT = {
    "valid-autocomplete": ('<input type="checkbox">', '<input type="radio">'),
}
"""Faults that stay, by rule and by how they end. A browser that reloads a page brings back
ticks, which others may see, unless each box declines; outside a form there is no other way."""


def test_every_page_is_valid_html(site: Path, tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.fail("no html-validate: run 'make audit', which installs it")
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    pages = sorted(str(path) for path in site.rglob("*.htm*"))
    # Into a file: what goes to a pipe is cut where the validator ends before it is read.
    report = tmp_path / "report.json"
    done = subprocess.run(
        [
            node_program(),
            str(VALIDATOR),
            "--config",
            str(rules),
            "--formatter",
            f"json={report}",
            *pages,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert list(_faults(report.read_text("utf-8"), site)) == []


def _faults(report: str, site: Path) -> list[str]:
    return [
        f"{Path(page['filePath']).relative_to(site)}:{fault['line']}: {fault['message']}"
        for page in json.loads(report)
        for fault in page["messages"]
        if not fault["message"].endswith(MEANT.get(fault["ruleId"], "-"))
    ]
