"""A form's sheets with what each cell gets: pointed at, changed, taken back, guesses accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from cchc_desktop.domain.form_contents import NUMBERS, TEXTS, shown
from cchc_desktop.domain.grids import place_name
from cchc_desktop.domain.receiver_forms import FormCell
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.ui.models.form_grid_model import GIVEN, GONE, GUESSED, CellMark, Place
from cchc_desktop.ui.widgets.cell_filling import CellFilling
from cchc_desktop.ui.widgets.form_grid import FormGrid
from cchc_desktop.ui.wording import spoken, worded

if TYPE_CHECKING:
    from cchc_desktop.services.form_view import FormPreview, FormView

_NOTHING: Final = "–"
"""Shown for "no data", which is not 0."""
_USUAL_NUMBER: Final = "in_period"


class FormCells(QWidget):
    """The sheet as it is drawn, its tabs, and below them what the current cell gets."""

    given = Signal(object)
    """FormCells that the person wants filled from now on: a list of the domain's."""

    taken_back = Signal(object)
    """The sheet and the name of a cell that is to get nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FormView | None = None
        self._preview: FormPreview | None = None
        self._guesses: dict[tuple[str, str], FormCell] = {}
        self.grid = FormGrid()
        self.sheets = QTabBar()
        self.cell = CellFilling()
        self.guessed = QLabel()
        self.take_all = QPushButton(self.tr("Gán &cả các ô đoán được"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.sheets.setAccessibleName(self.tr("Các trang tính"))
        self.sheets.setShape(QTabBar.Shape.RoundedSouth)
        self.sheets.setExpanding(False)
        self.guessed.setTextFormat(Qt.TextFormat.PlainText)
        self.guessed.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self.guessed, 1)
        below.addWidget(self.take_all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.grid, 1)
        rows.addWidget(self.sheets)
        rows.addWidget(self.cell)
        rows.addLayout(below)

    def _connect(self) -> None:
        self.sheets.currentChanged.connect(lambda _sheet: self._show_sheet())
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self._step_sheet(step))
        self.grid.cell_chosen.connect(self._show_cell)
        self.grid.cell_entered.connect(lambda: self.cell.content.setFocus())
        self.grid.clearing_asked.connect(self._clear)
        self.cell.given.connect(self._give)
        self.cell.taken_back.connect(self._clear)
        self.take_all.clicked.connect(lambda: self.given.emit(self._open_guesses()))

    def show_view(self, view: FormView) -> None:
        """Show the sheets of a form, the first of them; what its cells get comes after."""
        self._view, self._preview = view, None
        self._guesses = {(cell.sheet, cell.cell): cell for cell in view.guesses}
        self.sheets.blockSignals(True)
        while self.sheets.count():
            self.sheets.removeTab(0)
        for sheet in view.sheets:
            at = self.sheets.addTab(sheet.grid.name.replace("&", "&&"))
            self.sheets.setTabVisible(at, not sheet.grid.hidden)
        self.sheets.blockSignals(False)
        self.sheets.updateGeometry()  # tabs that are added while they are hidden ask for no room
        self._show_sheet()

    def show_preview(self, preview: FormPreview) -> None:
        """Show what the cells get, of the form whose sheets are shown."""
        self._preview = preview
        self.cell.offer(preview.figures)
        self._show_marks()

    def _show_sheet(self) -> None:
        at = self.sheets.currentIndex()
        if self._view is not None and 0 <= at < len(self._view.sheets):
            self.grid.show_sheet(self._view.sheets[at])
            self._show_marks()

    def _step_sheet(self, step: int) -> None:
        at = self.sheets.currentIndex() + step
        while 0 <= at < self.sheets.count() and not self.sheets.isTabVisible(at):
            at += step
        if 0 <= at < self.sheets.count():
            self.sheets.setCurrentIndex(at)

    def _cells(self) -> dict[tuple[str, str], FormCell]:
        cells = self._preview.form.cells if self._preview else ()
        return {(cell.sheet, cell.cell): cell for cell in cells}

    def _open_guesses(self) -> list[FormCell]:
        given = self._cells()
        return [cell for name, cell in self._guesses.items() if name not in given]

    def _show_marks(self) -> None:
        """Mark what is given and what is guessed on the sheet that is shown."""
        if self._preview is None:
            return
        sheet = self.grid.model_of_cells.grid.name
        marks: dict[Place, CellMark] = {}
        for cell in (*self._open_guesses(), *self._preview.form.cells):
            if cell.sheet == sheet:
                marks[_place(cell.cell)] = self._mark(cell)
        self.grid.model_of_cells.show_marks(marks)
        guesses = len(self._open_guesses())
        self.guessed.setText(
            self.tr(
                "Chương trình đoán được %n ô chưa gán, có dấu “?”; hãy xem lại trước khi gán.",
                "",
                guesses,
            )
            if guesses
            else ""
        )
        self.take_all.setVisible(bool(guesses))
        self._show_cell()

    def _mark(self, cell: FormCell) -> CellMark:
        assert self._preview is not None
        name = (cell.sheet, cell.cell)
        brief, whole = self._names_of(cell)
        if name not in self._cells():
            return CellMark(GUESSED, brief, self.tr("có thể là {what}").format(what=whole))
        if name in self._preview.gone:
            return CellMark(GONE, brief, self._preview.gone[name])
        value = shown(self._preview.contents.get(name)) or _NOTHING
        told = self.tr("{what}; kỳ này: {value}").format(what=whole, value=value)
        return CellMark(GIVEN, f"{value} · {brief}", told)

    def _names_of(self, cell: FormCell) -> tuple[str, str]:
        """Return how a cell's content is called in few words, and in full."""
        assert self._preview is not None
        if not cell.figure:
            text = TEXTS.get(cell.number)
            label = spoken(text.label) if text else cell.number
            return lower_first(label), label
        number, figure = NUMBERS.get(cell.number), self._preview.figures.get(cell.figure)
        called = f"{worded(figure.label)} ({worded(figure.unit)})" if figure else cell.figure
        if number is None:
            return cell.number, f"{called}: {cell.number}"
        return spoken(number.brief), f"{called}: {lower_first(spoken(number.label))}"

    def _here(self) -> tuple[str, str] | None:
        place = self.grid.place
        return (self.grid.model_of_cells.grid.name, place_name(*place)) if place else None

    def _show_cell(self) -> None:
        """Show what the current cell gets, or what it might get by its row and its column."""
        name, place = self._here(), self.grid.place
        if name is None or place is None or self._preview is None:
            return
        given = self._cells()
        cell = given.get(name) or self._guesses.get(name)
        formula = self.grid.model_of_cells.cell_at(place).formula
        told = self.tr("Ô {cell}").format(cell=self.grid.model_of_cells.told(place))
        if formula:
            told += self.tr(" (công thức của biểu, không điền được)")
        elif name not in given:
            told += self.tr(" (chưa gán)")
        figure, number = (cell.figure, cell.number) if cell else self._likely(name[0], place)
        self.cell.show_cell(told, figure, number, fillable=not formula, given=name in given)

    def _likely(self, sheet: str, place: Place) -> tuple[str, str]:
        """Return the figure that is given in the cell's row, and the number in its column."""
        cells = [c for c in self._cells().values() if c.sheet == sheet and c.figure]
        places = {_place(c.cell): c for c in cells}
        figure = next((c.figure for (row, _), c in places.items() if row == place[0]), "")
        number = next((c.number for (_, col), c in places.items() if col == place[1]), "")
        return (figure, number or _USUAL_NUMBER) if figure else ("", "")

    def _give(self, figure: str, number: str) -> None:
        name = self._here()
        if name is not None:
            cell = FormCell(sheet=name[0], cell=name[1], figure=figure, number=number)
            self.given.emit([cell])
            self.grid.setFocus()

    def _clear(self) -> None:
        """Take back what the current cell gets; a guess is not offered any more."""
        name = self._here()
        if name in self._cells():
            self.taken_back.emit(name)
        elif name is not None and self._guesses.pop(name, None) is not None:
            self._show_marks()
        self.grid.setFocus()


def _place(name: str) -> Place:
    """Return the row and the column of a kept cell's name, which is sound."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]), column - 1
