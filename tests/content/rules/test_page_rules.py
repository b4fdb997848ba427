"""What a page calls and links to, and what lies beside it: each rule alone, on a small one."""

from pathlib import Path

import pytest

from macros.content.loading import load
from macros.content.problems import CurriculumError

LESSON = "lessons/small-steps/one-step"


@pytest.fixture
def docs(project: Path) -> Path:
    """The documents of a small curriculum without faults."""
    return project / "docs"


def said(docs: Path) -> list[str]:
    """Return what is wrong with the curriculum, by file, line and what; without the remedy."""
    try:
        load(docs.parent)
    except CurriculumError as error:
        return [f"{Path(each.file).name} {each.line} {each.what}" for each in error.problems]
    return []


def add(path: Path, words: str) -> int:
    """Add `words` to the end of a page; return the line on which they begin."""
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    path.write_text(text + words + "\n", encoding="utf-8")
    return text.count("\n") + 1


def put(path: Path, old: str, new: str) -> None:
    """Put `new` for the first `old` in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("[x](steady.md)", ""),
        ("[x](#steady)", "the link to '#steady' finds no such heading"),
        ("[x](nowhere.md)", "the link to 'nowhere.md' leads nowhere"),
        ("[x](../../mkdocs.yml)", "the link to '../../mkdocs.yml' leads nowhere"),
        ("[x](https://example.org/a#b)", ""),
        ("[x](//example.org/a)", "the link '//example.org/a' does not lead to a page"),
        ("[x](mailto:a@example.org)", ""),
        ("[x](../lessons/small-steps/one-step/index.md#remember)", ""),
        ("[x](../lessons/small-steps/one-step/leader.md#step-pairs)", ""),
        ("[x](../lessons/small-steps/one-step/leader.md#teach)", ""),
        ("[x](../lessons/small-steps/one-step/leader.md#before-group)", ""),
        ("[x](../lessons/small-steps/one-step/index.md#which-step)", ""),
        (
            "[x](../lessons/small-steps/one-step/leader.md#teach-15-min)",
            "the link to '../lessons/small-steps/one-step/leader.md#teach-15-min' "
            "finds no such heading",
        ),
    ],
)
def test_a_link_leads_to_a_page_and_a_heading(docs: Path, words: str, answer: str) -> None:
    line = add(docs / "mine/steady.md", words)
    assert said(docs) == ([f"steady.md {line} {answer}"] if answer else [])


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("## When a step feels too big", "## When one step feels too big", "Did you mean"),
        ("## When a step feels too big\n", "", "Known here"),
    ],
    ids=["renamed", "moved away"],
)
def test_a_link_follows_no_heading_that_went(docs: Path, old: str, new: str, remedy: str) -> None:
    target = "../lessons/small-steps/one-step/handout.md#when-a-step-feels-too-big"
    line = add(docs / "mine/steady.md", f"[x]({target})")
    assert said(docs) == []
    put(docs / LESSON / "handout.md", old, new)
    with pytest.raises(CurriculumError) as told:
        load(docs.parent)
    (found,) = told.value.problems
    assert (found.file, found.line) == ("docs/mine/steady.md", line)
    assert found.what == f"the link to '{target}' finds no such heading"
    assert found.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("page", "words", "answer"),
    [
        ("mine/steady.md", "{{ story() }}", "'story' is called outside a lesson's leader.md"),
        ("mine/steady.md", "{{ chart_note() }}", "'chart_note' is called outside a lesson's"),
        ("mine/steady.md", "{{ try_it() }}", "a lesson's leader.md and handout.md"),
        ("mine/steady.md", '{{ stop("What?") }}', "'stop' is called outside a lesson's index.md"),
        ("mine/steady.md", '{{ frame("Greet") }}', "'frame' is called outside"),
        (f"{LESSON}/handout.md", "{{ try_it() }}", "'try_it' is called here as in line 17"),
        (f"{LESSON}/handout.md", "{{ story() }}", "'story' is called outside"),
        (f"{LESSON}/handout.md", "{{ quiz() }}", "'quiz' is called with 0 words"),
        (f"{LESSON}/handout.md", '{{ quiz("a", "b") }}', "'quiz' is called with 2 words"),
        (f"{LESSON}/handout.md", '{{ quiz("which-step") }}', ""),
        (f"{LESSON}/handout.md", '{{ check("mine") }}', "there is no check 'mine' in this"),
        (f"{LESSON}/handout.md", '{{ picture("x", "y") }}', "there is no picture 'x' in this"),
        (f"{LESSON}/handout.md", '{{ cite("R99") }}', "the source 'R99' is not known here"),
        (f"{LESSON}/handout.md", "{{ program.name }}", ""),
        (f"{LESSON}/handout.md", "{{ program.nam }}", "'program.nam' is not a fact known here"),
        (f"{LESSON}/handout.md", "So {{ tools() }}", "called among other words or indented"),
        (f"{LESSON}/handout.md", "- {{ tools() }}", "called among other words or indented"),
    ],
)
def test_a_call_is_known_and_in_its_place(docs: Path, page: str, words: str, answer: str) -> None:
    line = add(docs / page, words)
    found = said(docs)
    if answer:
        assert any(each.startswith(f"{Path(page).name} {line} ") for each in found), found
        assert any(answer in each for each in found), found
    else:
        assert found == []


def test_a_notice_may_stand_in_many_steps_of_a_plan_but_once_in_a_page(docs: Path) -> None:
    add(docs / LESSON / "leader.md", '{{ notice("N11") }}')
    assert said(docs) == []
    line = add(docs / LESSON / "index.md", '{{ notice("N2") }}\n\n{{ closing() }}')
    put(docs / LESSON / "index.md", "{{ closing() }}\n\n", "")
    assert said(docs) == [f"index.md {line - 2} 'notice' is called here as in line 24"]


def test_a_call_that_stands_twice_in_a_plan_is_said(docs: Path) -> None:
    line = add(docs / LESSON / "leader.md", "{{ chart_note() }}")
    (found,) = said(docs)
    assert found.startswith(f"leader.md {line} 'chart_note' is called here as in line ")


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("## Remember", "## The stairs"),
        ("## Try it at home", "## Remember"),
        ('{{ worksheet("my-step") }}', '{{ quiz("which-step") }}'),
        ("{{ handout() }}", '{{ worksheet("my-step") }}'),
    ],
)
def test_the_parts_of_a_lesson_stand_in_order(docs: Path, early: str, late: str) -> None:
    page = docs / LESSON / "index.md"
    put(page, late, "LATE")
    put(page, early, late)
    put(page, "LATE", early)
    assert any(" stands after " in each for each in said(docs))


def test_each_page_of_a_lesson_is_looked_at(docs: Path) -> None:
    for name in ("index.md", "leader.md", "handout.md"):
        put(docs / LESSON / name, "\n---\n\n", "\n---\n\n[x](nowhere.md)\n\n")
    assert [each.split(" ")[0] for each in said(docs)] == ["handout.md", "index.md", "leader.md"]


def test_a_faulty_file_is_not_called_missing(docs: Path) -> None:
    put(docs / LESSON / "which-step.quiz.yaml", "title:", "titel:")
    put(docs / LESSON / "my-step.worksheet.yaml", "title:", "titel:")
    assert {each.split(" ")[0] for each in said(docs)} == {
        *("which-step.quiz.yaml", "my-step.worksheet.yaml")
    }


@pytest.mark.parametrize("name", ["x.png", "x.jpg", "x.jpeg", "x.webp", "x.gif", "x.ico", "x.pdf"])
def test_a_file_is_published_only_where_a_page_links_to_it(docs: Path, name: str) -> None:
    (docs / "mine" / name).write_bytes(b"x")
    assert said(docs) == [f"{name} 1 no page shows this file, but it would be published"]
    add(docs / "mine/steady.md", f"[x]({name})")
    assert said(docs) == []


@pytest.mark.parametrize("name", ["x.yaml", "x.yml"])
def test_a_data_file_stands_beside_a_page(docs: Path, name: str) -> None:
    (docs / "alone").mkdir()
    (docs / "alone" / name).write_text("a: b\n", encoding="utf-8")
    assert f"{name} 1 this file stands beside no page" in said(docs)


def test_a_drawing_stands_beside_a_page(docs: Path) -> None:
    (docs / "alone").mkdir()
    (docs / "alone/x.svg").write_text("<svg/>", encoding="utf-8")
    assert said(docs) == ["x.svg 1 no page shows this file, but it would be published"]


def test_a_stop_may_end_the_story(docs: Path) -> None:
    page = docs / LESSON / "index.md"
    put(page, '{{ stop("What do you see?") }}\n\n## Rem', '{{ stop("What do you see?") }}\n## Rem')
    assert said(docs) == []


def test_a_plan_without_its_last_block_is_told_so_once(docs: Path) -> None:
    put(docs / LESSON / "leader.md", "## Close (10 min)", "## Clos (10 min)")
    assert [each.split(" ", 2)[2] for each in said(docs)] == [
        "the plan has no block 'Close'",
        "the block 'Clos' is not one of the nine",
    ]


def test_two_kinds_of_question_are_enough(docs: Path) -> None:
    asked = "  - {ask: A?, reflect: No right answer.}\n" * 4
    ordered = "  - {ask: B?, order: [One, Two, Three], feedback: So.}\n"
    quiz = docs / LESSON / "which-step.quiz.yaml"
    quiz.write_text(f"title: Which step?\nquestions:\n{asked}{ordered}", encoding="utf-8")
    assert said(docs) == []
