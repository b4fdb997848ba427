"""What holds between the screens of a path: each leads further down, is reached, and it ends."""

from macros.content.kinds.path import StoryPath
from macros.content.rules.path_rules import path_findings
from tests.components import example


def told(**screens: object) -> list[str]:
    """Return what is said of screens: a list of where each leads, or a line on how it ends."""
    made = [
        {"id": name, "text": "T", "end": given}
        if isinstance(given, str)
        else {"id": name, "text": "T", "choices": [{"text": "C", "to": to} for to in list(given)]}
        for name, given in screens.items()
        if isinstance(given, str | list)
    ]
    path = StoryPath.model_validate({"title": "T", "how": "H", "screens": made})
    return [f"{at}: {what}" for at, what, _ in path_findings(path)]


def test_a_story_that_goes_on_and_ends_is_well() -> None:
    assert told(a=["b", "c"], b=["c", "d"], c="E", d="E") == []
    wet = StoryPath.model_validate(example("path", "a-wet-morning"))
    assert list(path_findings(wet)) == []


def test_every_fault_is_told_at_once() -> None:
    assert told(a=["b", "d"], b=["a", "b"], c=["d", "d"], d="E") == [
        "('screens', 1, 'choices', 0, 'to'): leads back to 'a'",
        "('screens', 1, 'choices', 1, 'to'): leads back to 'b'",
        "('screens', 2, 'choices', 1, 'to'): leads where choice 1 leads",
        "('screens', 2): is never seen: no choice leads to 'c'",
        "(): the story has 1 end; 2 is the fewest",
    ]


def test_a_misspelt_name_is_told_once_and_not_as_a_screen_that_is_never_seen() -> None:
    assert told(a=["b", "x"], b=["c", "d"], c="E", d="E", y="E") == [
        "('screens', 0, 'choices', 1, 'to'): names 'x', which is no screen here"
    ]


def test_a_screen_that_only_itself_leads_to_is_told_as_a_circle() -> None:
    assert told(a=["c", "d"], b=["b", "c"], c="E", d="E") == [
        "('screens', 1, 'choices', 0, 'to'): leads back to 'b'",
        "('screens', 1): is never seen: no choice leads to 'b'",
    ]


def test_two_screens_of_one_id_are_a_fault() -> None:
    screens = [{"id": "a", "text": "T", "choices": [{"text": "C", "to": to} for to in "bc"]}]
    screens += [{"id": name, "text": "T", "end": "E"} for name in "bcc"]
    path = StoryPath.model_validate({"title": "T", "how": "H", "screens": screens})
    assert [f"{at}: {what}" for at, what, _ in path_findings(path)] == [
        "('screens', 3, 'id'): has the id 'c', as screen 3 has"
    ]
