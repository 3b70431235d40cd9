"""The templates from which reports are composed: the delivered one, and the office's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.dialogs.dialog_work import DialogWork
from cchc_desktop.ui.dialogs.name_template import NameTemplate
from cchc_desktop.ui.target_file import ask_target
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

_ENDING: Final = ".toml"


@dataclass(frozen=True, slots=True)
class _Line:
    """A template in the list; ``id`` is None for the delivered one."""

    name: str
    id: int | None


class ReportTemplates(QDialog):
    """The list of templates, and what can be done with the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mẫu báo cáo"))
        self._desk = desk
        self._lines: Sequence[_Line] = ()
        self.list = QTreeWidget()
        self.message = MessageLine()
        self.notices = NoticeBar()
        self._work = DialogWork(self, desk, self.message, self.notices)
        self.take_in = QPushButton(self.tr("&Nhập mẫu từ tệp…"))
        self.replace = QPushButton(self.tr("Thay &bằng tệp…"))
        self.give_out = QPushButton(self.tr("&Xuất ra tệp…"))
        self.rename = QPushButton(self.tr("Đổi &tên…"))
        self.delete = QPushButton(self.tr("X&oá"))
        self._lay_out()
        self._connect()
        self._show_choice()
        self._refresh()

    def _lay_out(self) -> None:
        self.list.setHeaderLabels([self.tr("Tên mẫu"), self.tr("Nguồn")])
        self.list.setAccessibleName(self.tr("Các mẫu báo cáo"))
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAlternatingRowColors(True)
        self.list.setTabKeyNavigation(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        for button in (self.take_in, self.replace, self.give_out, self.rename, self.delete):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(
            sentence_label(
                self.tr(
                    "Muốn có mẫu riêng: xuất mẫu có sẵn ra tệp, sửa lời trong tệp rồi nhập vào. "
                    "Thay một mẫu thì các báo cáo đang soạn từ mẫu ấy được soạn lại, lời đã sửa "
                    "vẫn còn."
                )
            )
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addLayout(below)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(740, 340))
        self.resize(800, 420)

    def _connect(self) -> None:
        self.take_in.clicked.connect(self._take_in)
        self.replace.clicked.connect(self._replace)
        self.give_out.clicked.connect(self._give_out)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.list.currentItemChanged.connect(lambda: self._show_choice())
        for keys, button in (("F2", self.rename), ("Del", self.delete)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            # Not as an argument, which PySide 6.11 passes over.
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        self._desk.changed.connect(self._after_change)

    def _after_change(self, operation: Operation) -> None:
        if "report_templates" in operation.registers:
            self._refresh()

    def _refresh(self) -> None:
        file = self._desk.file

        def work() -> Sequence[_Line]:
            from cchc_desktop.services.report_facts import delivered_template
            from cchc_desktop.services.report_templates import own_templates

            own = [_Line(template.name, template.id) for template in own_templates(file)]
            return [_Line(delivered_template().name, None), *own]

        self._desk.tasks.refresh(self, "report templates", work, self._show)

    def _show(self, lines: Sequence[_Line]) -> None:
        """Show the templates; go to one that has come, else stay at the chosen one."""
        chosen = self._chosen()
        at = max(self.list.currentIndex().row(), 0)
        known = {line.id for line in self._lines} if self._lines else {line.id for line in lines}
        self._lines = lines
        self.list.clear()
        for line in lines:
            own = line.id is not None
            source = self.tr("Của cơ quan") if own else self.tr("Có sẵn trong chương trình")
            item = QTreeWidgetItem([line.name, source])
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 8))
            item.setToolTip(0, line.name)
            self.list.addTopLevelItem(item)
        come = [row for row, line in enumerate(lines) if line.id not in known]
        kept = [row for row, line in enumerate(lines) if chosen and line.id == chosen.id]
        row = next(iter([*come, *kept]), min(at, len(lines) - 1))
        self.list.setCurrentIndex(self.list.model().index(row, 0))
        if chosen is None:
            self.list.setFocus()

    def _chosen(self) -> _Line | None:
        row = self.list.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_choice(self) -> None:
        """Let only the office's own templates be changed."""
        line = self._chosen()
        self.give_out.setEnabled(line is not None)
        for button in (self.replace, self.rename, self.delete):
            button.setEnabled(line is not None and line.id is not None)

    def _take_in(self) -> None:
        path = self._ask_existing(self.tr("Nhập mẫu từ tệp"))
        if path is not None:
            self._take(path, "")

    def _take(self, path: Path, name: str) -> None:
        """Take a file in; where another has its name already, offer to take it in under another."""
        from cchc_desktop.services.report_templates import TemplateThere, take_in

        file = self._desk.file

        def refused(trouble: CchcError) -> None:
            remedy = None
            if isinstance(trouble, TemplateThere):
                remedy = QAction(self.tr("Nhập với tên khác…"), self.message)
                remedy.triggered.connect(lambda: self._ask_name(name or path.stem, take_named))
            self.message.show_message(Standing.PROBLEM, str(trouble), remedy)

        def take_named(other: str) -> None:
            self._take(path, other)

        title = self.tr("Nhập mẫu từ tệp")
        self._work.run(title, lambda: take_in(file, path, name=name)[1], self._say_done, refused)

    def _replace(self) -> None:
        from cchc_desktop.services.report_templates import replace_by

        line = self._chosen()
        title = self.tr("Thay mẫu bằng tệp")
        if line is None or line.id is None or (path := self._ask_existing(title)) is None:
            return
        file, key = self._desk.file, line.id
        self._work.run(title, lambda: replace_by(file, key, path), self._say_done)

    def _give_out(self) -> None:
        from cchc_desktop.services.report_templates import give_out

        line = self._chosen()
        if line is None:
            return
        beside = self._desk.file.path.parent / f"mau-{slug(line.name)}{_ENDING}"
        title = self.tr("Xuất ra tệp")
        target = ask_target(self, title, beside, self._kind())
        if target is None:
            return
        file, key = self._desk.file, line.id

        def done(_nothing: None) -> None:
            self.notices.say(self.tr("Đã ghi {path}").format(path=target))

        self._work.run(title, lambda: give_out(file, key, target), done)

    def _rename(self) -> None:
        line = self._chosen()
        if line is not None and line.id is not None:
            key = line.id
            self._ask_name(line.name, lambda name: self._give_name(key, name))

    def _give_name(self, key: int, name: str) -> None:
        """Rename; a name that cannot be given is asked for again, as it was typed."""
        from cchc_desktop.services.report_templates import rename

        def refused(trouble: CchcError) -> None:
            self._ask_name(name, lambda other: self._give_name(key, other), str(trouble))

        file = self._desk.file
        self._work.run(
            self.tr("Đổi tên mẫu"), lambda: rename(file, key, name), self._say_done, refused
        )

    def _delete(self) -> None:
        from cchc_desktop.services.report_templates import delete

        line = self._chosen()
        if line is not None and line.id is not None:
            file, key = self._desk.file, line.id
            self._work.run(self.tr("Xoá mẫu"), lambda: delete(file, key), self._say_done)

    def _ask_existing(self, title: str) -> Path | None:
        folder = str(self._desk.file.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, self._kind())
        return Path(chosen) if chosen else None

    def _ask_name(self, name: str, then: Callable[[str], None], problem: str = "") -> None:
        dialog = NameTemplate(name, problem, self)
        dialog.named.connect(then)
        dialog.open()

    def _kind(self) -> str:
        return self.tr("Mẫu báo cáo (*.toml);;Mọi tệp (*)")

    def _say_done(self, operation: Operation) -> None:
        if operation.id:
            self._desk.undoing.offer(self.notices, operation)
        else:
            self.notices.say(self.tr("Tệp không khác gì mẫu đang có."))
