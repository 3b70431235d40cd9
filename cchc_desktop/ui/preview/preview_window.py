"""A PDF in a window of its own: an issued report, the book, a scan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.ui.preview.preview_pane import PreviewPane

_LETTERS_WIDE = 110
_LETTERS_HIGH = 52


class PreviewWindow(QDialog):
    """Shows one PDF, with buttons that print and save it; goes when it is closed."""

    def __init__(
        self,
        title: str,
        pdf: bytes,
        *,
        to_print: Callable[[int], object] | None = None,
        to_save: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``to_print`` is called with the page that is seen, from 0; without it no button."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowMinMaxButtonsHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self.setWindowTitle(title)
        self.pane = PreviewPane()
        self.view = self.pane.view
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        if to_print is not None:
            self._add_button(self.tr("In…"), "Ctrl+P", lambda: to_print(self.view.current))
        if to_save is not None:
            self._add_button(self.tr("Lưu PDF…"), "Ctrl+S", to_save)
        letter = self.fontMetrics()
        room = QGuiApplication.primaryScreen().availableSize()
        wanted = letter.boundingRect("x" * _LETTERS_WIDE).size()
        wanted.setHeight(letter.height() * _LETTERS_HIGH)
        self.resize(wanted.boundedTo(room))
        self.finished.connect(self.view.put_away)
        self.view.setFocus()
        self.view.show_pdf(pdf)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread that reads the PDF."""
        self.view.put_away()
        super().closeEvent(event)

    def _add_button(self, label: str, keys: str, act: Callable[[], object]) -> None:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(keys)
        button.clicked.connect(lambda: act())
        # Not the button's own shortcut: that would be shown in place of the label's mnemonic.
        QShortcut(QKeySequence(keys), self, button.click)
        self.pane.bar.add_at_end(button)
