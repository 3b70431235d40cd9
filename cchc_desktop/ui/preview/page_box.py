"""Which page is seen, and a place to type the number of another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.sign_button import SignButton
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.signs import Sign

_DIGITS = 4


class PageBox(QWidget):
    """The number of the page between two buttons that turn it."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.back = SignButton(Sign.ARROW_LEFT, self.tr("Trang trước"))
        self.forth = SignButton(Sign.ARROW_RIGHT, self.tr("Trang sau"))
        self.line = LineEdit()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setAccessibleName(self.tr("Số trang"))
        width = self.line.fontMetrics().horizontalAdvance("0") * _DIGITS
        self.line.setFixedWidth(width + self.line.sizeHint().height() // 2)
        self._total = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.back, self.line, self._total, self.forth):
            row.addWidget(widget)
        self.back.clicked.connect(lambda: view.go_to(view.current - 1))
        self.forth.clicked.connect(lambda: view.go_to(view.current + 1))
        self.line.returnPressed.connect(self._go_and_read)
        self.line.left.connect(self._go)
        view.page_changed.connect(self._show)
        view.shown.connect(self._show)
        view.emptied.connect(self._show)
        self._show()

    def text(self) -> str:
        """Return what is read: ``2 / 5``."""
        return f"{self.line.text()} {self._total.text()}"

    def _go_and_read(self) -> None:
        self._go()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        """Go to the page that has been typed, to the last one where there are not so many."""
        typed = self.line.text().strip()
        if self.line.isModified() and typed.isdecimal():
            self._view.go_to(int(typed) - 1)
        self._show(typing_ended=True)

    def _show(self, *_told: object, typing_ended: bool = False) -> None:
        view = self._view
        self.setEnabled(view.count > 0)
        self.back.setEnabled(view.current > 0)
        self.forth.setEnabled(view.current < view.count - 1)
        self._total.setText(f"/ {view.count}" if view.count else "")
        self.line.setToolTip(self.tr("Gõ số trang, từ 1 đến {count}").format(count=view.count))
        if typing_ended or not (self.line.hasFocus() and self.line.isModified()):
            self.line.show_text(str(view.current + 1) if view.count else "")
