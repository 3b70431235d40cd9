from __future__ import annotations

from tests.trust.running import figures


def test_what_is_done_in_any_order_is_what_the_model_says() -> None:
    assert "120 steps in " in figures("model", "--steps", "120", "--seed", "2")
