"""What stands above a register's list: search, period, channel, and the filters in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.filter_chips import FilterChips
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.period_choice import PeriodChoice
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import period_label

SEARCH_WAITS_MS = 250
"""How long after the last key the search begins: UniKey types a letter in several keys."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a figure or a gap: what they are, and their ids."""

    what: str
    ids: tuple[int, ...]


class SearchLine(LineEdit):
    """The search field; Enter searches at once, Down goes into the list, Esc empties it."""

    entered = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the three keys; all others type."""
        match event.key():
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self.entered.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.entered.emit()
            case _:
                super().keyPressEvent(event)


class FilterBar(QWidget):
    """Holds the filters of one list and says when they change."""

    changed = Signal()
    """The list has to be asked again."""

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        # Activities are counted by period; a cited document may be years older than the period.
        self._bounded = bool(register.day_field and register.channel_field)
        self._behind: Behind | None = None
        self.search = SearchLine()
        self._period = PeriodChoice(desk, with_all=True) if register.day_field else None
        self._channel = QuietCombo() if register.channel_field else None
        self._chips = FilterChips()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_WAITS_MS)
        self._row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._show_chips()

    def query(self) -> Query:
        """Return the query of the filters, in the register's own order."""
        query = Query(register=self._register.name, text=normalize(self.search.text()))
        if self._behind is not None:
            return replace(query, ids=self._behind.ids)
        if self._period is not None and self._bounded:
            query = replace(query, start=self._desk.period.start, end=self._desk.period.end)
        if self._channel is not None and self._channel.currentData():
            query = replace(query, channel=self._channel.currentData())
        return query

    def filtered(self) -> bool:
        """Tell whether any filter is in force."""
        return self.query() != Query(register=self._register.name)

    def add_button(self, button: QWidget, *, first: bool = False) -> None:
        """Put a page's own button before the search, or at the right end."""
        self._row.insertWidget(0 if first else self._row.count(), button)

    def show_behind(self, behind: Behind) -> None:
        """Narrow the list to the records behind a figure or a gap."""
        self._behind = behind
        self.search.clear()
        self._changed()

    def clear(self) -> None:
        """Take all filters off."""
        self.search.clear()
        self._behind = None
        self._bounded = False
        if self._channel is not None:
            self._channel.setCurrentIndex(0)
        self._changed()

    def offer_channels(self) -> None:
        """Offer the channels as the catalogue has them now."""
        if self._channel is None:
            return
        chosen = self._channel.currentData()
        self._channel.clear()
        self._channel.addItem(self.tr("Tất cả"), "")
        for entry in self._desk.catalogues.offered("channels"):
            self._channel.addItem(entry.label, entry.code)
        self._channel.setCurrentIndex(max(self._channel.findData(chosen), 0))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Gõ để tìm, không cần dấu"))
        self.search.setAccessibleName(self.tr("Tìm"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(320)
        self._row.setSpacing(6)
        self._add_labelled(self.tr("Tì&m:"), self.search, 3)
        if self._period is not None:
            self._add_labelled(self.tr("&Kỳ"), self._period, 2)
        if self._channel is not None:
            self._channel.setAccessibleName(self.tr("Kênh"))
            self._channel.setMinimumContentsLength(12)
            self._channel.setSizeAdjustPolicy(
                QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.offer_channels()
            self._add_labelled(self.tr("K&ênh"), self._channel, 2)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._row)
        layout.addWidget(self._chips)

    def _add_labelled(self, text: str, widget: QWidget, stretch: int) -> None:
        label = QLabel(text)
        label.setBuddy(widget)
        self._row.addWidget(label)
        self._row.addWidget(widget, stretch)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._timer.start())
        self.search.entered.connect(self._search_now)
        self._timer.timeout.connect(self._changed)
        if self._channel is not None:
            self._channel.activated.connect(lambda: self._changed())
        if self._period is not None:
            self._period.all_chosen.connect(lambda: self._bound(False))
            self._period.period_chosen.connect(lambda: self._bound(True))
            self._desk.period_changed.connect(self._period_changed)

    def _search_now(self) -> None:
        self._timer.stop()
        self._changed()

    def _bound(self, bounded: bool) -> None:
        self._bounded = bounded
        self._changed()

    def _period_changed(self) -> None:
        if self._bounded:
            self._changed()

    def _changed(self) -> None:
        self._timer.stop()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        if self._period is not None:
            self._period.show_all(not self._bounded)
        chips: list[tuple[str, Callable[[], None]]] = []
        text = normalize(self.search.text())
        if text:
            chips.append((self.tr("Tìm “{text}”").format(text=text), self._drop_search))
        if self._behind is not None:
            chips.append((self._behind.what, self._drop_behind))
        else:
            if self._period is not None and self._bounded:
                chips.append((period_label(self._desk.period), lambda: self._bound(False)))
            if self._channel is not None and self._channel.currentData():
                chips.append((self._channel.currentText(), self._drop_channel))
        self._chips.show_filters(chips)

    def _drop_search(self) -> None:
        self.search.clear()
        self._changed()

    def _drop_behind(self) -> None:
        self._behind = None
        self._changed()

    def _drop_channel(self) -> None:
        assert self._channel is not None
        self._channel.setCurrentIndex(0)
        self._changed()
