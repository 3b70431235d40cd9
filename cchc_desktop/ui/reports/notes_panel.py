"""The list of what is to be looked at in a report, and what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.reports.notes import Note, NoteKind
from cchc_desktop.ui.widgets import signs
from cchc_desktop.ui.widgets.colours import muted_colour, problem_colour, warning_colour
from cchc_desktop.ui.widgets.signs import Sign

_NOTE = Qt.ItemDataRole.UserRole


class NotesPanel(QWidget):
    """Notes in a list; Enter or F8 goes to the place, the buttons below deal with it."""

    chosen = Signal(object)
    """The Note that is chosen."""

    place_asked = Signal(object)
    repair_asked = Signal(object)
    read_asked = Signal(object)
    """The sentences of a note have been read; of all of them where it is None."""

    offer_answered = Signal(object, bool)
    drop_asked = Signal(object)
    moved_asked = Signal()
    report_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.list = QListWidget()
        self._buttons = QVBoxLayout()
        self._offered: list[QPushButton] = []
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_choice())
        self.list.itemActivated.connect(lambda item: self.place_asked.emit(item.data(_NOTE)))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show the notes; the chosen one stays where it is still there, else its place does."""
        row, former = self.list.currentRow(), self.note()
        self.list.blockSignals(True)
        self.list.clear()
        for note in notes:
            item = QListWidgetItem(f"{note.place}\n{note.text}")
            item.setData(_NOTE, note)
            item.setToolTip(note.text)
            self.list.addItem(item)
        self._draw_signs()
        at = next((i for i, note in enumerate(notes) if note == former), min(row, len(notes) - 1))
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.title.setText(
            self.tr("Cần xem: %n", "", len(notes)) if notes else self.tr("Không có gì cần xem.")
        )
        self._show_choice(telling=False)

    def notes(self) -> list[Note]:
        """Return the notes in the order shown."""
        return [self.list.item(row).data(_NOTE) for row in range(self.list.count())]

    def note(self) -> Note | None:
        """Return the chosen note."""
        row = self.list.currentRow()
        found: Note | None = None if row < 0 else self.list.item(row).data(_NOTE)
        return found

    def next_note(self) -> Note | None:
        """Choose the next note, the first after the last; None where there is none."""
        if not self.list.count():
            return None
        self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())
        return self.note()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons for the chosen note."""
        return list(self._offered)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_signs()

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the window's menus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(signs.SIDE, signs.SIDE))
        self.list.setSpacing(2)
        self.list.setAccessibleName(self.tr("Những chỗ cần xem"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons)

    def _show_choice(self, *, telling: bool = True) -> None:
        """Offer what can be done about the chosen note."""
        for former in self._offered:
            self._buttons.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._offered.clear()
        note = self.note()
        if note is None:
            return
        if telling:
            self.chosen.emit(note)
        match note.kind:
            case NoteKind.FINDING:
                if note.finding is not None and note.finding.repair is not None:
                    self._offer(note.finding.repair.label, lambda: self.repair_asked.emit(note))
                self._offer(self.tr("Đến chỗ này"), lambda: self.place_asked.emit(note))
            case NoteKind.CHANGED:
                self._offer(self.tr("Đã đọc đoạn này"), lambda: self.read_asked.emit(note))
                self._offer(self.tr("Đã đọc tất cả"), lambda: self.read_asked.emit(None))
            case NoteKind.OFFERED:
                taken, kept = self.tr("Dùng lời mới"), self.tr("Giữ lời đã sửa")
                self._offer(taken, lambda: self.offer_answered.emit(note, True))
                self._offer(kept, lambda: self.offer_answered.emit(note, False))
            case NoteKind.GONE:
                self._offer(self.tr("Bỏ đoạn này"), lambda: self.drop_asked.emit(note))
            case NoteKind.MOVED:
                self._offer(self.tr("Xem số liệu đã khác…"), self.moved_asked.emit)
            case NoteKind.ANSWERED:
                self._offer(self.tr("Mở báo cáo đó"), lambda: self._open(note))

    def _open(self, note: Note) -> None:
        if note.report is not None:
            self.report_asked.emit(note.report)

    def _offer(self, label: str, act: object) -> None:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._buttons.addWidget(button)
        self._offered.append(button)

    def _draw_signs(self) -> None:
        palette = self.palette()
        chosen = palette.color(QPalette.ColorRole.HighlightedText)
        colours = {
            Sign.PROBLEM: problem_colour(palette),
            Sign.WARNING: warning_colour(palette),
            Sign.CHANGED: warning_colour(palette),
        }
        for row in range(self.list.count()):
            item = self.list.item(row)
            note: Note = item.data(_NOTE)
            colour = colours.get(note.sign, muted_colour(palette))
            item.setIcon(signs.icon(note.sign, colour, chosen))
