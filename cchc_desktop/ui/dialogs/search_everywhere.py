"""Finding a record in whatever register it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
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

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pages.filter_bar import SEARCH_WAITS_MS, SearchLine
from cchc_desktop.ui.wording import spoken


class SearchDialog(QDialog):
    """A search line and what it finds, by register; Enter opens a record."""

    chosen = Signal(str, object)
    """The register's name and the Record that the person wants."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tìm trong mọi sổ"))
        self._desk = desk
        self.found: tuple[tuple[str, Record], ...] = ()
        self.line = SearchLine()
        self.line.setPlaceholderText(self.tr("Gõ để tìm, không cần dấu"))
        self.line.setAccessibleName(self.tr("Tìm"))
        self.results = QTreeWidget()
        self.results.setHeaderLabels([self.tr("Sổ"), self.tr("Bản ghi")])
        self.results.setRootIsDecorated(False)
        self.results.setAlternatingRowColors(True)
        self.results.setAccessibleName(self.tr("Kết quả"))
        headings = self.results.header()
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._said = QLabel()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.line, self.results, self._said, buttons):
            layout.addWidget(widget)
        self.resize(640, 420)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_WAITS_MS)
        self._timer.timeout.connect(self._search)
        self.line.textChanged.connect(lambda: self._timer.start())
        self.line.entered.connect(self._search)
        self.line.down.connect(self.results.setFocus)
        self.results.itemActivated.connect(self._open)

    def _search(self) -> None:
        self._timer.stop()
        desk, text = self._desk, normalize(self.line.text())
        desk.tasks.refresh(self, "everywhere", lambda: desk.search_everywhere(text), self._show)

    def _show(self, found: tuple[tuple[str, Record], ...]) -> None:
        self.found = found
        self.results.clear()
        for name, record in found:
            cells = [spoken(REGISTERS[name].label), self._desk.title_of(record)]
            self.results.addTopLevelItem(QTreeWidgetItem(cells))
        if found:
            self.results.setCurrentIndex(self.results.model().index(0, 0))
        self._said.setText(self.tr("%n bản ghi", "", len(found)))

    def _open(self, item: QTreeWidgetItem) -> None:
        name, record = self.found[self.results.indexOfTopLevelItem(item)]
        self.accept()
        self.chosen.emit(name, record)
