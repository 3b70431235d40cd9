from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.office import NoOfficeProfile, Signer, profile_on
from tests.data_files import office

days = st.dates(date(2018, 1, 1), date(2030, 1, 1))

BEFORE = office(valid_from=date(2020, 1, 1), valid_to=date(2025, 6, 30))
AFTER = replace(BEFORE, valid_from=date(2025, 7, 1), valid_to=None, district="")


def test_a_report_of_2022_keeps_the_names_of_2022() -> None:
    assert profile_on([AFTER, BEFORE], date(2022, 12, 31)) is BEFORE
    assert profile_on([AFTER, BEFORE], date(2025, 6, 30)) is BEFORE
    assert profile_on([AFTER, BEFORE], date(2025, 7, 1)) is AFTER
    assert profile_on([AFTER, BEFORE], date(2099, 1, 1)) is AFTER


def test_without_a_profile_the_sentence_names_the_day() -> None:
    with pytest.raises(NoOfficeProfile, match=r"31/12/2019.*trang Cơ quan"):
        profile_on([AFTER, BEFORE], date(2019, 12, 31))


def test_of_two_the_one_that_began_last_holds() -> None:
    later = replace(BEFORE, valid_from=date(2021, 1, 1))
    assert profile_on([later, BEFORE], date(2022, 1, 1)) is later


@given(days, days, days)
def test_the_first_and_the_last_day_are_counted(first: date, last: date, day: date) -> None:
    profile = office(valid_from=first, valid_to=last)
    assert profile.valid_on(day) == (first <= day <= last)
    if first <= last:
        assert profile.valid_on(first)
        assert profile.valid_on(last)
    assert not profile.valid_on(first - timedelta(days=1))


def test_who_is_marked_signs_else_the_first() -> None:
    head = Signer(name="Vũ Đình Khải", position="chairman")
    deputy = Signer(name="Nguyễn Văn Nhưng", position="deputy")
    assert office(signers=(head, deputy)).usual_signer() is head
    marked = replace(deputy, usual=True)
    assert office(signers=(head, marked)).usual_signer() is marked
    assert office(signers=()).usual_signer() is None


def test_two_usual_signers_are_refused() -> None:
    usual = Signer(name="Vũ Đình Khải", position="chairman", usual=True)
    both = office(signers=(usual, replace(usual, name="Lê Văn An")))
    assert dict(both.own_problems()) == {
        "signers": "Chỉ một người được đánh dấu thường ký báo cáo."
    }
