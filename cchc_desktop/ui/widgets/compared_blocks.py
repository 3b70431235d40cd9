"""Two reports side by side, block by block, with what differs in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from cchc_desktop.documents.comparing import (
    CHANGED,
    MOVED,
    ONLY_ONE,
    ONLY_TWO,
    SAME,
    BlockDifference,
)
from cchc_desktop.ui.widgets.colours import (
    added_colour,
    mix,
    muted_colour,
    removed_colour,
    warning_colour,
)
from cchc_desktop.ui.widgets.compared_text import ComparedText, come_mark, gone_mark

Index = QModelIndex | QPersistentModelIndex

_ROOM = 6
"""Pixels round a text."""
_FRAME = 2
_FAINT = 0.8
"""How much of the ground is in a line between two rows."""
_SIGN_LETTERS = 16
"""The width of the first column in letters."""


_SIGNS: Final = {SAME: "=", CHANGED: "≠", MOVED: "↕", ONLY_ONE: "−", ONLY_TWO: "+"}


class _Blocks(QAbstractTableModel):
    """The rows that are shown; the texts are whole, so that a screen reader has them."""

    def __init__(self, parent: QTreeView) -> None:
        super().__init__(parent)
        self.shown: list[BlockDifference] = []
        self.titles = ["", "", ""]
        self._words = {
            SAME: self.tr("Như nhau"),
            CHANGED: self.tr("Thay đổi"),
            MOVED: self.tr("Chuyển chỗ"),
            ONLY_ONE: self.tr("Bị bỏ"),
            ONLY_TWO: self.tr("Thêm mới"),
        }

    def set_titles(self, first: str, second: str) -> None:
        self.titles[1:] = [first, second]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.titles) - 1)

    def show_blocks(self, blocks: Sequence[BlockDifference]) -> None:
        self.beginResetModel()
        self.shown = list(blocks)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        block = self.shown[index.row()]
        if index.column() == 0:
            return f"{_SIGNS[block.kind]} {self._words[block.kind]}"
        return block.one if index.column() == 1 else block.two

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None


class _Rows(QStyledItemDelegate):
    """Draws a row: sign and word, then both texts with their marks."""

    def __init__(self, view: ComparedBlocks) -> None:
        super().__init__(view)
        self._view = view
        self._laid_out: dict[tuple[int, int], ComparedText] = {}
        self.forget()

    def forget(self) -> None:
        """Lay all texts out again, in the present font and colours, when they are needed."""
        palette = self._view.palette()
        self._laid_out.clear()
        self._marks = (gone_mark(palette), come_mark(palette))
        self._signs = {kind: _colour(kind, palette) for kind in _SIGNS}
        base, text = (palette.color(r) for r in (palette.ColorRole.Base, palette.ColorRole.Text))
        self._line = QPen(mix(text, base, _FAINT), 1)
        self._bold = QFont(self._view.font())
        self._bold.setBold(True)
        self._line_height = self._view.fontMetrics().height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the column's width and the height of the text in it."""
        column = index.column()
        height = self._text(index.row(), column).height if column else self._line_height
        return QSize(self._view.columnWidth(column), height + 2 * _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; what is selected is shown by the view."""
        rect: QRect = option.rect
        inside = rect.adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        painter.save()
        painter.setClipRect(rect)
        if index.column() == 0:
            painter.setFont(self._bold)
            painter.setPen(self._signs[self._view.block(index.row()).kind])
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(inside, int(flags), index.data())
        else:
            colour = option.palette.color(QPalette.ColorRole.Text)
            text = self._text(index.row(), index.column())
            text.draw(painter, inside.left(), inside.top(), colour)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.restore()

    def _text(self, row: int, column: int) -> ComparedText:
        block = self._view.block(row)
        width = self._view.columnWidth(column)
        if block.kind == SAME and block.one == block.two and width == self._view.columnWidth(1):
            column = 1  # laid out once for both sides
        found = self._laid_out.get((row, column))
        if found is None:
            stretches = block.one_stretches if column == 1 else block.two_stretches
            mark = self._marks[column - 1]
            found = ComparedText(stretches, self._view.font(), mark, width - 2 * _ROOM)
            self._laid_out[row, column] = found
        return found


class ComparedBlocks(QTreeView):
    """The compared blocks in a list; the arrows go from one to the next.

    A selected row has a bar and a frame, not another ground: the marks stay readable.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[BlockDifference] = ()
        self._only_different = False
        self._model = _Blocks(self)
        self._rows = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Các đoạn của hai báo cáo"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, self.fontMetrics().horizontalAdvance("x") * _SIGN_LETTERS)
        header.sectionResized.connect(self._width_changed)

    def show_comparison(
        self, first: str, second: str, blocks: Sequence[BlockDifference], *, only_different: bool
    ) -> None:
        """Show what became of each block; ``first`` and ``second`` are the reports' names."""
        self._all, self._only_different = blocks, only_different
        self._model.set_titles(first, second)
        self._show()

    def show_only_different(self, only_different: bool) -> None:
        """Leave the blocks out that are the same, or show them again; stay at the same block."""
        if only_different is not self._only_different:
            self._only_different = only_different
            self._show()

    def block(self, row: int) -> BlockDifference:
        """Return the block of a row."""
        return self._model.shown[row]

    def go_to_difference(self, step: int) -> bool:
        """Go to the next block that differs (``step`` 1) or the one before (-1), round the end.

        Returns False where no block differs.
        """
        count, here = len(self._model.shown), self.currentIndex().row()
        if here < 0:
            here = -1 if step > 0 else 0
        rows = ((here + step * far) % count for far in range(1, count + 1))
        found = next((row for row in rows if self.block(row).kind != SAME), None)
        if found is not None:
            self.setCurrentIndex(self._model.index(found, 0))
        return found is not None

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, and a frame round the selected one."""
        super().drawRow(painter, option, index)
        if self.selectionModel().isSelected(index):
            rect: QRect = option.rect
            painter.save()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _FRAME))
            inset = _FRAME // 2
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
            painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font or other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._width_changed()

    def _show(self) -> None:
        at = self.currentIndex().row()
        here = self._model.shown[at] if at >= 0 else None
        shown = [one for one in self._all if one.kind != SAME or not self._only_different]
        self._rows.forget()
        self._model.show_blocks(shown)
        if shown:
            # Blocks may be equal: it is the very same one that is meant.
            row = next((row for row, one in enumerate(shown) if one is here), 0)
            self.setCurrentIndex(self._model.index(row, 0))

    def _width_changed(self) -> None:
        self._rows.forget()
        self.scheduleDelayedItemsLayout()


def _colour(kind: str, palette: QPalette) -> QColor:
    if kind == SAME:
        return muted_colour(palette)
    if kind == ONLY_ONE:
        return removed_colour(palette)
    return added_colour(palette) if kind == ONLY_TWO else warning_colour(palette)
