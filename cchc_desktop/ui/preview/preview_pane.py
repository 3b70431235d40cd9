"""Pages and the bar above them, with the keys that search, wherever in the pane the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.preview_bar import PreviewBar


class PreviewPane(QWidget):
    """A :class:`PdfView` with its :class:`PreviewBar`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PdfView()
        self.bar = PreviewBar(self.view)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the search from the window's menus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._act_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, go on, go back; all other keys are the window's."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if not self.view.count:
            return None
        search, held = self.bar.search, Qt.KeyboardModifier
        match (event.key(), event.modifiers()):
            case (Qt.Key.Key_F, held.ControlModifier):
                return search.begin
            case (Qt.Key.Key_F3, held.NoModifier):
                return lambda: search.step(1)
            case (Qt.Key.Key_F3, held.ShiftModifier):
                return lambda: search.step(-1)
            case (Qt.Key.Key_Escape, held.NoModifier) if search.isVisible():
                return search.finish
            case _:
                return None
