"""Sao lưu: where the backups are, how they stand, and a second place for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.backups import Backups
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label

if TYPE_CHECKING:
    from cchc_desktop.services.restore_drill import Drill

    Read = tuple[Path, int, Drill | None, bool]


class BackupDialog(QDialog):
    """What is known of the backups of the open file, and what can be done about it."""

    def __init__(self, desk: Desk, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sao lưu"))
        self._desk = desk
        self._backups = backups
        self.last, self.place, self.second, self.drill = (sentence_label() for _ in range(4))
        self.trouble = sentence_label()
        self.now = QPushButton(self.tr("&Sao lưu ngay"))
        self.choose = QPushButton(self.tr("Chọn &nơi thứ hai…"))
        self.forget = QPushButton(self.tr("&Bỏ nơi thứ hai"))
        self.encrypt = QCheckBox(self.tr("&Mã hoá bản sao ở nơi thứ hai"))
        self._lay_out()
        self._show()
        backups.told.connect(self._show)
        self._read()

    def _lay_out(self) -> None:
        lead = sentence_label(
            self.tr(
                "Chương trình tự sao lưu khi đóng, sau mỗi nửa giờ làm việc và trước việc có rủi "
                "ro; mỗi bản được đọc lại và đối chiếu rồi mới bỏ bớt bản cũ."
            )
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Gần nhất:"), self.last)
        form.addRow(self.tr("Trên máy này:"), self.place)
        form.addRow(self.tr("Nơi thứ hai:"), self.second)
        form.addRow("", self.encrypt)
        form.addRow(self.tr("Diễn tập khôi phục:"), self.drill)
        for label in (self.last, self.place, self.second, self.drill, self.trouble):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.now, self.choose, self.forget):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.now.clicked.connect(self._backups.make_now)
        self.choose.clicked.connect(self._ask)
        self.forget.clicked.connect(self._backups.forget_second)
        self.encrypt.setChecked(self._backups.encrypting)
        self.encrypt.toggled.connect(self._backups.set_encrypting)
        self.encrypt.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(self.trouble)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumSize(640, 260)

    def _read(self) -> None:
        data, file = self._backups.data, self._desk.file

        def work() -> Read:
            from cchc_desktop.services.backups import folder_of, known
            from cchc_desktop.services.protection import protection_in
            from cchc_desktop.services.restore_drill import last_drill

            folder = folder_of(data)
            own = [one for one in known([folder]) if one.manifest]
            return folder, len(own), last_drill(data), protection_in(file) is not None

        self._desk.tasks.refresh(self, "backup dialog", work, self._show_read)

    def _show_read(self, read: Read) -> None:
        folder, count, drill, protected = read
        self.encrypt.setEnabled(protected)
        self.encrypt.setToolTip("" if protected else self.tr("Cần đặt mật khẩu ở Tệp > Mật khẩu."))
        self.place.setText(self.tr("{folder} (%n bản)", "", count).format(folder=folder))
        if drill is None:
            self.drill.setText(self.tr("Chưa có; chương trình tự làm mỗi tháng một lần."))
        else:
            result = self.tr("đạt") if drill.passed else self.tr("KHÔNG ĐẠT")
            self.drill.setText(
                self.tr("{day}: {result}. {sentence}").format(
                    day=f"{drill.at:%d/%m/%Y}", result=result, sentence=self._told(drill)
                )
            )

    def _told(self, drill: Drill) -> str:
        if drill.counted is None:
            return drill.sentence
        backup, count = drill.counted
        told = self.tr("Khôi phục thử “{backup}”: %n bản ghi, mọi thứ khớp.", "", count)
        return told.format(backup=backup)

    def _show(self) -> None:
        backups = self._backups
        self.last.setText(backups.last() or self.tr("Đang đọc…"))
        chosen = backups.second_chosen
        if chosen is None:
            said = self.tr("Chưa chọn. Nên chọn một thẻ nhớ hoặc thư mục ở máy khác.")
        elif backups.second is None:
            said = self.tr("{folder} (hiện không thấy)").format(folder=chosen)
        else:
            said = str(backups.second)
        self.second.setText(said)
        self.forget.setEnabled(chosen is not None)
        self.trouble.setText(backups.trouble())
        self.trouble.setVisible(bool(backups.trouble()))
        self._read()

    def _ask(self) -> None:
        start = self._backups.second_chosen or self._backups.data.parent
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Chọn nơi sao lưu thứ hai"), str(start)
        )
        if chosen:
            self._backups.choose_second(Path(chosen))
