"""The facts of a program: shown as typed, everywhere, and refused where no phone dials them."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from lxml import html
from pydantic import BaseModel, ValidationError

from macros.content.curriculum.library import Library
from macros.content.files.yaml_lines import parse_yaml
from macros.content.kinds.helpline import Helpline
from macros.content.kinds.phone import OptionalChatPlace, PhoneNumber
from macros.content.loading import load
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.print_run import run
from macros.publish.run.workers import can_print
from macros.publish.sheets.paper import PAPERS
from macros.publish.sheets.selection import Selection
from tests.conftest import MARKDOWN, PROJECT, small_copy

FACTS = {
    'emergency: "911"': "emergency: 000\n    privacy_words: [Our own law says this.]",
    'crisis: "988"': "crisis: 116 123\n    phone: 01234567",
    "starts: 6:00 pm": "starts: 18:00",
    "crisis_chat: 988lifeline.org": "crisis_chat: https://chat.example.org/",
    "name: A small curriculum\n    group": "name: 1.10\n    group",
}
"""What `FACTS` were, and what a clinic of another country types in their place, without quotes."""

SAID = (
    "Danger {{ program.emergency }}, crisis {{ program.crisis }}, us {{ program.phone }}, "
    "at {{ program.starts }}, chat {{ program.crisis_chat }}, name {{ program.name }}."
)
SHOWN = "Danger 000, crisis 116 123, us 01234567, at 18:00, chat chat.example.org, name 1.10."
LESSON = "lessons/small-steps/one-step"
LOOK = f"""\
theme: {{name: material, custom_dir: overrides, font: false}}
plugins:
  - macros: {{module_name: macros, on_undefined: strict, on_error_fail: true}}
{MARKDOWN}"""


class Chat(BaseModel):
    """A model with one address."""

    at: OptionalChatPlace


@pytest.mark.parametrize(
    ("typed", "dialed"),
    [
        ("000", "000"),
        ("15", "15"),
        ("116 123", "116123"),
        ("1-800-273-8255", "18002738255"),
        ("(555) 010-0200 ext. 12", "5550100200;ext=12"),
        ("555 010 0200 x4", "5550100200;ext=4"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("+1 555.010.0200", "+15550100200"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_typed_and_dialed_by_its_digits(typed: str, dialed: str) -> None:
    number = PhoneNumber.read(typed)
    assert number == typed
    assert number.dialed == dialed


@pytest.mark.parametrize(
    "typed",
    ["yes", "call 988 now", "9", "1-800-273-TALK", "555 0100 or 555 0101", "1" * 16, "-", "٩١١"],
)
def test_what_no_phone_dials_is_refused(typed: str) -> None:
    with pytest.raises(Exception, match="not a phone number"):
        PhoneNumber.read(typed)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("988lifeline.org", "988lifeline.org"),
        ("https://988lifeline.org", "988lifeline.org"),
        ("HTTPS://988lifeline.org/chat/", "988lifeline.org/chat"),
        ("", ""),
    ],
)
def test_the_address_of_a_chat_never_says_https_twice(typed: str, place: str) -> None:
    assert Chat(at=typed).at == place


@pytest.mark.parametrize(
    "typed", [" ", "yes", "http://a.org", "https://https://a.org", "a.org, b.org", "javascript:x.y"]
)
def test_what_is_no_address_of_a_chat_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="not the address of a chat"):
        Chat(at=typed)


def test_whoever_has_no_crisis_line_is_told_the_emergency_number(library: Library) -> None:
    program = library.program
    assert program.any_hour == program.crisis
    alone = program.model_copy(update={"crisis": PhoneNumber()})
    assert alone.any_hour == program.emergency


def test_no_sentence_breaks_where_there_is_no_crisis_line() -> None:
    broken = [
        f"{path}: {line}"
        for path in sorted((PROJECT / "docs").rglob("*.md"))
        for line in path.read_text("utf-8").split("\n")
        if "{{ program.crisis }}" in line and "{% if program.crisis %}" not in line
    ]
    assert broken == []


def test_a_helpline_is_held_to_the_same() -> None:
    facts = {"name": "Line", "for": "A bad night.", "hours": "Any time"}
    assert Helpline.model_validate({**facts, "call": "116 123"}).call == "116 123"
    for wrong in ({"call": "yes"}, {"text": "HOME"}, {"chat": "https://https://a.org"}):
        with pytest.raises(ValidationError):
            Helpline.model_validate({**facts, **wrong})


@pytest.mark.parametrize(
    "typed", ["000", "01234567", "18:00", "1.10", "0x1F", "1_000", "+15550100"]
)
def test_the_reader_keeps_what_was_typed(typed: str) -> None:
    data = parse_yaml(f"phone: {typed}", "mkdocs.yml").data
    assert isinstance(data, dict)
    assert str(data["phone"]) == typed


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small curriculum of a clinic in another country, and its built site, in one folder."""
    folder = small_copy(tmp_path_factory.mktemp("abroad") / "project")
    for name in ("macros", "overrides"):
        (folder / name).symlink_to(PROJECT / name)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    for was, now in FACTS.items():
        assert was in settings
        settings = settings.replace(was, now)
    settings += f"INHERIT: overrides/words/en.yaml\nuse_directory_urls: false\n{LOOK}"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    for name, before in (("index", "\n## "), ("handout", "\n## Take"), ("leader", "\n## Before")):
        page = folder / "docs" / LESSON / f"{name}.md"
        text = page.read_text("utf-8")
        assert before in text
        page.write_text(text.replace(before, f"\n{SAID}\n{before}", 1), "utf-8")
    plan = folder / "docs" / LESSON / "leader.md"
    plan.write_text(plan.read_text("utf-8").replace("- A step", f"- {SAID}", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def page_of(folder: Path, path: str) -> html.HtmlElement:
    return html.fromstring((folder / "site" / path).read_text("utf-8"))


@pytest.mark.parametrize("name", ["index", "leader", "handout"])
def test_every_page_shows_the_facts_as_they_were_typed(name: str, abroad: Path) -> None:
    page = page_of(abroad, f"{LESSON}/{name}.html")
    assert SHOWN in page.find(".//article").text_content()


def test_a_slide_shows_them_as_well(abroad: Path) -> None:
    slide = page_of(abroad, f"{LESSON}/leader.html").xpath("(//*[contains(@class, 'slide')])[1]")[0]
    assert SHOWN in slide.text_content()


def test_every_frame_shows_them_and_every_link_dials_them(abroad: Path) -> None:
    paths = sorted((abroad / "site").rglob("*.html"))
    assert len(paths) > 5
    for path in paths:
        page = html.fromstring(path.read_text("utf-8"))
        words = " ".join(page.text_content().split())
        assert "Call 000" in words, path
        assert "Call 116 123" in words, path
        assert "Chat at chat.example.org" in words, path
        links = {link.get("href") for link in page.iter("a")}
        assert {"tel:000", "tel:116123", "tel:01234567", "https://chat.example.org"} <= links, path
        assert not [link for link in links if link and link.startswith("tel:") and " " in link]
        assert "342391" not in path.read_text("utf-8")


@pytest.mark.skipif(not can_print(), reason=NO_PDFS)
def test_paper_shows_them_too(abroad: Path, tmp_path: Path) -> None:
    library = load(abroad)
    order = Selection(lessons=("1.2",), kinds=("handout", "plan", "worksheet"), papers=PAPERS[:1])
    printed = run(library, abroad / "site", tmp_path, order, workers=1)
    assert len(printed) == 3
    for one in printed:
        sheets = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(one.path).pages]
        for words in sheets:
            assert "call 000" in words, one.task.name
            assert "116 123" in words, one.task.name
            assert "01234567" in words, one.task.name
        if "worksheet" not in one.task.name:
            assert "Danger 000, crisis 116 123, us 01234567, at 18:00" in " ".join(sheets)


@pytest.mark.parametrize(("typed", "shown"), [("9", "9"), ("9.0", "9"), ("7.5", "7.5")])
def test_hours_of_group_may_be_halves_and_show_as_typed(
    typed: str, shown: str, project: Path
) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("group_hours_per_week: 9", f"group_hours_per_week: {typed}"))
    page = project / "docs/mine/steady.md"
    page.write_text(f"{page.read_text('utf-8')}\n{{{{ program.group_hours_per_week }}}} hours.\n")
    assert str(load(project).program.group_hours_per_week) == shown
