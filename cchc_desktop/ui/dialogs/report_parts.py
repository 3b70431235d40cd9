"""Choosing which parts a report has besides its body."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import DecisionDialog, sentence_label
from cchc_desktop.ui.widgets.parts_choice import PartsChoice


class ReportParts(DecisionDialog):
    """The parts as check boxes, with a line on each."""

    chosen = Signal(tuple)
    """The codes of the parts that the report is to have."""

    def __init__(self, desk: Desk, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các phần của báo cáo"))
        self.parts = PartsChoice(desk.catalogues)
        self.parts.choose(parts)
        self.column.addWidget(
            sentence_label(
                self.tr("Bỏ một phần không làm mất lời đã sửa trong phần ấy; thêm lại là có.")
            )
        )
        self.column.addWidget(self.parts, 1)
        self.add_buttons(self.tr("&Dùng các phần này"))
        self.setMinimumWidth(520)
        self.resize(700, 110 + self.parts.usual_height)
        self.parts.setFocus()

    def decide(self) -> bool:
        """Tell the ticked parts."""
        self.chosen.emit(self.parts.chosen())
        return True
