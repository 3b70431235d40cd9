from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.fonts import faces
from cchc_desktop.documents.pdf.lines import (
    Line,
    balanced_lines,
    break_lines,
    pieces_of,
    width_of,
)
from cchc_desktop.documents.tree import Run, runs

FACES = faces(None)


def _texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def _broken(text: str, width: float, first: float | None = None) -> list[str]:
    return _texts(break_lines(pieces_of(runs(text), FACES), 14, width, first))


words = st.lists(st.sampled_from(["cải", "cách", "hành", "chính", "09/KH-UBND", "số", "58", "-"]))


@given(words.map(" ".join), st.floats(90, 400))
def test_no_word_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = break_lines(pieces_of(runs(text), FACES), 14, width)
    assert " ".join(_texts(lines)) == text
    for line in lines:
        drawn = sum(width_of(piece.text, piece.face, 14) for piece in line.pieces)
        assert line.width == pytest.approx(drawn)
        assert line.width <= width + 0.01


def test_a_symbol_stays_whole_with_the_word_before_it() -> None:
    text = "Thực hiện Kế hoạch số 09/KH-UBND của xã"
    for width in range(110, 260, 3):
        assert any("số 09/KH-UBND" in line for line in _broken(text, width))


def test_binding_reaches_across_faces() -> None:
    content = (Run("đã phát "), Run("58", bold=True, token="radio.items"), Run(" tin, bài"))
    for width in range(45, 140, 3):
        lines = _texts(break_lines(pieces_of(content, FACES), 14, width))
        assert any("58 tin," in line for line in lines)


def test_a_blank_to_fill_in_by_hand_is_kept() -> None:
    assert _broken("Số:      /BC-UBND", 500) == ["Số:      /BC-UBND"]
    assert _broken("Nam, ngày      tháng mười", 100) == ["Nam,", "ngày      tháng", "mười"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    address = "https://chilangnam.thanhmien.haiduong.gov.vn/cai-cach-hanh-chinh"
    lines = _broken(f"Xem {address}", 120)
    assert "".join(lines).replace("Xem", "") == address
    assert all(width_of(line, FACES.regular, 14) <= 120 for line in lines)


def test_bound_words_part_before_one_is_cut() -> None:
    assert _broken("số 09/KH-UBND", 92) == ["số", "09/KH-UBND"]
    assert _broken("xã số 09/KH-UBND ngày", 92) == ["xã số", "09/KH-UBND", "ngày"]


def test_the_first_line_may_be_shorter() -> None:
    assert _broken("cải cách hành chính", 100, first=30) == ["cải", "cách hành chính"]


def test_a_line_break_of_the_writer_is_kept() -> None:
    lines = break_lines(pieces_of(runs("một hai\nba bốn"), FACES), 14, 500)
    assert _texts(lines) == ["một hai", "ba bốn"]
    assert [line.ends for line in lines] == [True, True]


def test_only_the_last_line_ends_a_paragraph() -> None:
    lines = break_lines(pieces_of(runs("cải cách " * 20 + "hết"), FACES), 14, 200)
    assert [line.ends for line in lines] == [False] * (len(lines) - 1) + [True]


def test_gaps_count_all_spaces_of_the_line() -> None:
    (line,) = break_lines(pieces_of(runs("số\u00a009 và ba"), FACES), 14, 500)
    assert line.gaps == 3


def test_nothing_gives_no_lines() -> None:
    assert break_lines(pieces_of(runs(""), FACES), 14, 100) == []


def test_decomposed_text_is_composed() -> None:
    (piece,) = pieces_of(runs(unicodedata.normalize("NFD", "Hải Dương\tđẹp")), FACES)
    assert piece.text == "Hải Dương đẹp"


def test_balanced_lines_are_no_more_and_more_alike() -> None:
    text = "Kết quả công tác tuyên truyền cải cách hành chính năm 2022 và phương hướng"
    pieces = pieces_of(runs(text), FACES)
    plain = [line.width for line in break_lines(pieces, 14, 400)]
    balanced = [line.width for line in balanced_lines(pieces, 14, 400)]
    assert len(balanced) == len(plain) == 2
    assert max(balanced) - min(balanced) < max(plain) - min(plain)


def test_white_at_the_ends_does_not_shift_a_centred_line() -> None:
    (line,) = balanced_lines(pieces_of(runs("  Báo cáo \n"), FACES), 14, 190)
    assert _texts([line]) == ["Báo cáo"]
    assert balanced_lines(pieces_of(runs("   "), FACES), 14, 190) == []


def test_balancing_never_cuts_a_word() -> None:
    pieces = pieces_of(runs("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"), FACES)
    assert _texts(balanced_lines(pieces, 14, 190)) == ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "b"]
