"""The filters in force, each as a chip that removes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

_LONGEST = 48


class FilterChips(QWidget):
    """A row of chips; hidden where nothing is filtered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self._chips: list[QPushButton] = []
        self.hide()

    def show_filters(self, filters: Iterable[tuple[str, Callable[[], None]]]) -> None:
        """Show a chip for each (text, what removes the filter)."""
        focused = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(text, remove) for text, remove in filters]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self.setVisible(bool(self._chips))
        if focused and self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> list[str]:
        """Return what the chips say."""
        return [chip.accessibleName() for chip in self._chips]

    def _made(self, text: str, remove: Callable[[], None]) -> QPushButton:
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        chip = QPushButton(f"{short}  ✕".replace("&", "&&"))
        chip.setAutoDefault(False)
        chip.setToolTip(self.tr("Bỏ điều kiện lọc này"))
        chip.setAccessibleName(text)
        chip.clicked.connect(lambda: remove())
        return chip
