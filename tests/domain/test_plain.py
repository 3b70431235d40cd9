from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.plain import from_plain, to_plain
from tests.data_files import radio_item
from tests.records_made import any_record


@given(any_record({"documents": (7,)}), st.integers(1, 10**6))
def test_a_record_comes_back_from_json_as_it_was(record: Any, key: int) -> None:
    through_json = json.loads(json.dumps(to_plain(record)))
    assert from_plain(type(record), through_json) == record
    assert from_plain(type(record), through_json, id=key).id == key


def test_real_dates_and_numbers_are_read_too() -> None:
    plain = {
        "day": date(2022, 3, 12),
        "channel": "radio",
        "title": "Tin buổi sáng",
        "measures": [{"unit": "items", "quantity": 1}],
    }
    assert from_plain(Activity, plain) == radio_item()
    assert from_plain(Measure, {"unit": "hours", "quantity": 0.1}).quantity == Decimal("0.1")


def test_a_large_quantity_is_written_without_an_exponent() -> None:
    assert to_plain(Measure(unit="items", quantity=Decimal("1E+3")))["quantity"] == "1000"


def test_a_slip_of_the_pen_is_not_an_empty_field() -> None:
    with pytest.raises(KeyError, match="chanel"):
        from_plain(Activity, {"chanel": "radio"})
    with pytest.raises(KeyError, match="units"):
        from_plain(Activity, {"measures": [{"units": "items"}]})
