"""A whole number that names rather than counts: a year, the number of a document."""

from __future__ import annotations

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import parse_number
from cchc_desktop.ui.widgets.number_field import WholeField


class PlainWholeField(WholeField):
    """A whole number without dots between its thousands, as lists and documents show it."""

    def set_value(self, value: int | None) -> None:
        """Show ``value``; None empties the field."""
        self.set_text("" if value is None else str(value))

    def canonical(self, text: str) -> str:
        """Return the number in plain digits."""
        try:
            number = parse_number(text)
        except InvalidValue:
            return text
        return str(int(number)) if number == int(number) else text
