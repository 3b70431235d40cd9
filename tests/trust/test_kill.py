from __future__ import annotations

from tests.trust.running import figures
from tools.trust.scenarios import SCENARIOS


def test_a_kill_loses_nothing_that_was_acknowledged() -> None:
    count = len(SCENARIOS)
    told = figures("kill", "--count", str(count), "--seed", "3")
    assert told.startswith(f"{count} kills in ")
    assert told.endswith(" 0 bad\n")
