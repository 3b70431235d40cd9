"""The mark of a field whose value goes over into the next record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


class PinBadge(QLabel):
    """A word in the upper right corner of a field, beside its label."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setText(self.tr("đã ghim"))
        self.setToolTip(self.tr("Bản ghi mới giữ giá trị này. Ctrl+G để bỏ ghim."))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMargin(1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        self.setFont(font)
        self.hide()
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            self.adjustSize()
            self.move(watched.width() - self.width(), 0)
        return super().eventFilter(watched, event)
