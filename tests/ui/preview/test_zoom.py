from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.zoom import Fit


@pytest.mark.parametrize(
    ("percent", "less", "more"),
    [(100, 75, 125), (99.8, 75, 125), (87, 75, 100), (50, 50, 75), (400, 300, 400), (38, 38, 50)],
)
def test_steps_lead_to_the_next_round_size(percent: float, less: float, more: float) -> None:
    assert zoom.smaller(percent).percent == less
    assert zoom.larger(percent).percent == more


@given(percent=st.floats(10, 900), factor=st.floats(0.1, 10))
def test_the_wheel_never_turns_the_wrong_way_nor_leaves_the_limits(
    percent: float, factor: float
) -> None:
    scaled = zoom.scaled(percent, factor).percent
    assert (scaled - percent) * (factor - 1) >= 0
    assert min(zoom.SMALLEST, percent) <= scaled <= max(zoom.LARGEST, percent)


@pytest.mark.parametrize(("typed", "shown"), [(100, 100), (1, 50), (9999, 400)])
def test_a_typed_size_is_brought_within_the_limits(typed: float, shown: float) -> None:
    assert zoom.at(typed) == zoom.Zoom(Fit.NOTHING, shown)
