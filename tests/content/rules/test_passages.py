"""Passages and sentences: parted where a reader stops, and never at a sign alone."""

from macros.content.rules.passages import passages_of, sentences


def test_a_sentence_ends_at_a_sign_and_never_at_an_empty_one() -> None:
    assert sentences(["One. “Two!” Three? Four: five", "", "*Six*"]) == [
        *("One.", "“Two!", "Three?", "Four:", "five", "Six")
    ]


def test_a_passage_is_a_paragraph_an_item_or_a_row() -> None:
    lines = ["One", "two.", "", "- A", "- [ ] B", "  more", "1. C", "> D", "", "E", "| F | G |"]
    lines += ["| --- | :-: |", "| H | I |", "J {{ fact }} k"]
    assert passages_of(lines) == [
        *("One two.", "A", "B more", "C", "D", "E", " F .  G ", " H .  I ", "J  k")
    ]
