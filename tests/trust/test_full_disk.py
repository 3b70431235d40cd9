from __future__ import annotations

from tests.trust.running import figures
from tools.trust.full_disk import DEEDS


def test_a_full_disk_loses_nothing_and_what_was_refused_works_afterwards() -> None:
    told = figures("full_disk", "--coarse", "60", "--enough", "1")
    assert told.count(" 0 bad") in (len(DEEDS), 2 * len(DEEDS))
