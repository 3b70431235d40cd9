"""Third step: the second place of the backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from cchc_desktop.ui.backups import Backups
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.first_start.step import Step


class BackupStep(Step):
    """Says where the first place is and lets the second be chosen."""

    def __init__(self, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr(
                "Chương trình tự sao lưu vào thư mục sao-luu cạnh tệp dữ liệu. Nếu ổ đĩa hỏng thì "
                "mất cả hai, nên hãy chọn thêm một thẻ nhớ hoặc thư mục ở máy khác; thẻ nhớ chưa "
                "cắm cũng không sao, chương trình nhận ra khi nó trở lại."
            ),
            parent,
        )
        self.title = self.tr("Nơi sao lưu thứ hai")
        self._backups = backups
        self._chosen = sentence_label("")
        self.choose = QPushButton(self.tr("Chọn &nơi thứ hai…"))
        self.choose.setAutoDefault(False)
        self.column.addWidget(self._chosen)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.choose.clicked.connect(self._ask)
        backups.told.connect(self._show)
        self._show()

    def enter(self) -> None:
        """Go to the button."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> str:
        """Return the second place."""
        chosen = self._backups.second_chosen
        return str(chosen) if chosen is not None else ""

    def _ask(self) -> None:
        start = str(self._backups.data.parent)
        chosen = QFileDialog.getExistingDirectory(self, self.title, start)
        if chosen:
            self._backups.choose_second(Path(chosen))

    def _show(self) -> None:
        said = self.told()
        self._chosen.setText(
            self.tr("Đã chọn: {folder}").format(folder=said)
            if said
            else self.tr("Chưa chọn nơi thứ hai.")
        )
