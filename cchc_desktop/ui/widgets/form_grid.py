"""A form's sheet as it is drawn: merged cells, widths, and a sign where a figure goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cchc_desktop.ui.models.form_grid_model import FormGridModel, Place
from cchc_desktop.ui.widgets.colours import mix

if TYPE_CHECKING:
    from cchc_desktop.services.form_view import SheetView

_USUAL_DIGITS: Final = 8.43
_USUAL_POINTS: Final = 15
"""A row of one line in Excel's usual font."""
_WIDEST_DIGITS: Final = 60.0
_MOST_SPANS: Final = 5_000
_MOST_SIZES: Final = 2_000
"""Rows whose own height is shown; below them all are of the usual height."""
_GROUND: Final = 0.16
_MARGIN: Final = 4


class _Marked(QStyledItemDelegate):
    """Lays a faint ground under a cell that gets something; its sign tells it without colour."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, then the cell."""
        model = index.model()
        assert isinstance(model, FormGridModel)
        if model.mark_at(model.place_of(index)) is not None:
            palette: QPalette = option.palette
            rect: QRect = option.rect
            painter.fillRect(rect, ground(palette, marked=True))
        super().paint(painter, option, index)


def ground(palette: QPalette, *, marked: bool) -> QColor:
    """Return the ground of a cell."""
    base = palette.color(QPalette.ColorRole.Base)
    return mix(base, palette.color(QPalette.ColorRole.Highlight), _GROUND) if marked else base


class FormGrid(QTableView):
    """Looks at a sheet and chooses a cell; nothing of the form can be changed here."""

    cell_chosen = Signal()
    """Another cell is the current one."""

    cell_entered = Signal()
    """Enter was pressed on the current cell, or it was double-clicked."""

    clearing_asked = Signal()
    """Delete was pressed on the current cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_cells = FormGridModel(self)
        self.setModel(self.model_of_cells)
        self.setItemDelegate(_Marked(self))
        self.setAccessibleName(self.tr("Biểu"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setMinimumSectionSize(4)
        self.verticalHeader().setMinimumSectionSize(4)
        self._bold = self.font()
        self._bold.setBold(True)
        self.selectionModel().currentChanged.connect(lambda: self.cell_chosen.emit())
        self.doubleClicked.connect(lambda: self.cell_entered.emit())

    @property
    def place(self) -> Place | None:
        """The current cell, None while there is none."""
        index = self.currentIndex()
        return self.model_of_cells.place_of(index) if index.isValid() else None

    def show_sheet(self, sheet: SheetView) -> None:
        """Show another sheet from its first cell on."""
        self.clearSpans()
        for row in range(min(self.model_of_cells.rowCount(), _MOST_SIZES)):
            self.setRowHidden(row, False)
        for column in range(self.model_of_cells.columnCount()):
            self.setColumnHidden(column, False)
        self.model_of_cells.show_grid(sheet.grid)
        for top, left, bottom, right in sheet.grid.merged[:_MOST_SPANS]:
            self.setSpan(top - 1, left, bottom - top + 1, right - left + 1)
        self._size_columns(sheet)
        self._size_rows(sheet)
        self.scrollToTop()
        self.choose((1, 0))

    def choose(self, place: Place) -> None:
        """Make a cell the current one and let it be seen."""
        index = self.model_of_cells.index_of(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the long texts that run over empty ones, as Excel shows them."""
        super().paintEvent(event)
        last = self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self.model_of_cells.rowCount() - 1
        painter = QPainter(self.viewport())
        for row in range(max(self.rowAt(0), 0), last + 1):
            if self.rowHeight(row) < 2 * self.verticalHeader().defaultSectionSize():
                self._paint_long_texts(painter, row)

    def _paint_long_texts(self, painter: QPainter, row: int) -> None:
        model, chosen = self.model_of_cells, self.currentIndex()
        for column in model.columns_with_text(row + 1):
            index = model.index(row, column)
            rect = self.visualRect(index)
            bold = model.data(index, Qt.ItemDataRole.FontRole) is not None
            painter.setFont(self._bold if bold else self.font())
            wanted = painter.fontMetrics().horizontalAdvance(index.data()) + 2 * _MARGIN
            if wanted <= rect.width():
                continue
            last = column + model.room_right_of((row + 1, column))
            inside = chosen.row() == row and column <= chosen.column() <= last
            if last == column or inside:
                continue
            right = self.visualRect(model.index(row, last)).right()
            rect.setRight(min(right, rect.left() + wanted))
            marked = model.mark_at((row + 1, column)) is not None
            painter.fillRect(rect, ground(self.palette(), marked=marked))
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(_MARGIN, 0, -1, 0), flags, index.data())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and Delete; the other keys move."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.cell_entered.emit()
            case Qt.Key.Key_Delete:
                self.clearing_asked.emit()
            case _:
                super().keyPressEvent(event)

    def _size_columns(self, sheet: SheetView) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        for column in range(self.model_of_cells.columnCount()):
            digits = min(sheet.widths.get(column, _USUAL_DIGITS), _WIDEST_DIGITS)
            self.setColumnHidden(column, digits == 0)
            if digits:
                self.setColumnWidth(column, round(digits * digit) + 6)

    def _size_rows(self, sheet: SheetView) -> None:
        usual = self.verticalHeader().defaultSectionSize()
        dots = (self.fontMetrics().height() + 4) / _USUAL_POINTS
        hidden = {row.number for row in sheet.grid.rows if row.hidden}
        for row in range(min(self.model_of_cells.rowCount(), _MOST_SIZES)):
            points = sheet.heights.get(row + 1)
            if points == 0 or row + 1 in hidden:
                self.setRowHidden(row, True)
            elif points is not None:
                self.setRowHeight(row, max(usual, round(points * dots)))
            elif self.rowHeight(row) != usual:
                self.setRowHeight(row, usual)
