from __future__ import annotations

import pytest

from tests.trust.running import figures
from tools.trust.scenarios import SCENARIOS


@pytest.mark.parametrize("name", [scenario.name for scenario in SCENARIOS])
def test_a_kill_loses_nothing_that_was_acknowledged(name: str) -> None:
    told = figures("kill", "--only", name, "--count", "1", "--seed", "3")
    assert told.startswith("1 kills in ")
