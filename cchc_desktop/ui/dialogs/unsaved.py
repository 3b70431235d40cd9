"""What was typed and not saved when the program ended: each is taken up again or given up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.drafts import Draft
from cchc_desktop.ui.wording import spoken

_DRAFT = Qt.ItemDataRole.UserRole


class UnsavedDialog(QDialog):
    """The drafts by form and record, with take, discard and a way back from discarding."""

    taken = Signal(object)
    """The :class:`~cchc_desktop.ui.drafts.Draft` that the person goes on with."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Phần chưa lưu từ lần trước"))
        self._desk = desk
        self._discarded: list[Draft] = []
        sentence = sentence_label(
            self.tr(
                "Những phần này đã gõ nhưng chưa lưu vào sổ. Mở lại để gõ tiếp và lưu, hoặc bỏ "
                "nếu không cần nữa; phần không chọn vẫn được giữ."
            )
        )
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Sổ"), self.tr("Nội dung")])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.windowTitle())
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(self._take)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.take = buttons.addButton(self.tr("&Mở lại"), role)
        self.discard = buttons.addButton(self.tr("&Bỏ"), role)
        self.take_back = buttons.addButton(self.tr("&Lấy lại phần vừa bỏ"), role)
        self.later = buttons.addButton(self.tr("Để &sau"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.take, self.discard, self.take_back, self.later):
            button.setAutoDefault(False)
        self.take.clicked.connect(self._take)
        self.discard.clicked.connect(self._discard)
        self.take_back.clicked.connect(self._take_back)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self.list, buttons):
            layout.addWidget(widget)
        self.resize(620, 320)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for draft in self._desk.drafts.all():
            item = QTreeWidgetItem([form_of(draft), one_line(draft.name)])
            item.setToolTip(1, draft.name)
            item.setData(0, _DRAFT, draft)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._enable()

    def _chosen(self) -> Draft | None:
        item = self.list.currentItem()
        draft = item.data(0, _DRAFT) if item is not None else None
        return draft if isinstance(draft, Draft) else None

    def _take(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.accept()
            self.taken.emit(draft)

    def _discard(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self._discarded.append(draft)
            self._desk.drafts.drop(draft.register, draft.id)
            self._desk.drafts_changed.emit()
            self._fill()

    def _take_back(self) -> None:
        self._desk.drafts.keep(self._discarded.pop())
        self._desk.drafts_changed.emit()
        self._fill()

    def _enable(self) -> None:
        chosen = self._chosen() is not None
        self.take.setEnabled(chosen)
        self.discard.setEnabled(chosen)
        self.take_back.setEnabled(bool(self._discarded))


def form_of(draft: Draft) -> str:
    """Return the name of the form that a draft was typed into, in the window's language."""
    register = REGISTERS.get(draft.register)
    return spoken(register.label) if register is not None else draft.register


def one_line(name: str, longest: int = 80) -> str:
    """Return a draft's name on one line of at most ``longest`` letters."""
    line = " ".join(name.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
