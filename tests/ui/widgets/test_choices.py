from __future__ import annotations

from cchc_desktop.ui.widgets.choices import Choice, matching, named

CHANNELS = [
    Choice("web", "Trang thông tin điện tử"),
    Choice("radio", "Đài truyền thanh"),
    Choice("meeting", "Hội nghị truyền đạt"),
    Choice("banner", "Băng rôn"),
    Choice("leaf", "Lá"),
    Choice("plain", "La"),
]


def _codes(choices: list[Choice]) -> list[str]:
    return [choice.code for choice in choices]


def test_every_typed_word_is_looked_for_without_marks() -> None:
    assert _codes(matching(CHANNELS, "thanh dai")) == ["radio"]
    assert _codes(matching(CHANNELS, "Đài")) == ["radio"]
    assert _codes(matching(CHANNELS, "băng zôn")) == ["banner"]


def test_the_beginning_comes_before_a_words_beginning_before_the_inside() -> None:
    listed = [Choice("c", "Xtin"), Choice("b", "Trang tin"), Choice("a", "Tin, bài")]

    assert _codes(matching(listed, "tin")) == ["a", "b", "c"]


def test_equally_likely_choices_keep_their_order() -> None:
    assert _codes(matching(CHANNELS, "truyen")) == ["radio", "meeting"]


def test_nothing_typed_gives_all_and_nonsense_nothing() -> None:
    assert matching(CHANNELS, " ") == CHANNELS
    assert matching(CHANNELS, "xyz") == []


def test_a_name_is_known_without_its_marks() -> None:
    assert _codes(named(CHANNELS, "dai truyen thanh")) == ["radio"]
    assert named(CHANNELS, "dai truyen") == []
    assert named(CHANNELS, "") == []
    assert named(CHANNELS, "---") == []


def test_marks_decide_between_names_that_differ_in_marks_only() -> None:
    assert _codes(named(CHANNELS, "lá")) == ["leaf"]
    assert _codes(named(CHANNELS, "la")) == ["plain"]
    assert _codes(named(CHANNELS, "lả")) == ["leaf", "plain"]
