"""What tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.unikey import UniKey

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.ui.desk import Desk
    from tests.ui.dialogs.opening import Opener


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


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    """Give an office's file that holds nothing yet."""
    from tests.data_files import new_data_file

    opened = new_data_file(tmp_path / "x.cchc")
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, file: DataFile, tmp_path: Path) -> Iterator[Desk]:
    """Give what the pages and dialogs work on."""
    from tests.ui.desks import desk_on

    made = desk_on(file, tmp_path)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give the window that the dialogs stand before."""
    from PySide6.QtWidgets import QWidget

    shown = QWidget()
    shown.resize(1024, 700)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def show_dialog(qtbot: QtBot, window: QWidget) -> Opener:
    """Open a dialog before the window, and wait until it can be typed into."""

    def show(dialog: QDialog) -> None:
        dialog.open()
        qtbot.waitUntil(lambda: dialog.isActiveWindow() or not dialog.isVisible())

    return show
