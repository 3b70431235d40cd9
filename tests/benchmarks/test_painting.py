"""The list of activities on the screen: it must not take longer where there are very many."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.shell.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import Drafts
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.benchmarks.million import file_of
from tests.benchmarks.pairs import paired, tell

ROUNDS = 15
WARM_UP = 2


@contextmanager
def _painter(count: int, folder: Path) -> Iterator[Callable[[], float]]:
    """Give what opens the page of a file with ``count`` activities, paints it, and says how long.

    What the page asks for in the background (how many, the sums) is waited for but not timed.
    """
    file = open_data_file(file_of(count))
    desk = Desk(file, Settings(), Drafts(folder, file.path))
    notices = NoticeBar()

    def paint() -> float:
        begun = time.perf_counter()
        page = RegisterPage(desk, REGISTERS["activities"], notices)
        page.resize(1050, 680)
        page.show()
        image = page.grab()  # paints everything, at once
        painted = time.perf_counter() - begun
        assert page.records.rowCount()
        assert not image.isNull()
        page.close()
        page.deleteLater()
        # What the page asked for in the background would weigh on the next round.
        while desk.tasks.busy:
            QApplication.processEvents()
        return painted

    yield paint
    desk.close()
    file.close()
    notices.deleteLater()


@pytest.mark.qt_log_ignore("^This plugin does not support ")
@pytest.mark.usefixtures("qapp")
def test_list_painted(tmp_path: Path) -> None:
    with _painter(1_000_000, tmp_path) as many, _painter(1_000, tmp_path) as few:
        measured = paired([(many(), few()) for _ in range(WARM_UP + ROUNDS)][WARM_UP:])
    tell("The activities' page painted at 1,000,000 / at 1,000", measured, 1.2)
