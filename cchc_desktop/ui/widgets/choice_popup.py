"""The list that opens under a choice field while it is typed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from cchc_desktop.ui.widgets.choices import Choice

_ROWS = 12
_ACCEPTING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class ChoicePopup(QCompleter):
    """Shows choices below a line and tells which one was taken; it never writes into the line.

    Qt's completer serves as the window only: what is listed is decided by the field, and the line
    does not know its completer, so nothing is completed while UniKey types.
    """

    taken = Signal(object)
    """The Choice that was clicked, marked with the arrows and confirmed, or the only one left."""

    ended = Signal()
    """Enter was pressed and no choice stood out."""

    tabbed = Signal(bool)
    """Tab (True) or Shift+Tab (False) was pressed; a marked choice has been taken before."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._listed: list[Choice] = []
        self._labels = QStringListModel(self)
        self.setModel(self._labels)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_ROWS)
        self._view = QListView()
        self._view.setUniformItemSizes(True)
        self._view.setAccessibleName(self.tr("Danh sách để chọn"))
        self.setPopup(self._view)
        self.setWidget(line)
        self._view.installEventFilter(self)
        self.activated[QModelIndex].connect(self._take_clicked)  # type: ignore[index]

    def open_with(self, choices: Sequence[Choice], current: Choice | None = None) -> None:
        """List ``choices`` with ``current`` marked; an empty list closes the pop-up."""
        self._listed = list(choices)
        self._labels.setStringList([choice.label for choice in choices])
        if not choices:
            self.close()
            return
        self.complete()
        if current in self._listed:
            row = self._listed.index(current)
            self._view.setCurrentIndex(self.completionModel().index(row, 0))

    def close(self) -> None:
        """Hide the list."""
        self._view.hide()

    def is_open(self) -> bool:
        """Tell whether the list can be seen."""
        return self._view.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer Enter and Tab in the open list; the rest is Qt's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._confirm()
                    return True
                case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                    self._lead_on(event.key() == Qt.Key.Key_Tab)
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _confirm(self) -> None:
        choice = self._marked()
        if choice is None and len(self._listed) == 1:
            choice = self._listed[0]
        self.close()
        if choice is None:
            self.ended.emit()
        else:
            self.taken.emit(choice)

    def _lead_on(self, forward: bool) -> None:
        """Take the marked choice only: a new name that is a part of an old one must stay typed."""
        choice = self._marked()
        self.close()
        if choice is not None:
            self.taken.emit(choice)
        self.tabbed.emit(forward)

    def _marked(self) -> Choice | None:
        # Not the current index: a list makes its first row current when it gets the focus.
        selected = self._view.selectedIndexes()
        return self._listed[selected[0].row()] if selected else None

    def _take_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self._listed[index.row()])
