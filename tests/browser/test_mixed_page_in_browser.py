"""A page that an author mixes: what keeps words stands beside a quiz and a sheet that unfold."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import press, state
from tests.conftest import build_strictly, finished, served
from tests.small_project import small_project

FOLDER = "lessons/small-steps/one-step"
PAGE = f"{FOLDER}/index.html"
ABOVE, BELOW = "{{ call_someone() }}", "{{ my_plan() }}\n\n{{ notebook() }}"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small curriculum as `make serve` shows it, with such a page."""
    folder = tmp_path_factory.mktemp("mixed")
    project = small_project(folder / "project")
    page, sheet = (
        project / "docs" / FOLDER / name for name in ("index.md", "my-step.worksheet.yaml")
    )
    page.write_text(
        page.read_text("utf-8")
        .replace("## Remember", f"## Call\n\n{ABOVE}\n\n## Remember")
        .replace("{{ closing() }}", f"{BELOW}\n\n{{{{ closing() }}}}"),
        "utf-8",
    )
    sheet.write_text(
        sheet.read_text("utf-8").replace("kind: short", "kind: short, plan: people"), "utf-8"
    )
    build_strictly(project, sys.executable, "-m", "mkdocs", to=folder / "shown")
    return folder / "shown"


@pytest.fixture(params=["shown", "finished"])
def mixed(request: pytest.FixtureRequest, shown: Path, tmp_path: Path) -> Iterator[str]:
    """The address of that page, as `make serve` shows it and as `make site` finishes it."""
    with served(shown if request.param == "shown" else finished(shown, tmp_path / "site")) as site:
        yield f"{site}/{PAGE}"


def test_all_of_it_starts_and_keeps_the_same_words(mixed: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(mixed)
    for name in ("call", "my-plan", "notebook", "quiz", "worksheet"):
        expect(page.locator(f"[data-component={name}][data-ready]")).to_have_count(1)
    page.locator('[id="my-step.step"]').fill("my aunt")
    press(page, "Until I close this tab")
    state(page, "tab")
    expect(page.locator('[data-place="people"]')).to_have_text("my aunt")
    assert len(asked) == len({*asked})
    page.goto(mixed)
    expect(page.locator("[data-people]")).to_have_text("my aunt")
    expect(page.locator('[id="my-step.step"]')).to_have_value("my aunt")
