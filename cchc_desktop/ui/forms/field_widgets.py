"""Which of the house's widgets a declared field is typed in with, and what it offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc_desktop.domain.fields import Field, Kind
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.validation import Severity, field_problems, lower_first
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.flag_field import FlagField
from cchc_desktop.ui.widgets.long_text_field import LongTextField
from cchc_desktop.ui.widgets.number_field import NumberField
from cchc_desktop.ui.widgets.plain_whole_field import PlainWholeField
from cchc_desktop.ui.widgets.text_field import TextField
from cchc_desktop.ui.wording import spoken


def framed(field: Field, desk: Desk) -> FieldFrame[Any]:
    """Return the framed widget of a field, offering what may be chosen, checked when left."""
    widget = _widget(field, desk)
    offer(widget, field, desk)
    return FieldFrame(
        spoken(field.label),
        widget,
        required=field.required,
        help=spoken(field.help),
        rules=lambda value: _faults(field, value, desk),
    )


def offer(widget: FieldWidget[Any], field: Field, desk: Desk, first: Iterable[str] = ()) -> None:
    """Let a choice field offer the catalogue or the records it may name, codes ``first`` on top."""
    if not isinstance(widget, ChoiceField):
        return
    if field.kind is Kind.REFERENCE:
        records = desk.all_of(field.register)
        widget.set_choices([Choice(str(r.id), desk.title_of(r)) for r in records])
        return
    entries = desk.catalogues.offered(field.catalogue)
    preferred = tuple(first)
    ranked = sorted(
        entries,
        key=lambda e: preferred.index(e.code) if e.code in preferred else len(preferred),
    )
    kept = desk.file.catalogues
    widget.set_choices(
        [Choice(e.code, e.label, kept.text(field.catalogue, e.code)) for e in ranked]
    )


def value_in(field: Field, widget: FieldWidget[Any]) -> Any:
    """Return what a widget holds, as the record keeps it; raises InvalidValue."""
    value = widget.value()
    if field.kind is Kind.REFERENCE:
        return int(value) if value else None
    return value


def put_in(field: Field, widget: FieldWidget[Any], value: Any) -> None:
    """Show a record's value in its widget."""
    if field.kind is Kind.REFERENCE:
        widget.set_value(str(value) if value is not None else "")
    else:
        widget.set_value(value)


def _widget(field: Field, desk: Desk) -> FieldWidget[Any]:
    match field.kind:
        case Kind.LONG_TEXT:
            return LongTextField()
        case Kind.DAY:
            return DateField(desk.today)
        case Kind.NUMBER:
            return NumberField()
        case Kind.WHOLE:
            return PlainWholeField()
        case Kind.FLAG:
            return FlagField()
        case Kind.CHOICE:
            catalogue = desk.catalogues[field.catalogue]
            choice = ChoiceField(lower_first(catalogue.label), extendable=catalogue.extendable)
            if catalogue.extendable:
                choice.add_requested.connect(lambda label: _add(choice, field, desk, label))
            return choice
        case Kind.REFERENCE:
            return ChoiceField(lower_first(spoken(REGISTERS[field.register].label)))
        case Kind.TEXT:
            return TextField()


def _add(widget: ChoiceField, field: Field, desk: Desk, label: str) -> None:
    """Add what was typed to the catalogue and take it."""
    code = desk.add_entry(field.catalogue, label)
    offer(widget, field, desk)
    widget.choose(Choice(code, label))


def _faults(field: Field, value: object, desk: Desk) -> Iterable[tuple[str, Severity]]:
    if field.kind is Kind.REFERENCE:
        return ()
    return field_problems(field, value, desk.catalogues)
