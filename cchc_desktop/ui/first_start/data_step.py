"""Fourth step: what the registers begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from cchc_desktop.domain.registers import PAGES
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.first_start.step import Step


class DataStep(Step):
    """An Excel file of former years, the sample office, or nothing yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr(
                "Sổ Excel cũ nhập vào được: chương trình cho xem trước từng dòng rồi mới ghi. Dữ "
                "liệu mẫu là một xã có sẵn hai năm, để xem thử và tập làm."
            ),
            parent,
        )
        self.title = self.tr("Dữ liệu ban đầu")
        self._desk = desk
        self.empty = QRadioButton(self.tr("&Bắt đầu từ sổ trống"))
        self.take_in = QRadioButton(self.tr("&Nhập tệp Excel cũ ngay sau bước cuối"))
        self.sample = QRadioButton(self.tr("&Xem dữ liệu mẫu"))
        self._sample_not = sentence_label(
            self.tr(
                "Tệp này đã có dữ liệu nên không nạp mẫu vào được. Muốn xem thử, hãy tạo một tệp "
                "dữ liệu khác (Tệp > Tạo tệp dữ liệu mới)."
            )
        )
        self.empty.setChecked(True)
        for widget in (self.empty, self.take_in, self.sample, self._sample_not):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def enter(self) -> None:
        """Offer the sample where the file is still empty, and go to what is chosen."""
        vacant = not any(self._desk.has_any(name) for name in PAGES)
        self.sample.setEnabled(vacant)
        self._sample_not.setVisible(not vacant)
        if not vacant and self.sample.isChecked():
            self.empty.setChecked(True)
        chosen = next(b for b in (self.empty, self.take_in, self.sample) if b.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> str:
        """Return what the registers begin with."""
        chosen = next(b for b in (self.empty, self.take_in, self.sample) if b.isChecked())
        return chosen.text().replace("&", "")
