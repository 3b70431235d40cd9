"""Numbers as the office writes them: ``1.234,5``."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import format_number, normalize, parse_number
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.line_field import LineField

N = TypeVar("N", Decimal, int)


class _AnyNumberField(LineField[N]):
    """What both number fields share: right-aligned, no spin buttons, the wheel does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        line = LineEdit()
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        super().__init__(line, parent)

    def set_value(self, value: N | None) -> None:
        """Show ``value``; None empties the field."""
        self.set_text("" if value is None else format_number(value))

    def canonical(self, text: str) -> str:
        """Return the number with dots between thousands and a decimal comma."""
        try:
            return format_number(parse_number(text))
        except InvalidValue:
            return text


class NumberField(_AnyNumberField[Decimal]):
    """A number with decimals or without."""

    def value(self) -> Decimal | None:
        """Return the number, None for an empty field (which is not 0).

        Raises InvalidValue where the text is not a number.
        """
        text = normalize(self.text())
        return parse_number(text) if text else None


class WholeField(_AnyNumberField[int]):
    """A whole number."""

    def value(self) -> int | None:
        """Return the number, None for an empty field (which is not 0).

        Raises InvalidValue where the text is not a whole number.
        """
        text = normalize(self.text())
        if not text:
            return None
        number = parse_number(text)
        if number != int(number):
            raise InvalidValue(
                self.tr("Số “{text}” có phần lẻ; ô này chỉ nhận số nguyên.").format(text=text)
            )
        return int(number)
