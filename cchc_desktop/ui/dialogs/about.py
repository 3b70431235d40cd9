"""What the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class AboutDialog(QDialog):
    """The program's name, what it does, and where the open data file lies."""

    def __init__(self, data_file: str, log: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Giới thiệu"))
        text = self.tr(
            "CCHC Desktop\n\nSổ tuyên truyền cải cách hành chính của Ủy ban nhân dân xã: "
            "ghi hoạt động, đếm số liệu, lập báo cáo.\n\nTệp dữ liệu: {data}\nNhật ký: {log}\n\n"
            "Phần mềm tự do theo giấy phép GPL, phiên bản 3 hoặc mới hơn."
        ).format(data=data_file, log=log)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(buttons)
        self.setMinimumWidth(460)
