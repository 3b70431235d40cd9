"""What was deleted in the last 90 days: looked at, chosen, put back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import PAGE_SIZE, Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.shown import changed_fields
from cchc_desktop.domain.trash import KEPT_FOR, LISTED, DeletedAfter, Key
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.dialog_work import DialogWork
from cchc_desktop.ui.widgets.decision_buttons import DecisionButtons
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken

if TYPE_CHECKING:
    from cchc_desktop.services.trash import InTrash, TrashPage


class TrashDialog(QDialog):
    """The deleted records at the left, what the chosen one held at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mục đã xoá"))
        self._desk = desk
        self._entries: list[InTrash] = []
        self._next: DeletedAfter | None = None
        self._began = False
        self.register = QuietCombo()
        self.list = QTreeWidget()
        self.more = QPushButton(self.tr("Xem thê&m"))
        self.content = QPlainTextEdit()
        self.empty = EmptyState()
        self.message = MessageLine()
        self.notices = NoticeBar()
        self._work = DialogWork(self, desk, self.message, self.notices)
        self.buttons = DecisionButtons()
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()
        self._say_empty(self.tr("Đang đọc…"))
        self._refresh()

    @property
    def chosen(self) -> tuple[Key, ...]:
        """The register and id of each chosen record, in the order of the list."""
        rows = sorted(self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems())
        return tuple(self._entries[row].deleted.key for row in rows)

    def _lay_out(self) -> None:
        self.register.addItem(self.tr("Mọi sổ"), "")
        for name, register in LISTED.items():
            self.register.addItem(spoken(register.label), name)
        self.register.setAccessibleName(self.tr("Sổ"))
        label = QLabel(self.tr("&Sổ:"))
        label.setBuddy(self.register)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.register)
        top.addStretch(1)
        self._lay_out_list()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setAutoDefault(False)
        self.more.hide()
        self.content.setReadOnly(True)
        self.content.setTabChangesFocus(True)
        self.content.setAccessibleName(self.tr("Nội dung của mục"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.content)
        halves.setSizes([670, 290])
        halves.setStretchFactor(0, 1)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(halves)
        self.buttons.decide.setText(self.tr("&Khôi phục"))
        self.buttons.decide.setEnabled(False)
        self.buttons.leave.setText(self.tr("Đóng"))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addWidget(self.buttons)
        self.setMinimumSize(QSize(640, 420))
        self.resize(980, 600)

    def _lay_out_list(self) -> None:
        titles = [self.tr("Mục"), self.tr("Sổ"), self.tr("Xoá lúc"), self.tr("Người xoá")]
        self.list.setHeaderLabels([*titles, self.tr("Còn giữ")])
        self.list.setAccessibleName(self.tr("Các mục đã xoá"))
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        headings = self.list.header()
        headings.setStretchLastSection(False)
        headings.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("x") * 8)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # An account's name may be long: it must not take the room of what was deleted.
        headings.setSectionResizeMode(3, QHeaderView.ResizeMode.Interactive)
        headings.resizeSection(3, self.fontMetrics().horizontalAdvance("x") * 14)

    def _connect(self) -> None:
        self.register.currentIndexChanged.connect(lambda _row: self._read(None, PAGE_SIZE))
        self.more.clicked.connect(self._read_more)
        self.list.currentItemChanged.connect(lambda item, _before: self._show_content(item))
        self.list.itemSelectionChanged.connect(self._show_choice)
        self.buttons.accepted.connect(lambda: self._restore(self.chosen))
        self.buttons.rejected.connect(self.reject)
        self._desk.changed.connect(lambda _operation: self._refresh())

    # The list.

    def _refresh(self) -> None:
        """Read as much of the list anew as was shown."""
        self._read(None, max(PAGE_SIZE, len(self._entries)))

    def _read_more(self) -> None:
        self.more.setEnabled(False)
        self._read(self._next, PAGE_SIZE)

    def _read(self, after: DeletedAfter | None, size: int) -> None:
        file, register = self._desk.file, self.register.currentData()

        def work() -> TrashPage:
            from cchc_desktop.services.trash import deleted_records

            return deleted_records(file, register, after, size=size)

        def done(page: TrashPage) -> None:
            self._show_page(page, more=after is not None)

        self._desk.tasks.refresh(self, "trash", work, done)

    def _show_page(self, page: TrashPage, *, more: bool) -> None:
        at = max(self.list.currentIndex().row(), 0)
        lost = self.focusWidget() in (None, self.more, self.buttons.decide, self.empty)
        first = len(self._entries) if more else 0
        self._next = page.next
        if not more:
            self.list.clear()
            self._entries.clear()
        self._entries.extend(page.entries)
        self.list.addTopLevelItems([self._item(entry) for entry in page.entries])
        self.more.setEnabled(True)
        self.more.setVisible(page.next is not None)
        if not self._entries:
            self._say_empty(self._nothing())
        else:
            self._middle.setCurrentIndex(1)
            row = first if more else min(at, len(self._entries) - 1)
            self.list.setCurrentIndex(self.list.model().index(row, 0))
        if lost or not self._began or not self._entries:
            (self.list if self._entries else self.register).setFocus()
        self._began = True
        self._show_choice()

    def _item(self, entry: InTrash) -> QTreeWidgetItem:
        deleted = entry.deleted
        name = self._desk.title_of(deleted.record)
        left = self.tr("%n ngày", "", entry.days_left)
        at = f"{deleted.at.astimezone():%d/%m/%Y %H:%M}"
        noun = spoken(REGISTERS[deleted.register].label)
        item = QTreeWidgetItem([name, noun, at, deleted.who, left])
        item.setToolTip(0, name)
        item.setToolTip(3, deleted.who)
        return item

    def _say_empty(self, sentence: str) -> None:
        self.empty.say(sentence)
        self._middle.setCurrentWidget(self.empty)

    def _nothing(self) -> str:
        kept = self.tr(
            "Những gì xoá đi được giữ ở đây %n ngày và khôi phục được y nguyên.", "", KEPT_FOR.days
        )
        if self.register.currentData():
            return self.tr("Sổ này không có gì bị xoá. {kept}").format(kept=kept)
        return self.tr("Không có gì bị xoá. {kept}").format(kept=kept)

    def _show_content(self, item: QTreeWidgetItem | None) -> None:
        row = self.list.indexOfTopLevelItem(item) if item is not None else -1
        lines = self._told(self._entries[row]) if 0 <= row < len(self._entries) else []
        self.content.setPlainText("\n".join(lines))

    def _told(self, entry: InTrash) -> list[str]:
        """Return what a deleted record held, a line for each field, as its history words it."""
        names = {
            key: self.tr("{name} (đã xoá)").format(name=name) if key in entry.lacking else name
            for key, name in entry.names.items()
        }
        fields = changed_fields(entry.deleted.record, None, self._desk.catalogues, names)
        lines = [f"{spoken(label)}: {text}" for label, text, _ in fields]
        if entry.with_it:
            parts = (f"{n} {spoken(REGISTERS[name].noun, n)}" for name, n in entry.with_it.items())
            lines.append(self.tr("Kèm theo: {parts}").format(parts=", ".join(parts)))
        done = self.tr("Thao tác: {name}").format(name=entry.deleted.operation)
        return [*lines, "", done]

    def _show_choice(self) -> None:
        self.buttons.decide.setEnabled(bool(self.list.selectedItems()))

    # What is done.

    def _restore(self, keys: Sequence[Key]) -> None:
        file = self._desk.file

        def work() -> Operation:
            from cchc_desktop.services.trash import restore

            return restore(file, keys)

        def done(operation: Operation) -> None:
            self._desk.undoing.offer(self.notices, operation)

        def refused(trouble: CchcError) -> None:
            also: Sequence[Key] = getattr(trouble, "keys", ())
            if also:
                label = self.tr("Khôi phục &tất cả")
                self.notices.say(str(trouble), label, lambda: self._restore((*keys, *also)))
            else:
                self.message.show_message(Standing.PROBLEM, str(trouble), None)

        self._work.run(self.tr("Khôi phục mục đã xoá"), work, done, refused)
