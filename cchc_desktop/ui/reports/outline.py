"""The outline of a report: its parts and blocks in order, each with how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desktop.domain.report_blocks import CLAUSE, PART, ReportBlock
from cchc_desktop.ui.widgets import signs
from cchc_desktop.ui.widgets.colours import muted_colour, problem_colour, warning_colour
from cchc_desktop.ui.widgets.signs import Sign

_KEY = Qt.ItemDataRole.UserRole

Standing = tuple[Sign, str]
"""A sign at a block, and the sentence that its tool tip says."""


class Outline(QTreeWidget):
    """Shows the blocks under their parts; one is chosen by keyboard or mouse.

    Alt+Up and Alt+Down move the chosen block, Delete leaves it out or takes it back, Enter and F2
    edit it, Insert adds one behind it.
    """

    chosen = Signal(str)
    """The key of the block that is chosen."""

    edit_asked = Signal(str)
    move_asked = Signal(str, int)
    """The key of a block, and -1 to move it up or 1 to move it down."""

    drop_asked = Signal(str)
    add_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(self.tr("Dàn ý của báo cáo"))
        self._items: dict[str, QTreeWidgetItem] = {}
        self._showing = False
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(lambda item, _column: self.edit_asked.emit(item.data(0, _KEY)))

    def show_blocks(
        self,
        blocks: Iterable[ReportBlock],
        texts: Mapping[str, str],
        standings: Mapping[str, Standing],
    ) -> None:
        """Show blocks in their order, by ``texts`` as they read; the choice stays.

        ``standings`` gives the sign of those that are to be looked at.
        """
        chosen, at = self.key(), self.verticalScrollBar().value()
        self._showing = True
        self.clear()
        self._items.clear()
        part: QTreeWidgetItem | None = None
        clause: QTreeWidgetItem | None = None
        for block in blocks:
            parent = clause or part
            if block.kind == PART:
                parent, clause = None, None
            elif block.kind == CLAUSE:
                parent = part
            item = QTreeWidgetItem()
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            if block.kind == PART:
                part = item
            elif block.kind == CLAUSE:
                clause = item
            self._dress(item, block, texts.get(block.key, ""), standings.get(block.key))
            self._items[block.key] = item
        self.expandAll()
        self._showing = False
        self.choose(chosen)
        self.verticalScrollBar().setValue(at)

    def key(self) -> str:
        """Return the key of the chosen block, ``""`` where none is."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _KEY))

    def choose(self, key: str) -> None:
        """Choose a block, telling nobody."""
        item = self._items.get(key)
        self._showing = True
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self._showing = False

    def keys(self) -> list[str]:
        """Return the keys in the order shown."""
        return list(self._items)

    def event(self, event: QEvent) -> bool:
        """Keep the outline's own keys from the window's menus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._act_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the outline's keys; all others walk in it."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
            return
        signal, arguments = act
        signal.emit(*arguments)  # type: ignore[attr-defined]

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for item in self._items.values():
                self._draw_sign(item)

    def _act_of(self, event: QKeyEvent) -> tuple[object, tuple[object, ...]] | None:
        key, held = self.key(), event.modifiers()
        if not key:
            return None
        match event.key():
            case Qt.Key.Key_Up if held == Qt.KeyboardModifier.AltModifier:
                return self.move_asked, (key, -1)
            case Qt.Key.Key_Down if held == Qt.KeyboardModifier.AltModifier:
                return self.move_asked, (key, 1)
            case Qt.Key.Key_Delete if not held:
                return self.drop_asked, (key,)
            case Qt.Key.Key_Insert if not held:
                return self.add_asked, (key,)
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter if not held:
                return self.edit_asked, (key,)
            case _:
                return None

    def _dress(
        self, item: QTreeWidgetItem, block: ReportBlock, text: str, standing: Standing | None
    ) -> None:
        line = " ".join(text.split()) or "…"
        item.setData(0, _KEY, block.key)
        item.setText(0, line)
        tips = [line]
        font = QFont(self.font())
        font.setBold(block.kind in (PART, CLAUSE))
        if block.dropped:
            font.setStrikeOut(True)
            item.setForeground(0, muted_colour(self.palette()))
            tips.append(self.tr("Đã bỏ khỏi báo cáo; nhấn Delete để lấy lại."))
        item.setFont(0, font)
        if standing is not None:
            tips.append(standing[1])
        item.setData(0, _KEY + 1, None if standing is None else standing[0])
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 8))
        item.setToolTip(0, "\n\n".join(tips))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ". ".join(tips))
        self._draw_sign(item)

    def _draw_sign(self, item: QTreeWidgetItem) -> None:
        sign = item.data(0, _KEY + 1)
        if sign is None:
            return
        palette = self.palette()
        colours = {Sign.PROBLEM: problem_colour, Sign.WARNING: warning_colour}
        colour = colours.get(sign, muted_colour)(palette)
        chosen = palette.color(QPalette.ColorRole.HighlightedText)
        item.setIcon(0, signs.icon(sign, colour, chosen))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._showing:
            self.chosen.emit(item.data(0, _KEY))
