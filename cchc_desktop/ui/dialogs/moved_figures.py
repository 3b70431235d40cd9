"""What has moved since a report was closed: its figures stand, the records have gone on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.vietnamese import format_day, format_number
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.pages.filter_bar import Behind
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.figures_table import FiguresTable, difference_text, number_text
from cchc_desktop.ui.wording import worded

if TYPE_CHECKING:
    from cchc_desktop.services.report_closing import Closed
    from cchc_desktop.services.report_issue import Moved

    Found = tuple[Closed | None, Sequence[Moved]]


class MovedFigures(QDialog):
    """The figures that are no longer what the report says; each opens the records in between."""

    records_asked = Signal(str, object)
    """The register and the :class:`Behind` of the records that the person wants to see."""

    def __init__(self, desk: Desk, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Thay đổi sau khi chốt"))
        self._desk = desk
        self._report = report
        self._moved: Sequence[Moved] = ()
        self._heading = sentence_label(report.title)
        self.table = FiguresTable(
            self.tr("Số liệu đã thay đổi"),
            (
                *(self.tr("Số liệu"), self.tr("Đã báo cáo"), self.tr("Hiện nay")),
                *(self.tr("Chênh lệch"), self.tr("Bản ghi thêm"), self.tr("Bản ghi bớt")),
            ),
        )
        self.empty = EmptyState()
        self.empty.say(self.tr("Đang so với sổ hiện nay…"))
        self._middle = QStackedWidget()
        self.records = QPushButton(self.tr("Xem &bản ghi"))
        self._lay_out()
        desk.tasks.refresh(self, "moved figures", self._read, self._show)

    def _lay_out(self) -> None:
        self.table.setToolTip(self.tr("Nhấn đúp hoặc Enter để xem các bản ghi đã thay đổi"))
        self.table.activated.connect(lambda index: self._open(index.row()))
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.records, QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.records.setEnabled(False)
        self.table.currentCellChanged.connect(self._show_choice)
        self.records.clicked.connect(lambda: self._open(self.table.currentRow()))
        layout = QVBoxLayout(self)
        layout.addWidget(self._heading)
        layout.addWidget(self._middle, 1)
        layout.addWidget(buttons)
        self.setMinimumSize(620, 260)
        self.resize(820, 420)

    def _read(self) -> Found | CchcError:
        """Count what the records say now; off the window's thread."""
        from cchc_desktop.services.report_closing import closed
        from cchc_desktop.services.report_issue import NotClosed, moved_since

        assert self._report.id is not None
        file = self._desk.file
        try:
            return closed(file, self._report.id), moved_since(file, self._report.id)
        except NotClosed as trouble:
            return trouble

    def _show(self, found: Found | CchcError) -> None:
        if isinstance(found, CchcError):
            self.empty.say(str(found))
            return
        closed, self._moved = found
        if closed is not None:
            said = self.tr(
                "{title}: số liệu chốt ngày {day}. Báo cáo giữ nguyên số đã chốt, dù sổ thay đổi."
            )
            self._heading.setText(said.format(title=self._report.title, day=format_day(closed.on)))
        if not self._moved:
            self.empty.say(self.tr("Số liệu vẫn như khi chốt."))
            return
        self.table.show_rows([_texts(moved) for moved in self._moved])
        self._middle.setCurrentWidget(self.table)
        self.table.setFocus()

    def _show_choice(self, row: int) -> None:
        self.records.setEnabled(row >= 0 and bool(_records_of(self._moved[row])))

    def _open(self, row: int) -> None:
        """Ask for the records of a row, where it has any: a plan that was changed has none."""
        moved = self._moved[row]
        ids = _records_of(moved)
        if ids:
            what = self.tr("{figure}: thay đổi sau khi chốt").format(figure=_texts(moved)[0])
            self.accept()
            self.records_asked.emit(moved.figure.register, Behind(what, ids))


def _records_of(moved: Moved) -> tuple[int, ...]:
    """Return the records that have come or gone, all of the figure where one was only changed."""
    return (*moved.come, *moved.gone) or moved.figure.records


def _texts(moved: Moved) -> tuple[str, ...]:
    figure = moved.figure
    return (
        f"{worded(figure.label)} ({worded(figure.unit)})",
        number_text(figure.in_period),
        number_text(moved.now),
        difference_text(figure.in_period, moved.now),
        format_number(len(moved.come)),
        format_number(len(moved.gone)),
    )
