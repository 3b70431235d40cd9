"""Searching the pages: what is asked, how many places there are, and which one is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.documents.pdf_pages import Box, Match
from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.ui.pages.filter_bar import SEARCH_WAITS_MS
from cchc_desktop.ui.preview.marks import Mark
from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.sign_button import SignButton
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.signs import Sign


class FindLine(LineEdit):
    """Where the searched text is typed; Enter goes on, Shift+Enter back, Esc ends the search."""

    forth = Signal()
    back = Signal()
    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the three keys; all others type."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.ended.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.back if back else self.forth).emit()
            case _:
                super().keyPressEvent(event)


class FindBar(QWidget):
    """Marks what is found in a view and leads from place to place, around the end."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._asked = ""
        self._matches: tuple[Match, ...] = ()
        self._at = 0
        self._stays = False
        self._waiting = False
        self.line = FindLine()
        self.line.setAccessibleName(self.tr("Tìm trong trang in"))
        self.line.setPlaceholderText(self.tr("Gõ để tìm, không cần dấu"))
        self.count = QLabel()
        self.back = SignButton(Sign.ARROW_UP, self.tr("Chỗ trước"), "Shift+F3")
        self.forth = SignButton(Sign.ARROW_DOWN, self.tr("Chỗ sau"), "F3")
        self.end = SignButton(Sign.CROSS, self.tr("Thôi tìm"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        for widget in (self.count, self.back, self.forth, self.end):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_WAITS_MS)
        self._timer.timeout.connect(self._search)
        self.line.textChanged.connect(lambda: self._timer.start())
        self.line.forth.connect(lambda: self.step(1))
        self.line.back.connect(lambda: self.step(-1))
        self.line.ended.connect(self.finish)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forth.clicked.connect(lambda: self.step(1))
        self.end.clicked.connect(self.finish)
        view.found.connect(self._take)
        view.shown.connect(self._search_again)
        view.emptied.connect(self._forget)
        self.hide()
        self._show()

    def begin(self) -> None:
        """Ask what to search; what was asked last is there to be typed over."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if self.line.text() and not self._asked:
            self._search()

    def finish(self) -> None:
        """Take the marks away and go back to the pages."""
        self._timer.stop()
        self._forget()
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, steps: int) -> None:
        """Go so many places on; what has been typed meanwhile is searched first."""
        if not self.isVisible():
            self.begin()
        elif self._timer.isActive() or normalize(self.line.text()) != self._asked:
            self._search()
        elif self._matches and not self._waiting:
            self._at = (self._at + steps) % len(self._matches)
            self._show()
            self._reveal()

    def _search(self) -> None:
        """Search what is typed and go to the first place from the current page on."""
        self._timer.stop()
        self._stays = False
        self._ask(normalize(self.line.text()))

    def _search_again(self) -> None:
        """Search the new PDF for the same; the pages stay where they are."""
        if self._asked:
            self._stays = True
            self._ask(self._asked)

    def _ask(self, wanted: str) -> None:
        self._asked = wanted
        if wanted.strip():
            self._waiting = True
            self._view.search(wanted)
        else:
            self._forget()

    def _take(self, wanted: str, matches: tuple[Match, ...]) -> None:
        if wanted != self._asked:
            return
        self._waiting = False
        self._matches = matches
        self._view.highlight(_places(matches), Mark.FOUND)
        if self._stays:
            self._at = min(self._at, max(len(matches) - 1, 0))
        else:
            here = self._view.current
            self._at = next((i for i, match in enumerate(matches) if match.page >= here), 0)
        self._show()
        if not self._stays:
            self._reveal()

    def _forget(self) -> None:
        self._asked, self._matches, self._at = "", (), 0
        self._waiting = False
        self._view.highlight((), Mark.FOUND)
        self._show()

    def _reveal(self) -> None:
        if self._matches:
            match = self._matches[self._at]
            self._view.reveal(match.page, match.boxes[0])

    def _show(self) -> None:
        """Mark the place that one has come to, and say which of how many it is."""
        current = self._matches[self._at : self._at + 1]
        self._view.highlight(_places(current), Mark.CURRENT)
        if not self._asked:
            said = ""
        elif current:
            said = f"{self._at + 1}/{len(self._matches)}"
        else:
            said = self.tr("Không thấy")
        self.count.setText(said)
        self.line.setAccessibleDescription(said)
        for button in (self.back, self.forth):
            button.setEnabled(bool(self._matches))


def _places(matches: tuple[Match, ...]) -> list[tuple[int, Box]]:
    return [(match.page, box) for match in matches for box in match.boxes]
