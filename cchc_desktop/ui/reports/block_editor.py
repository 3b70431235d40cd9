"""A block edited where it stands on the page, in the letters of the paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wordings.chips import Chips
from cchc_desktop.ui.wordings.marks import Mark
from cchc_desktop.ui.wordings.wording_editor import WordingEditor

_LEAST_WIDTH = 520
_FACES = ["Times New Roman", "Liberation Serif", "Tinos"]


class BlockEditor(QFrame):
    """The wording of one block with its live words as chips, and what can be done with it.

    It lies over the page and follows it. Leaving it keeps what was typed; Esc gives it up with a
    way back.
    """

    kept = Signal(int, str, str, object)
    """The editing has ended: the block's id, wording, kind, and what its chips showed."""

    given_up = Signal(int, object)
    """The person wants out: the block's id, and the state for :meth:`take_back`."""

    typed = Signal(int, object)
    """After each change: the block's id and the state, for a draft."""

    split_asked = Signal(int, str, str, object)
    reset_asked = Signal(int)
    token_opened = Signal(str)
    token_asked = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """``page`` is what it lies over."""
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.block_id = 0
        self._chips: Chips | None = None
        self._was: tuple[str, str] = ("", "")
        self.wording = WordingEditor()
        self.kinds = QuietCombo()
        self._lay_out()
        self.wording.edited.connect(self._tell)
        self.wording.accepted.connect(self.finish)
        self.wording.rejected.connect(self.give_up)
        self.wording.split_asked.connect(self._split)
        self.wording.token_opened.connect(self.token_opened)
        self.wording.token_asked.connect(self.token_asked)
        self.kinds.activated.connect(self._tell)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focus)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether a block is being edited."""
        return self.block_id != 0

    @property
    def changed(self) -> bool:
        """Whether there is something to keep."""
        return self.open and (self.kind(), self.wording.wording().strip()) != self._was

    def kind(self) -> str:
        """Return the chosen kind of block."""
        return str(self.kinds.currentData())

    def begin(self, block: ReportBlock, chips: Chips) -> None:
        """Edit a block; one that was edited before is kept first."""
        self.finish()
        assert block.id is not None
        self.block_id = block.id
        self._chips = chips
        self._was = (block.kind, block.wording)
        self.kinds.setCurrentIndex(self.kinds.findData(block.kind))
        self.reset.setEnabled(block.edited and not block.own)
        self.wording.set_wording(block.wording, chips)
        self.wording.setAccessibleName(self.tr("Nội dung đoạn"))
        self.show()
        self.raise_()
        self.wording.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Underline what is to be looked at in the wording."""
        self.wording.mark(marks)

    def take_back(self, state: tuple[str, str]) -> None:
        """Show what had been typed and given up, or what a draft has kept."""
        kind, wording = state
        assert self._chips is not None
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self.wording.set_wording(wording, self._chips)
        self._tell()

    def refresh(self, chips: Chips) -> None:
        """Show the chips with the figures as they are now; what is typed stays."""
        self._chips = chips
        self.wording.refresh_chips(chips)

    def finish(self) -> None:
        """End the editing and keep what was typed."""
        if not self.open:
            return
        block, changed = self.block_id, self.changed
        said = (self.wording.wording().strip(), self.kind(), self._shown())
        self._close()
        if changed:
            self.kept.emit(block, *said)

    def give_up(self) -> None:
        """End the editing; what was typed is handed over for a way back."""
        if not self.open:
            return
        block, changed = self.block_id, self.changed
        state = (self.kind(), self.wording.wording())
        self._close()
        if changed:
            self.given_up.emit(block, state)

    def place(self, rect: QRect, scale: float) -> None:
        """Lie over a rectangle of the page; ``scale`` is pixels a point of the paper."""
        font = QFont(_FACES)
        font.setPixelSize(max(round(14 * scale), 11))
        if self.wording.font() != font:
            self.wording.setFont(font)
        room = self._page.rect()
        width = min(max(rect.width() + 56, _LEAST_WIDTH), room.width())
        left = max(0, min(rect.left() - 36, room.width() - width))
        self._set_row(width)
        self.setFixedWidth(width)
        self.adjustSize()
        top = max(0, min(rect.top() - 6, room.height() - self.height()))
        self.move(left, top)

    def _set_row(self, width: int) -> None:
        """Let the last two buttons stand below the others where ``width`` has no room for all."""
        margins = self.contentsMargins() + self._column.contentsMargins()
        parts = self._tools.minimumSize().width() + self._ends.minimumSize().width()
        needed = parts + self._row.spacing() + margins.left() + margins.right()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if needed <= width else way.TopToBottom)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        for entry in self._desk.catalogues["block_kinds"].entries.values():
            self.kinds.addItem(entry.label, entry.code)
        self.kinds.setAccessibleName(self.tr("Kiểu đoạn"))
        self.kinds.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        self.insert = self._button(
            self.tr("Chèn số liệu…"), self.tr("Chèn một từ sống: số liệu, tên cơ quan… (Ctrl+J)")
        )
        self.insert.clicked.connect(self.token_asked)
        keys = QShortcut(QKeySequence("Ctrl+J"), self, self.token_asked.emit)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.reset = self._button(
            self.tr("Đặt lại"), self.tr("Bỏ lời đã sửa, dùng lại lời của mẫu")
        )
        self.reset.clicked.connect(self._reset)
        self.cancel = self._button(self.tr("Bỏ sửa"), "Esc")
        self.cancel.clicked.connect(self.give_up)
        self.done = self._button(self.tr("Xong"), "Ctrl+Enter")
        self.done.clicked.connect(self.finish)
        self._tools, self._ends = QHBoxLayout(), QHBoxLayout()
        for widget in (self.kinds, self.insert, self.reset):
            self._tools.addWidget(widget)
        self._tools.addStretch(1)
        self._ends.addStretch(1)
        self._ends.addWidget(self.cancel)
        self._ends.addWidget(self.done)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (self._tools, self._ends):
            part.setSpacing(6)
            row.addLayout(part)
        row.setSpacing(6)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.wording)
        column.addLayout(row)

    def _button(self, label: str, tip: str) -> QToolButton:
        """Return a button no wider than its label: the page is narrow in a small window."""
        button = QToolButton()
        button.setText(label)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tip)
        return button

    def _close(self) -> None:
        self.block_id = 0
        # The focus goes to what lies behind, not to a widget that is no longer seen.
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _reset(self) -> None:
        block = self.block_id
        self._close()
        self.reset_asked.emit(block)

    def _split(self, before: str, after: str) -> None:
        block, shown = self.block_id, self._shown()
        self._close()
        self.split_asked.emit(block, before.strip(), after.strip(), shown)

    def _shown(self) -> dict[str, str]:
        """Return what the live words of the wording stand for on the screen."""
        chips = self._chips
        assert chips is not None
        found = ((name, chips.chip(name)) for name in tokens_of(self.wording.wording()))
        return {name: chip.shown for name, chip in found if chip is not None and chip.is_figure}

    def _tell(self) -> None:
        if self.open:
            self.typed.emit(self.block_id, (self.kind(), self.wording.wording()))
            self.adjustSize()

    def _watch_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Keep what was typed when the person goes on to something else in the window."""
        if not self.open or old is None or new is None or new.window() is not self.window():
            return
        if self.isAncestorOf(old) and not self.isAncestorOf(new):
            self.finish()
