"""What stands above the pages: which page, how large, and on demand the search below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.ui.preview.find_bar import FindBar
from cchc_desktop.ui.preview.page_box import PageBox
from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.sign_button import SignButton
from cchc_desktop.ui.preview.zoom_box import ZoomBox
from cchc_desktop.ui.widgets.signs import Sign


class PreviewBar(QWidget):
    """Turns, zooms and searches the pages of one view; narrow enough for a third of a window."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageBox(view)
        self.zoom = ZoomBox(view)
        self.search = FindBar(view)
        self.search_button = SignButton(Sign.SEARCH, self.tr("Tìm trong trang in"), "Ctrl+F")
        self.search_button.clicked.connect(self.search.begin)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.pages)
        self._row.addWidget(self.zoom)
        self._row.addWidget(self.search_button)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.search)
        for told in (view.shown, view.emptied):
            told.connect(lambda: self.search_button.setEnabled(view.count > 0))
        self.search_button.setEnabled(view.count > 0)

    def add_at_end(self, widget: QWidget) -> None:
        """Put a button of the window's own at the right end."""
        self._row.addWidget(widget)
