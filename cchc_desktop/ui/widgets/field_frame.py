"""A field with its label, its message and the check when its editing ends."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import is_empty
from cchc_desktop.domain.validation import Severity
from cchc_desktop.ui.widgets.field_widget import OUTLINE, FieldWidget, Standing
from cchc_desktop.ui.widgets.message_line import MessageLine

T = TypeVar("T")

Rules = Callable[[object], Iterable[tuple[str, Severity]]]
"""What is wrong with a value that could be read: sentences with their severity."""


class LabelPlace(enum.Enum):
    """Where the label stands."""

    ABOVE = "above"
    BESIDE = "beside"


class FieldFrame(QWidget, Generic[T]):
    """A field widget with its label above or beside it and a message below it.

    When the editing ends it reads the value and shows what is wrong: the text cannot be read, a
    required field is empty, or ``rules`` object. The message then stays until the next check.
    """

    def __init__(
        self,
        label: str,
        widget: FieldWidget[T],
        *,
        required: bool = False,
        help: str = "",  # noqa: A002 - what it is called in the field's declaration
        place: LabelPlace = LabelPlace.ABOVE,
        rules: Rules | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._widget = widget
        self._required = required
        self._help = help
        self._rules = rules
        self._problem: str | None = None
        self._warning: str | None = None
        self._title = self._make_title()
        self._message = MessageLine()
        self._lay_out(place)
        self.setFocusProxy(widget)
        widget.set_label(label)
        widget.finished.connect(self._check_finished)
        self._show_message()

    @property
    def widget(self) -> FieldWidget[T]:
        """The field inside."""
        return self._widget

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label

    @property
    def problem(self) -> str | None:
        """The sentence of the fault that is shown, or None."""
        return self._problem

    @property
    def warning(self) -> str | None:
        """The sentence of the warning that was set, or None."""
        return self._warning

    @property
    def message(self) -> str:
        """The text below the field as it is read out: fault, warning or help."""
        return self._message.text()

    def set_problem(self, sentence: str | None) -> None:
        """Show a fault, or with None take it away."""
        self._problem = sentence
        self._show_message()

    def set_warning(self, sentence: str | None) -> None:
        """Show a warning where there is no fault, or with None take it away."""
        self._warning = sentence
        self._show_message()

    def set_help(self, sentence: str) -> None:
        """Say how the field is filled in, where there is neither fault nor warning."""
        if sentence != self._help:
            self._help = sentence
            self._show_message()

    def check(self) -> bool:
        """Read the value, show what is wrong with it, and tell whether it can be saved."""
        self._problem = self._warning = None
        try:
            value = self._widget.value()
        except InvalidValue as refusal:
            self._problem = str(refusal)
        else:
            self._judge(value)
        self._show_message()
        return self._problem is None

    def set_label_width(self, width: int) -> None:
        """Make a label beside its field ``width`` pixels wide, so that fields stand in line."""
        self._title.setMinimumWidth(width)

    def label_width(self) -> int:
        """Return the width in pixels that the label needs."""
        return self._title.sizeHint().width()

    def changeEvent(self, event: QEvent) -> None:
        """Write the label in the language's own words again when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_message()

    def _judge(self, value: T | None) -> None:
        for sentence, severity in self._rules(value) if self._rules is not None else ():
            if severity is Severity.ERROR:
                self._problem = self._problem or sentence
            else:
                self._warning = self._warning or sentence
        if self._required and self._problem is None and is_empty(value):
            self._problem = self.tr("Cần điền ô này.")

    def _check_finished(self) -> None:
        self.check()

    def _make_title(self) -> QLabel:
        mark = " *" if self._required else ""
        title = QLabel(self._label.replace("&", "&&") + mark)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setIndent(OUTLINE)
        title.setBuddy(self._widget)
        if self._widget.shows_own_label:
            # Never setVisible(True) here: a label without a parent would open as a window.
            title.hide()
        return title

    def _lay_out(self, place: LabelPlace) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(1)
        if place is LabelPlace.BESIDE:
            layout.addWidget(self._title, 0, 0)
            layout.addWidget(self._widget, 0, 1)
            layout.addWidget(self._message, 1, 1)
            layout.setColumnStretch(1, 1)
        else:
            layout.addWidget(self._title, 0, 0)
            layout.addWidget(self._widget, 1, 0)
            layout.addWidget(self._message, 2, 0)
        # Room to spare goes below, so that the message stays with its field.
        layout.setRowStretch(layout.rowCount(), 1)

    def _show_message(self) -> None:
        if self._problem is not None:
            standing, sentence = Standing.PROBLEM, self._problem
            remedy = self._widget.remedy()
        elif self._warning is not None:
            standing, sentence, remedy = Standing.WARNING, self._warning, None
        else:
            standing, sentence, remedy = Standing.GOOD, self._help, None
        self._message.show_message(standing, sentence, remedy)
        self._widget.set_standing(standing)
        spoken = [self.tr("Bắt buộc.")] if self._required else []
        self._widget.set_message(" ".join([*spoken, self._message.text()]).strip())
