"""Finding a live word to put into a wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.vietnamese import fold
from cchc_desktop.ui.widgets.line_edit import LineEdit

_WIDEST = 220
"""Pixels of a column beside the names' own."""

_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class TokenChoice:
    """A live word to choose: its name, what it is, and the text for which it stands now."""

    name: str
    label: str
    shown: str


class _FilterLine(LineEdit):
    """The line that is typed in; the keys that move in the list go there."""

    def __init__(self, listed: QWidget) -> None:
        super().__init__()
        self._listed = listed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the moving keys on."""
        if event.key() in _MOVING:
            QCoreApplication.sendEvent(self._listed, event)
        else:
            super().keyPressEvent(event)


class TokenChooser(QDialog):
    """A line to type in and the live words that fit, marks aside; Enter takes the chosen one."""

    chosen = Signal(str)
    """The name of the live word to put in."""

    def __init__(self, choices: Sequence[TokenChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chèn từ sống"))
        self._choices = tuple(choices)
        self._folded = [fold(f"{it.label} {it.shown} {it.name}") for it in choices]
        self._items: list[QTreeWidgetItem] = []
        self.listed = QTreeWidget()
        self.listed.setHeaderLabels(
            [self.tr("Từ sống"), self.tr("Hiện là"), self.tr("Tên trong mẫu")]
        )
        self.listed.setRootIsDecorated(False)
        self.listed.setUniformRowHeights(True)
        self.listed.setAlternatingRowColors(True)
        self.listed.setAccessibleName(self.tr("Các từ sống"))
        self.line = _FilterLine(self.listed)
        self.line.setPlaceholderText(self.tr("Gõ để tìm, không cần dấu"))
        self.line.setAccessibleName(self.tr("Tìm từ sống"))
        self.whole = QLabel()
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self._lay_out()
        self._list()
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self.take)
        self.listed.itemActivated.connect(lambda: self.take())
        self.listed.currentItemChanged.connect(lambda: self._tell_whole())
        self._filter("")

    def names(self) -> list[str]:
        """Return the names of the live words that are listed now."""
        return [
            choice.name
            for choice, item in zip(self._choices, self._items, strict=True)
            if not item.isHidden()
        ]

    def take(self) -> None:
        """Hand the chosen live word over and close; without one stay open."""
        choice = self._current()
        if choice is not None:
            self.accept()
            self.chosen.emit(choice.name)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.insert_button = buttons.addButton(
            self.tr("Chèn"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.insert_button.clicked.connect(self.take)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        buttons.rejected.connect(self.reject)
        headings = self.listed.header()
        headings.setStretchLastSection(False)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        for widget in (self.line, self.listed, self.whole, buttons):
            layout.addWidget(widget)
        self.resize(720, 420)

    def _list(self) -> None:
        for choice in self._choices:
            shown = " ".join(choice.shown.split())
            self._items.append(QTreeWidgetItem([choice.label, shown, choice.name]))
        self.listed.addTopLevelItems(self._items)
        for column in (1, 2):
            self.listed.resizeColumnToContents(column)
            widest = min(self.listed.columnWidth(column), _WIDEST)
            self.listed.setColumnWidth(column, widest)

    def _filter(self, typed: str) -> None:
        """List what holds every typed word, and choose the first of it."""
        words = fold(typed).split()
        fitting = []
        for item, folded in zip(self._items, self._folded, strict=True):
            fits = all(word in folded for word in words)
            item.setHidden(not fits)
            if fits:
                fitting.append(item)
        if fitting:
            self.listed.setCurrentItem(fitting[0])
        else:
            self.listed.setCurrentIndex(QModelIndex())
        self._tell_whole()

    def _current(self) -> TokenChoice | None:
        row = self.listed.currentIndex().row()
        return self._choices[row] if row >= 0 else None

    def _tell_whole(self) -> None:
        """Show the text of the chosen word, which a row may have no room for."""
        choice = self._current()
        self.insert_button.setEnabled(choice is not None)
        self.whole.setText(self.tr("Không có từ nào khớp.") if choice is None else choice.shown)
