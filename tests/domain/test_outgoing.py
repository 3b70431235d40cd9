from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.outgoing import (
    JOINT,
    Given,
    OutgoingDocument,
    counts_for,
    free_number,
    number_of,
    on_paper,
    skipped,
    told,
)

SERIES = st.sampled_from(["report", "plan", JOINT])


def book(*numbers: int, series: str = "report", cancelled: Sequence[int] = ()) -> list[Given]:
    return [Given(series, number, number in cancelled) for number in numbers]


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("45/BC-UBND", 45),
        ("09/KH-UBND", 9),
        ("045a/BC-UBND", 45),
        ("1234/UBND-VP", 1234),
        ("/BC-UBND", None),
        ("BC-45", None),
        ("00/BC-UBND", None),
        ("12345678/BC", None),
        ("", None),
    ],
)
def test_a_symbol_begins_with_the_number(symbol: str, number: int | None) -> None:
    assert number_of(symbol) == number


@pytest.mark.parametrize(("number", "text"), [(1, "01"), (45, "45"), (1234, "1234")])
def test_on_paper_a_number_has_a_zero_below_ten_and_no_dots(number: int, text: str) -> None:
    assert on_paper(number) == text


def test_a_cancelled_line_needs_its_reason() -> None:
    line = OutgoingDocument(type="report", day=date(2022, 1, 4), subject="Kết quả", cancelled=True)
    assert [name for name, _ in line.own_problems()] == ["cancel_reason"]


class TestTheNextNumber:
    def test_it_begins_with_one(self) -> None:
        assert free_number([], "report") == 1
        assert free_number(book(1, 2, series="plan"), "report") == 1

    def test_it_follows_the_highest(self) -> None:
        assert free_number(book(1, 2, 27), "report") == 28

    def test_a_cancelled_number_is_not_given_again(self) -> None:
        assert free_number(book(1, 2, 3, cancelled=[3]), "report") == 4
        assert free_number(book(1, 2, 3, cancelled=[2, 3]), "report") == 4
        assert free_number(book(1, cancelled=[1]), "report") == 2

    def test_a_mistyped_number_that_was_cancelled_does_not_carry_the_book_away(self) -> None:
        mistyped = book(*range(1, 45), 4500, cancelled=[4500])
        assert free_number(mistyped, "report") == 45
        assert free_number(book(1, 2, 4, cancelled=[4]), "report") == 3
        assert free_number(book(1, 2, 3, 4, cancelled=[4]), "report") == 5

    def test_a_joint_number_comes_after_every_number_of_the_year(self) -> None:
        assert free_number([*book(1, 2, 3), *book(1, series="plan")], JOINT) == 4

    def test_a_types_own_number_comes_after_its_own_and_the_joint_ones(self) -> None:
        lines = [*book(1, 2, 9, series=JOINT), *book(40, series="plan")]
        assert free_number(lines, "report") == 10
        assert free_number(lines, "plan") == 41


class TestNumbersLeftOut:
    def test_numbers_in_a_row_leave_none_out(self) -> None:
        assert skipped(book(1, 2, 3), "report") == ()
        assert skipped([], "report") == ()

    def test_a_chosen_number_leaves_out_those_below_it(self) -> None:
        lines = book(1, 27, 30, 29)
        assert skipped(lines, "report") == (range(2, 27), range(28, 29))
        assert told(skipped(lines, "report")) == "02-26, 28"

    def test_a_number_given_later_fills_its_place(self) -> None:
        assert skipped(book(1, 4, 2, 3), "report") == ()

    def test_a_cancelled_number_is_not_left_out(self) -> None:
        assert skipped(book(1, 2, 3, cancelled=[2, 3]), "report") == ()

    def test_numbers_below_a_cancelled_slip_are_still_to_come(self) -> None:
        assert skipped(book(1, 2, 4500, cancelled=[4500]), "report") == ()
        assert skipped(book(1, 2, 4500, 3, cancelled=[4500]), "report") == ()
        assert skipped(book(1, 2, 4500, 6, cancelled=[4500]), "report") == (range(3, 6),)

    def test_what_a_change_of_numbering_begins_after_is_not_left_out(self) -> None:
        to_joint = [*book(*range(1, 13)), *book(1, 2, series="plan"), *book(13, 14, series=JOINT)]
        assert skipped(to_joint, JOINT) == ()
        back = [*to_joint, *book(15, series="plan"), *book(15)]
        assert skipped(back, "plan") == skipped(back, "report") == skipped(back, JOINT) == ()
        chosen = [*back, *book(20, series="plan")]
        assert skipped(chosen, "plan") == (range(16, 20),)
        assert skipped(chosen, "report") == ()

    @given(st.lists(st.tuples(SERIES, st.booleans()), max_size=40))
    def test_numbers_that_are_always_the_next_leave_none_out(
        self, entered: list[tuple[str, bool]]
    ) -> None:
        """Whatever is cancelled, and however often the office changes its numbering."""
        lines: list[Given] = []
        for series, cancelled in entered:
            lines.append(Given(series, free_number(lines, series), cancelled))
        for series in ("report", "plan", JOINT):
            counted = {line.number for line in lines if counts_for(series, line.series)}
            assert free_number(lines, series) not in counted
        if JOINT not in {line.series for line in lines}:
            for series in ("report", "plan"):
                numbers = [line.number for line in lines if line.series == series]
                assert numbers == list(range(1, len(numbers) + 1))
                assert skipped(lines, series) == ()

    @given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), unique_by=lambda x: x[0]))
    def test_with_one_series_all_that_is_missing_below_the_next_is_left_out(
        self, entered: list[tuple[int, bool]]
    ) -> None:
        lines = [Given("report", number, cancelled) for number, cancelled in entered]
        following = free_number(lines, "report")
        missing = set(range(1, following)) - {number for number, _ in entered}
        assert {number for some in skipped(lines, "report") for number in some} == missing
