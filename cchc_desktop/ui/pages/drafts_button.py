"""The way back to what was typed and not saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cchc_desktop.domain.registers import Register
from cchc_desktop.ui.desk import Desk

_LONGEST = 60


class DraftsButton(QPushButton):
    """Lists the drafts of a register by name; hidden where there is none."""

    chosen = Signal(int)
    """The id of the record whose draft is wanted, NEW for the new one."""

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        desk.drafts_changed.connect(self._show_count)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self._desk.drafts.of_register(self._register.name))
        self.setText(self.tr("● Chưa lưu: %n", "", count))
        self.setVisible(count > 0)

    def _fill(self) -> None:
        self._menu.clear()
        for draft in self._desk.drafts.of_register(self._register.name):
            name = draft.name if len(draft.name) <= _LONGEST else draft.name[: _LONGEST - 1] + "…"
            action = self._menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, record=draft.id: self.chosen.emit(record))
