"""Choosing the parts that a report has besides its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.ui.widgets.colours import muted_colour

_PART = Qt.ItemDataRole.UserRole
_FEWEST_SHOWN = 4
_DARKENED = 140
"""By how many percent the Fusion style darkens the window's colour for the frame of a box."""

Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Draws rows with air, and boxes whose frame is seen on a dark ground too."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style draw the box's frame, a darker window colour, in a readable grey."""
        super().initStyleOption(option, index)
        palette: QPalette = option.palette
        frame = muted_colour(palette)
        palette.setColor(QPalette.ColorRole.Window, frame.lighter(_DARKENED))
        option.palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the text with room around it."""
        return super().sizeHint(option, index) + QSize(12, 6)


class PartsChoice(QTreeWidget):
    """A list of check boxes, each with a line on what the part holds; Space ticks."""

    edited = Signal()
    """The person has ticked a part or taken it out."""

    def __init__(self, catalogues: Catalogues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_change = False
        self.setItemDelegate(_Rows(self))
        self.setHeaderLabels([self.tr("Phần"), self.tr("Nội dung")])
        self.setAccessibleName(self.tr("Các phần thêm của báo cáo"))
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        explained = self._explained()
        for entry in catalogues.offered("report_parts"):
            item = QTreeWidgetItem([entry.label, explained.get(entry.code, "")])
            item.setData(0, _PART, entry.code)
            item.setToolTip(1, item.text(1))
            item.setCheckState(0, Qt.CheckState.Unchecked)
            self.addTopLevelItem(item)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setCurrentIndex(self.model().index(0, 0))
        row = self.sizeHintForRow(0) + 1
        self.setMinimumHeight(header.sizeHint().height() + _FEWEST_SHOWN * row)
        self._usual_height = header.sizeHint().height() + self.topLevelItemCount() * row + 4
        self.itemChanged.connect(self._tell)

    @property
    def usual_height(self) -> int:
        """The height in pixels at which every part is seen."""
        return self._usual_height

    def chosen(self) -> tuple[str, ...]:
        """Return the codes of the ticked parts, in the order in which they are offered."""
        return tuple(
            item.data(0, _PART)
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def choose(self, parts: Sequence[str]) -> None:
        """Tick these parts and no others; no signal follows."""
        self._own_change = True
        try:
            for item in self._items():
                ticked = item.data(0, _PART) in parts
                item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        finally:
            self._own_change = False

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _tell(self) -> None:
        if not self._own_change:
            self.edited.emit()

    def _explained(self) -> Mapping[str, str]:
        return {
            "past-tasks": self.tr("Nhiệm vụ giao cho năm nay: việc nào đã làm, chưa làm."),
            "limits": self.tr("Mục nêu việc chưa tốt, kèm nguyên nhân."),
            "proposals": self.tr("Mục đề nghị với cấp trên."),
            "appendix-tally": self.tr("Bảng kế hoạch, trong kỳ, luỹ kế, cùng kỳ."),
            "appendix-procedures": self.tr("Bảng thủ tục còn hiệu lực và nơi niêm yết."),
            "appendix-displays": self.tr("Bảng khẩu hiệu và từng lượt treo trong kỳ."),
            "appendix-evidence": self.tr("Bảng hoạt động có minh chứng."),
        }
