from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.ui.pages.overview_page import OverviewPage
from tests.data_files import new_data_file
from tests.e2e.conftest import Clerk, Start

PAGES = ("overview", *REGISTERS)


class _NewWindows(QObject):
    """Notes every window of its own that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.fixture
def new_windows(qapp: QApplication) -> Iterator[list[str]]:
    watcher = _NewWindows()
    qapp.installEventFilter(watcher)
    yield watcher.seen
    qapp.removeEventFilter(watcher)


@pytest.fixture(params=["light", "dark"])
def scheme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    former = qapp.palette()
    if request.param == "dark":
        qapp.setPalette(QPalette(QColor(50, 50, 50), QColor(35, 35, 35)))
    yield request.param
    qapp.setPalette(former)


def _full(start: Start, folder: Path) -> Clerk:
    file = new_data_file(folder / "full.cchc")
    write_sample_office(file)
    file.close()
    return start(folder / "full.cchc")


@pytest.mark.parametrize("office", ["full", "empty"])
def test_every_page_is_painted_in_one_window(
    start: Start, tmp_path: Path, scheme: str, office: str, new_windows: list[str]
) -> None:
    """No page opens a window of its own on the way, and each has something on it."""
    clerk = _full(start, tmp_path) if office == "full" else start()
    window = clerk.program.window
    window.resize(1366, 728)
    new_windows.clear()
    for page in PAGES:
        window.sidebar.go_to(page)
        clerk.rest()
        picture = window.grab().toImage()
        # The page's own part: right of the list of pages, below the menus.
        points = product(range(200, picture.width(), 5), range(40, picture.height() - 40, 5))
        assert len({picture.pixel(x, y) for x, y in points}) > 4, page
    assert new_windows == []


def test_every_control_has_a_name(start: Start, tmp_path: Path) -> None:
    """A screen reader has something to say wherever Tab leads."""
    clerk = _full(start, tmp_path)
    for page in PAGES:
        clerk.program.window.sidebar.go_to(page)
        clerk.rest()
        shown = clerk.program.window.stack.currentWidget()
        assert shown is not None
        for widget in shown.findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reached and widget.isVisible() and widget.focusProxy() is None:
                text = widget.text() if isinstance(widget, QPushButton) else ""
                assert widget.accessibleName() or text, (page, widget)


def test_the_wheel_changes_no_value(start: Start, tmp_path: Path) -> None:
    clerk = _full(start, tmp_path)
    clerk.go_to_page(2)
    before = [f.widget.text() for f in clerk.page.form.editor.all_frames()]
    query = clerk.page.filters.query()
    for widget in clerk.page.findChildren(QWidget):
        _turn_wheel(widget)
    assert [f.widget.text() for f in clerk.page.form.editor.all_frames()] == before
    assert clerk.page.filters.query() == query


def test_no_text_of_a_form_is_cut_at_the_smallest_size(start: Start, tmp_path: Path) -> None:
    """Labels have the room that they ask for in the smallest window."""
    clerk = _full(start, tmp_path)
    clerk.program.window.resize(1024, 700)
    for number in range(2, 11):
        clerk.go_to_page(number)
        form = clerk.page.form
        assert form.editor.minimumSizeHint().width() <= form.editor.width(), number
        for label in clerk.page.form.editor.findChildren(QLabel):
            if label.isVisible() and label.text() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), (number, label.text())


def test_the_figures_are_told_apart_at_the_smallest_size(start: Start, tmp_path: Path) -> None:
    """What each number counts has its room, also where the gaps of the report are listed."""
    clerk = _full(start, tmp_path)
    clerk.program.window.resize(1024, 700)
    clerk.go_to_page(1)
    workbench = clerk.program.window.workbench
    assert workbench is not None
    assert isinstance(workbench.page, OverviewPage)
    table = workbench.page.table
    assert table.rowCount() > 0
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.horizontalHeader().length() <= table.viewport().width()


def _turn_wheel(widget: QWidget) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or not widget.hasFocus():
        QApplication.sendEvent(widget, event)
