"""What goes into one cell of a form: found by typing a part of its name, and which number of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.domain.counting import Definition
from cchc_desktop.domain.form_contents import NUMBERS, TEXTS
from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken, worded

_USUAL_NUMBER = "in_period"
_TEXT = "text:"
"""Before the code of a text, so that it is never taken for a figure's name."""


class CellFilling(QWidget):
    """The cell's name and standing, the two choices, and the buttons that give and take back."""

    given = Signal(str, str)
    """The figure ("" for a text) and the number or the text that the cell is to get."""

    taken_back = Signal()
    """The cell is to get nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        field = ChoiceField(self.tr("số liệu, nội dung"))
        self.content: FieldFrame[str] = FieldFrame(
            self.tr("Ô này là"), field, required=True, parent=self
        )
        self.number = QuietCombo()
        self.number.setAccessibleName(self.tr("Cột số liệu"))
        for number in NUMBERS.values():
            self.number.addItem(spoken(number.label), number.code)
        self.give = QPushButton(self.tr("&Gán"))
        self.take_back = QPushButton(self.tr("&Bỏ gán"))
        self._lay_out()
        self.give.clicked.connect(self._give)
        self.take_back.clicked.connect(self.taken_back)
        field.finished.connect(self._match_number)
        field.edited.connect(self._match_number)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.content, 0, 0, 2, 1)
        label = QLabel(self.tr("Cột số liệu"))
        label.setBuddy(self.number)
        grid.addWidget(label, 0, 1, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.addWidget(self.number)
        buttons.addWidget(self.give)
        buttons.addWidget(self.take_back)
        grid.addLayout(buttons, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addLayout(grid)

    def offer(self, figures: Mapping[str, Definition]) -> None:
        """Offer these figures and the texts."""
        field = self.content.widget
        assert isinstance(field, ChoiceField)
        field.set_choices(
            [
                *(
                    Choice(name, f"{worded(figure.label)} ({worded(figure.unit)})")
                    for name, figure in figures.items()
                ),
                *(Choice(_TEXT + text.code, spoken(text.label)) for text in TEXTS.values()),
            ]
        )

    def show_cell(
        self, told: str, figure: str, number: str, *, fillable: bool, given: bool
    ) -> None:
        """Show a cell: what is said of it, and what it gets or might get."""
        self.told.setText(told)
        self.content.widget.set_value(figure or (_TEXT + number if number else ""))
        self.content.set_problem(None)
        at = self.number.findData(number if figure else _USUAL_NUMBER)
        self.number.setCurrentIndex(max(at, 0))
        self._match_number()
        for widget in (self.content, self.give):
            widget.setEnabled(fillable)
        self.number.setEnabled(fillable and self.number.isEnabled())
        self.take_back.setEnabled(given)

    def _match_number(self) -> None:
        """Let a number be chosen only of a figure: a text has none."""
        typed = self.content.widget.draft()
        texts = {spoken(text.label) for text in TEXTS.values()}
        self.number.setEnabled(self.content.isEnabled() and typed.strip() not in texts)

    def _give(self) -> None:
        self.content.widget.finish()
        if self.content.problem is not None:
            self.content.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        code = self.content.widget.value() or ""
        if code.startswith(_TEXT):
            self.given.emit("", code.removeprefix(_TEXT))
        else:
            self.given.emit(code, self.number.currentData())
