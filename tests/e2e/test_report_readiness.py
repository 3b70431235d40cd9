"""Whoever looks at a list of reports finds the program ready to open one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.reports.readiness import bring_in
from tests.data_files import new_data_file
from tests.e2e.conftest import PATIENCE_MS, Start

REPORTS, BOOK = 8, 9


@pytest.mark.parametrize("page", [REPORTS, BOOK])
def test_the_list_gets_ready(start: Start, tmp_path: Path, qtbot: QtBot, page: int) -> None:
    new_data_file(tmp_path / "x.cchc").close()
    clerk = start(tmp_path / "x.cchc")
    bring_in.cache_clear()
    clerk.go_to_page(page)
    qtbot.waitUntil(lambda: bring_in.cache_info().currsize == 1, timeout=PATIENCE_MS)
    clerk.rest()
