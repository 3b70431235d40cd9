"""What every record needs and no column gives: one value for all rows, where one can be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Kind
from cchc_desktop.domain.importing.columns import columns_of
from cchc_desktop.ui.importing.field_choices import entries_of
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken

_YEARS_BACK = 10


class MissingFields(QWidget):
    """A list to choose from for each such field; hidden while there is none."""

    changed = Signal()
    """Another value was chosen by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combos: dict[str, QuietCombo] = {}
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_missing(
        self,
        register: str,
        paths: Sequence[str],
        constants: Mapping[str, Any],
        catalogues: Catalogues,
        this_year: int,
    ) -> None:
        """Offer values for the fields ``paths``; what was chosen before stays chosen."""
        kept = {**constants, **self.constants()}
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self._combos = {}
        for path in paths:
            field = columns_of(register)[path].field
            offered: list[tuple[Any, str]] = [*entries_of(register, path, catalogues)]
            if field.kind is Kind.WHOLE and path == "year":
                years = range(this_year + 1, this_year - _YEARS_BACK, -1)
                offered = [(year, str(year)) for year in years]
            if not offered:
                continue
            label = spoken(field.label)
            combo = QuietCombo()
            combo.addItem(self.tr("(theo tiêu đề bảng, nếu có)"), None)
            for value, text in offered:
                combo.addItem(text, value)
            combo.setCurrentIndex(max(combo.findData(kept.get(path)), 0))
            combo.setAccessibleName(
                self.tr("Không có cột {label}: mọi dòng lấy").format(label=label)
            )
            combo.activated.connect(lambda _index: self.changed.emit())
            self._combos[path] = combo
            self._rows.addRow(
                self.tr("Không có cột {label}: mọi dòng lấy").format(label=label), combo
            )
        self.setVisible(bool(self._combos))

    def constants(self) -> dict[str, Any]:
        """Return the values that are chosen, by path."""
        return {
            path: combo.currentData()
            for path, combo in self._combos.items()
            if combo.currentData() is not None
        }

    def combo(self, path: str) -> QuietCombo | None:
        """Return the list of a field, None where it is not asked for."""
        return self._combos.get(path)
