"""The lesson that 'Write a lesson' makes with its reader is right, sample by sample."""

import re
import shutil
from pathlib import Path

import pytest

from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.edition.laid_together import lay_together
from tests.conftest import PROJECT
from tests.edition.conftest import write

PAGE = PROJECT / "docs/about/write-a-lesson.md"
THEME = Path("docs/lessons/relapse-prevention")
SAMPLES = {
    "index.md": ("---\ntitle: Riding out an urge", "{{ opening() }}"),
    "handout.md": ("---\ntitle: Urge card",),
    "what-helps-when.quiz.yaml": ("title: What helps when?",),
    "urge-log.worksheet.yaml": ("title: My urge log",),
    "urge-week.check.yaml": ("title: How strong were my urges?",),
    "wait-ten.cards.yaml": ("title: Ten minutes to fill",),
    "late-bus.path.yaml": ("title: The late bus",),
    "wave.svg": ("\u003csvg",),
}
"""How each sample of the page begins, by the file that a reader makes of it."""
CALLS = '{{ check("urge-week") }}\n\n{{ cards("wait-ten") }}\n'


def samples() -> dict[str, str]:
    """Return what the page shows between its fences, by the name of the file."""
    fenced = re.findall(r"^```\w+\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return {
        name: "\n".join(next(one for one in fenced if one.startswith(head)) for head in heads)
        for name, heads in SAMPLES.items()
    }


def test_the_page_names_every_file_of_the_folder_that_is_copied() -> None:
    text = PAGE.read_text("utf-8")
    names = [path.name for path in (PROJECT / THEME / "my-triggers").iterdir()]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_no_sample_of_the_page_has_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / THEME / "our-urges"
    shutil.copytree(PROJECT / THEME / "my-triggers", folder)
    for kind in ("quiz.yaml", "worksheet.yaml", "cards.yaml", "svg"):
        (old,) = folder.glob(f"*.{kind}")
        old.unlink()
    for name, text in samples().items():
        write(folder / name, text)
    page = folder / "index.md"
    text = page.read_text("utf-8").replace("{{ handout() }}", f"{CALLS}\n{{{{ handout() }}}}")
    write(page, text.replace('{{ notice("N2") }}', '{{ path("late-bus") }}\n\n{{ notice("N2") }}'))
    write(tmp_path / "edition.yaml", "name: Harbor\n")
    with pytest.raises(CurriculumError) as raised:
        load(lay_together(tmp_path, PROJECT)[1])
    # The plan and the design note are still those of the lesson that was copied.
    assert [
        str(problem)
        for problem in raised.value.problems
        if Path(problem.file).name not in ("leader.md", "design.md")
    ] == []
