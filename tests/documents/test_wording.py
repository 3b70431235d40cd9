from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.wording import literal, pieces_of, sentences_of, tokens_of

WORDINGS = st.lists(
    st.one_of(
        st.sampled_from(["{radio.items}", "{office.body}", "{{", "}}", ". ", "! ", "TP. ", "…"]),
        st.text("aăđĐ Á.!?1\n", max_size=6),
    ),
    max_size=12,
).map("".join)


@given(WORDINGS)
def test_the_pieces_are_the_whole(wording: str) -> None:
    pieces = list(pieces_of(wording))
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, len(wording)) if pieces else wording == ""


@given(st.text("a{}b ", max_size=12))
def test_a_literal_text_has_no_live_word_and_reads_as_itself(text: str) -> None:
    assert tokens_of(literal(text)) == ()
    assert "".join(piece.text for piece in pieces_of(literal(text))) == text


@given(WORDINGS)
def test_sentences_hold_every_letter_once(wording: str) -> None:
    spans = sentences_of(wording)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    outside = set(range(len(wording))) - {at for start, end in spans for at in range(start, end)}
    assert not "".join(wording[at] for at in outside).strip()


@pytest.mark.parametrize(
    ("wording", "count"),
    [
        ("", 0),
        ("Một câu", 1),
        ("Một. Hai! Ba?", 3),
        ("Phát {radio.items} tin, bài. Đăng {web.items} bài.", 2),
        ("Tăng 1.234 lượt, đạt 25,9%.", 1),
        ("Họp tại TP. Hải Dương.", 1),
        ("Nhiều hình thức như: họp, hội nghị...", 1),
        ("Theo {directive.brief}. Xong", 2),
    ],
)
def test_sentences(wording: str, count: int) -> None:
    assert len(sentences_of(wording)) == count
