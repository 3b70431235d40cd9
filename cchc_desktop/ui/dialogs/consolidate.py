"""Many offices' tallies made into one: the folder, who has sent, who is late or missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError, InvalidValue
from cchc_desktop.domain.periods import NATURAL, Period
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.target_file import another_name, ask_target
from cchc_desktop.ui.widgets.chosen_path import ChosenPath
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.widgets.sending_table import SendingTable
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.domain.consolidation import Consolidation

_OTHER = "other"


class Consolidate(QDialog):
    """What is to be added up above, what came of it below; the workbook is written last."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Gộp bảng tổng hợp của nhiều cơ quan"))
        self._desk = desk
        self._made: Consolidation | None = None
        self._period: Period | None = None
        self.folder = ChosenPath(self.tr("Thư mục"), self.tr("&Chọn thư mục…"))
        self.offices = ChosenPath(
            self.tr("Danh sách cơ quan"), self.tr("Chọ&n tệp…"), optional=True
        )
        self.period = QuietCombo()
        self.due = DateField(desk.today)
        self.read = QPushButton(self.tr("&Gộp"))
        self.save = QPushButton(self.tr("&Lưu bảng gộp (Excel)…"))
        self.summary = sentence_label()
        self.table = SendingTable()
        self.empty = EmptyState()
        self.message = MessageLine()
        self.notices = NoticeBar()
        self._lay_out()
        self._fill_periods()
        self._connect()
        self._show(None)
        self.folder.button.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for text, widget, focus in (
            (self.tr("Thư mục đã nhận"), self.folder, self.folder.button),
            (self.tr("Danh sách cơ quan phải gửi"), self.offices, self.offices.button),
            (self.tr("&Kỳ báo cáo"), self.period, self.period),
            (self.tr("&Hạn gửi"), self.due, self.due),
        ):
            label = QLabel(text)
            if "&" in text:
                label.setBuddy(focus)
            form.addRow(label, widget)
        self.period.setAccessibleName(self.tr("Kỳ báo cáo"))
        self.due.set_label(self.tr("Hạn gửi"))
        above = QHBoxLayout()
        above.addWidget(self.summary, 1)
        above.addWidget(self.read)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        last = QHBoxLayout()
        last.addWidget(self.save)
        last.addStretch(1)
        last.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addLayout(above)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addLayout(last)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(720, 480))
        self.resize(960, 640)

    def _connect(self) -> None:
        self.folder.button.clicked.connect(self._choose_folder)
        self.offices.button.clicked.connect(self._choose_offices)
        # What was added up by other choices is no longer what the table would say.
        for changed in (self.folder.changed, self.offices.changed, self.due.edited):
            changed.connect(lambda *_: self._show(None))
        self.period.activated.connect(self._choose_period)
        self.read.clicked.connect(self._read)
        self.save.clicked.connect(lambda: self._save())

    def _fill_periods(self) -> None:
        """Offer the period of most files, the one looked at, another one."""
        self.period.clear()
        self.period.addItem(self.tr("Kỳ của đa số tệp trong thư mục"), None)
        looked_at = self._desk.period
        self.period.addItem(f"{period_label(looked_at)} ({looked_at.days_label})", looked_at)
        if self._period not in (None, looked_at):
            assert self._period is not None
            told = f"{period_label(self._period)} ({self._period.days_label})"
            self.period.addItem(told, self._period)
        self.period.insertSeparator(self.period.count())
        self.period.addItem(self.tr("Kỳ khác…"), _OTHER)
        rows = range(self.period.count())
        self.period.setCurrentIndex(
            next(r for r in rows if self.period.itemData(r) == self._period)
        )

    def _choose_period(self, row: int) -> None:
        chosen = self.period.itemData(row)
        if chosen == _OTHER:
            from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod

            self._fill_periods()
            dialog = ChoosePeriod(self._desk, self, self._period)
            dialog.accepted.connect(lambda: self._take_period(dialog.period))
            dialog.open()
        else:
            self._take_period(chosen)

    def _take_period(self, period: Period | None) -> None:
        self._period = period
        self._fill_periods()
        self._show(None)

    def _choose_folder(self) -> None:
        beside = self.folder.path or self._desk.file.path.parent
        title = self.tr("Thư mục chứa các bảng tổng hợp đã nhận")
        if chosen := QFileDialog.getExistingDirectory(self, title, str(beside)):
            self.folder.set_path(Path(chosen))

    def _choose_offices(self) -> None:
        beside = self.offices.path or self.folder.path or self._desk.file.path.parent
        title = self.tr("Danh sách cơ quan phải gửi")
        kinds = self.tr("Danh sách (*.txt *.xlsx *.xlsm);;Mọi tệp (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(beside), kinds)
        if chosen:
            self.offices.set_path(Path(chosen))

    def _read(self) -> None:
        """Add up, off the window's thread."""
        folder, offices, period = self.folder.path, self.offices.path, self._period
        try:
            due = self.due.value()
        except InvalidValue as trouble:
            self.due.setFocus()
            self.message.show_message(Standing.PROBLEM, str(trouble), None)
            return
        if folder is None:
            self.folder.button.setFocus()
            sentence = self.tr("Hãy chọn thư mục chứa các bảng tổng hợp đã nhận.")
            self.message.show_message(Standing.PROBLEM, sentence, None)
            return

        def work(progress: Progress) -> Consolidation:
            from cchc_desktop.services.consolidating import consolidate_folder

            return consolidate_folder(
                folder,
                offices=offices,
                period=None if period is None else period.id,
                calendar=NATURAL if period is None else period.calendar,
                due=due,
                progress=progress,
            )

        def done(made: Consolidation) -> None:
            if isValid(self):
                self._show(made)

        self._show(None)
        self._desk.tasks.run(
            self.tr("Gộp bảng tổng hợp"), work, done, lambda error: self._refuse(error, None)
        )

    def _show(self, made: Consolidation | None) -> None:
        """Show what came of it; None where nothing has been added up by these choices yet."""
        self._made = made
        self.message.show_message(Standing.GOOD, "", None)
        self.save.setEnabled(made is not None)
        self.table.setVisible(made is not None)
        self.empty.setVisible(made is None)
        if made is None:
            self.summary.setText("")
            self.empty.say(
                self.tr(
                    "Chọn thư mục chứa các tệp tổng hợp do chương trình này xuất ở các cơ quan. "
                    "Tệp bị sửa, gửi trùng, khác kỳ hoặc hỏng được để riêng kèm lý do; không tệp "
                    "nào bị thay đổi."
                )
            )
            return
        self.table.show_consolidation(made)
        told = [
            self.tr("{period}: đã cộng %n cơ quan", "", len(made.senders)).format(
                period=period_label(made.period)
            )
        ]
        if made.due is not None:
            told.append(self.tr("%n cơ quan gửi muộn", "", len(made.late)))
        if made.listed:
            told.append(self.tr("%n cơ quan chưa có số liệu", "", len(made.missing)))
        told.append(self.tr("%n tệp để riêng", "", len(made.set_aside)))
        self.summary.setText(", ".join(told) + ".")
        self.table.setFocus()

    def _save(self, offered: Path | None = None) -> None:
        """Write the workbook where the person says."""
        made = self._made
        if made is None:
            return
        name = slug(f"tong hop nhieu co quan {made.period.id}") + ".xlsx"
        beside = offered or self._desk.file.path.with_name(name)
        title = self.tr("Lưu bảng gộp")
        target = ask_target(self, title, beside, self.tr("Excel (*.xlsx)"))
        if target is None:
            return
        file, today = self._desk.file, self._desk.today()

        def work(progress: Progress) -> Path:
            from cchc_desktop.services.consolidating import owner_of, write_consolidation

            owner = owner_of(file, today)
            write_consolidation(made, target, owner=owner, made_on=today, progress=progress)
            return target

        self.message.show_message(Standing.GOOD, "", None)
        self.notices.hide()
        self._desk.tasks.run(
            title,
            work,
            self._tell,
            lambda error: self._refuse(error, lambda: self._save(another_name(target))),
        )

    def _tell(self, path: Path) -> None:
        if isValid(self):
            self.notices.say(
                self.tr("Đã ghi {path}").format(path=path),
                self.tr("Mở"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            )

    def _refuse(self, error: Exception, again: Callable[[], None] | None) -> bool:
        """Say whole what stands against it; where it is the file's name, offer another one."""
        if not isinstance(error, CchcError) or not isValid(self):
            return False
        remedy = None
        if again is not None and isinstance(error, FileTrouble):
            remedy = QAction(self.tr("Ghi với tên khác…"), self.message)
            remedy.triggered.connect(again)
        self.message.show_message(Standing.PROBLEM, str(error), remedy)
        return True
