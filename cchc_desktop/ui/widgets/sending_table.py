"""Who has sent, who is late or missing, and which files are set aside, as one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.domain.vietnamese import format_day

if TYPE_CHECKING:
    from cchc_desktop.domain.consolidation import Consolidation, SetAside

_WIDE = (230, 150, 90, 200)


class SendingTable(QTableWidget):
    """What needs somebody's attention comes first: missing, set aside, late; then the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            self.tr("Cơ quan"),
            self.tr("Tình trạng"),
            self.tr("Ngày lập"),
            self.tr("Tệp"),
            self.tr("Ghi chú"),
        )
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.setAccessibleName(self.tr("Tình hình gửi"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        headings.setStretchLastSection(True)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDE):
            self.setColumnWidth(column, width)

    def show_consolidation(self, made: Consolidation) -> None:
        """Show what became of every office and every file; a tip shows whole what is cut."""
        rows = list(self._rows(made))
        self.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(0, 0)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the rows say."""
        columns = range(self.columnCount())
        return [
            tuple(item.text() if (item := self.item(row, at)) else "" for at in columns)
            for row in range(self.rowCount())
        ]

    def _rows(self, made: Consolidation) -> Iterator[tuple[str, ...]]:
        for missing in made.missing:
            yield missing.office.name, self.tr("Chưa có số liệu"), "", "", missing.note
        for file in made.set_aside:
            state = self.tr("Để riêng: {cause}").format(cause=self._cause(file))
            office = "" if file.office is None else file.office.short_name or file.office.body
            yield office, state, "", file.path, file.reason
        for late in (True, False):
            for sender in made.senders:
                if sender.late == late:
                    state = self.tr("Gửi muộn") if late else self.tr("Đã gửi")
                    day = format_day(sender.tally.made_on)
                    note = "" if sender.listed else self.tr("Không có trong danh sách")
                    yield sender.name, state, day, sender.received.path, note

    def _cause(self, file: SetAside) -> str:
        told = {
            "ALTERED": self.tr("bị sửa sau khi lập"),
            "DAMAGED": self.tr("không đọc được"),
            "NOT_OURS": self.tr("không phải bảng tổng hợp"),
            "OTHER_VERSION": self.tr("bản chương trình khác"),
            "OTHER_PERIOD": self.tr("kỳ khác"),
            "OUTDATED": self.tr("đã có bản mới hơn"),
            "REPEATED": self.tr("gửi trùng"),
            "DISAGREEING": self.tr("hai bản cùng ngày khác nhau"),
        }
        return told[file.cause.name]
