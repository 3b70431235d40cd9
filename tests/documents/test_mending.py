"""A repair changes the printed stretch and nothing else, and never a live word."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_desktop.documents.mending import mended, token_touched
from cchc_desktop.documents.tree import Run, Runs, text_of
from cchc_desktop.documents.wording import literal, pieces_of, tokens_of

WORDS = {"radio.items": "58", "office.kind": "xã", "directive": "", "{": "", "period": "năm 2022"}


def printed(wording: str) -> Runs:
    """What a wording is printed as, as LiveWords does it."""
    runs: list[Run] = []
    for piece in pieces_of(wording):
        run = Run(piece.text)
        if piece.token is not None:
            run = Run(WORDS.get(piece.token, f"{{{piece.token}}}"), token=piece.token)
        if runs and runs[-1].token is None and run.token is None:
            runs[-1] = Run(runs[-1].text + run.text)
        elif run.text:
            runs.append(run)
    return tuple(runs)


@pytest.mark.parametrize(
    ("wording", "start", "end", "text", "after"),
    [
        ("đang tải tin", 0, 8, "đăng tải", "đăng tải tin"),
        ("Có {radio.items} tin đang tải", 10, 18, "", "Có {radio.items} tin "),
        ("Có {radio.items} tin", 2, 2, " đủ", "Có đủ {radio.items} tin"),
        ("{radio.items}", 0, 0, "Có ", "Có {radio.items}"),
        ("{radio.items}", 2, 2, " tin", "{radio.items} tin"),
        ("{radio.items}{office.kind}", 2, 2, " ", "{radio.items} {office.kind}"),
        ("Tập {{A}} có {radio.items}", 4, 7, "B", "Tập B có {radio.items}"),
        ("Tập {{A}} có", 5, 6, "{", "Tập {{{{}} có"),
        ("", 0, 0, "a", "a"),
    ],
)
def test_a_stretch_of_plain_text(wording: str, start: int, end: int, text: str, after: str) -> None:
    assert mended(wording, printed(wording), start, end, text) == after


@pytest.mark.parametrize(
    ("wording", "start", "end", "token"),
    [
        ("Có {radio.items} tin", 3, 5, "radio.items"),
        ("Có {radio.items} tin", 4, 4, "radio.items"),
        ("Có {radio.items} tin", 0, 4, "radio.items"),
        ("Có {radio.items} tin", 0, 9, "radio.items"),
        ("ab{directive}cd", 1, 3, "directive"),
        ("Có {x.y} tin", 3, 5, "x.y"),
    ],
)
def test_a_live_word_is_not_touched(wording: str, start: int, end: int, token: str) -> None:
    assert mended(wording, printed(wording), start, end, "x") is None
    assert token_touched(wording, printed(wording), start, end) == token


def test_a_number_becomes_a_live_word() -> None:
    wording = "Đã phát 58 tin tại {office.kind}"
    assert mended(wording, printed(wording), 8, 10, "58", "radio.items") == (
        "Đã phát {radio.items} tin tại {office.kind}"
    )


def test_a_stretch_outside_and_a_foreign_text_are_mistakes_of_the_program() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        mended("abc", printed("abc"), 2, 4, "x")
    with pytest.raises(ValueError, match="not printed"):
        mended("abc", printed("abcd"), 0, 1, "x")


wordings = st.lists(
    st.one_of(
        st.text("ab {}", max_size=6),
        st.text("ab {}", max_size=6).map(literal),
        st.sampled_from([f"{{{token}}}" for token in (*WORDS, "x.y")]),
    ),
    max_size=8,
).map("".join)


@given(wordings, st.data(), st.text("ab {}", max_size=4))
def test_exactly_the_stretch_changes(wording: str, data: st.DataObject, text: str) -> None:
    content = printed(wording)
    before = text_of(content)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    after = mended(wording, content, start, end, text)
    touched = token_touched(wording, content, start, end)
    assert (after is None) == (touched is not None)
    assume(after is not None)
    assert after is not None
    assert text_of(printed(after)) == before[:start] + text + before[end:]
    live = [run for run in content if run.token is not None]
    assert [run for run in printed(after) if run.token is not None] == live
    assert tokens_of(after) == tokens_of(wording)


@given(wordings, st.data())
def test_a_live_word_put_in_is_one_more_and_the_others_stay(
    wording: str, data: st.DataObject
) -> None:
    content = printed(wording)
    before = text_of(content)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    after = mended(wording, content, start, end, "năm 2022", "period")
    assume(after is not None)
    assert after is not None
    assert text_of(printed(after)) == before[:start] + "năm 2022" + before[end:]
    count = sum(run.token is not None for run in content)
    assert sum(run.token is not None for run in printed(after)) == count + 1
