"""What tests of the window share."""

from __future__ import annotations

import pytest

from tests.unikey import UniKey


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let the offscreen platform say what it cannot do: it has no window manager."""
    item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))


@pytest.fixture(
    params=[
        pytest.param(UniKey(), id="tone-at-end"),
        pytest.param(UniKey(tone_at_end=False), id="tone-with-letter"),
        pytest.param(UniKey(composed=False), id="decomposed"),
    ]
)
def unikey(request: pytest.FixtureRequest) -> UniKey:
    """UniKey in each way that it can be set; the test runs once for each."""
    driver = request.param
    assert isinstance(driver, UniKey)
    return driver
