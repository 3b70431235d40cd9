"""Values as people read them: in a list, in the history, in a message.

Lines are told in a few words: ``58 tin, bài · 2 lượt phát``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.catalogues import Catalogues, EntryUnit
from cchc_desktop.domain.evidence import Evidence, EvidenceFile
from cchc_desktop.domain.fields import Field, Kind, Lines, fields_of, lines_of
from cchc_desktop.domain.import_matches import MatchedColumn
from cchc_desktop.domain.office import Recipient, Signer
from cchc_desktop.domain.procedures import Posting, ProcedureEvent
from cchc_desktop.domain.receiver_forms import FormCell
from cchc_desktop.domain.report_blocks import SeenFigure
from cchc_desktop.domain.reports import ReportPart
from cchc_desktop.domain.slogans import Display
from cchc_desktop.domain.vietnamese import format_day, format_number

YES, NO = "Có", "Không"
QUANTITY, ESTIMATE = "{quantity} {unit}", "ước {quantity} {unit}"
POSTED = "{event}, niêm yết {places} nơi"
WORDS = (YES, NO, QUANTITY, ESTIMATE, POSTED)
"""The words round the values, which ``Catalogues.say`` is asked to translate."""

SEPARATOR = " · "


NO_NAMES: Mapping[tuple[str, int], str] = {}


def shown(field: Field, value: Any, catalogues: Catalogues) -> str:
    """Return one field's value as text, ``""`` where none is given.

    A reference is shown by its id; who has the record at hand shows its name instead.
    """
    if value is None:
        return ""
    match field.kind:
        case Kind.DAY:
            return format_day(value)
        case Kind.NUMBER:
            return format_number(value)
        case Kind.CHOICE:
            return catalogues.text(field.catalogue, value) if value else ""
        case Kind.FLAG:
            return catalogues.say(YES if value else NO)
        case _:
            return str(value)


def shown_lines(lines: tuple[Any, ...], catalogues: Catalogues) -> str:
    """Return the lines of a record in a few words, in their order."""
    return SEPARATOR.join(_BRIEF[type(line)](line, catalogues) for line in lines)


def changed_fields(
    before: object | None,
    after: object | None,
    catalogues: Catalogues,
    names: Mapping[tuple[str, int], str] = NO_NAMES,
) -> tuple[tuple[str, str, str], ...]:
    """Return (label, text before, text after) of every field that differs.

    ``names`` says what a record referred to is called, by register and id. Lines whose few words
    are the same before and after are told in full.
    """
    cls = type(after if after is not None else before)
    declared: Mapping[str, Field | Lines] = {**fields_of(cls), **lines_of(cls)}
    found = []
    for name, declaration in declared.items():
        values = [None if record is None else getattr(record, name) for record in (before, after)]
        old, new = (_text(declaration, value, catalogues, names) for value in values)
        if isinstance(declaration, Lines) and old == new and values[0] != values[1]:
            old, new = (lines_in_full(value, catalogues) for value in values)
        if old != new:
            found.append((declaration.label, old, new))
    return tuple(found)


def _text(
    declaration: Field | Lines,
    value: Any,
    catalogues: Catalogues,
    names: Mapping[tuple[str, int], str],
) -> str:
    if isinstance(declaration, Lines):
        return shown_lines(value or (), catalogues)
    if (declaration.register, value) in names:
        return names[declaration.register, value]
    return shown(declaration, value, catalogues)


def lines_in_full(lines: Iterable[object] | None, catalogues: Catalogues) -> str:
    """Return the lines of a record with every value that is given, in their order."""
    return SEPARATOR.join(_in_full(line, catalogues) for line in lines or ())


def _in_full(line: object, catalogues: Catalogues) -> str:
    """Return every given value of a line and of its own lines: "Mã: 1.001193, ..."."""
    told = [
        f"{field.label}: {text}"
        for name, field in fields_of(type(line)).items()
        if (text := shown(field, getattr(line, name), catalogues))
    ]
    for name, lines in lines_of(type(line)).items():
        if inner := getattr(line, name):
            told.append(f"{lines.label}: ({lines_in_full(inner, catalogues)})")
    return ", ".join(told)


def _measure(measure: Measure, catalogues: Catalogues) -> str:
    unit = catalogues.text("units", measure.unit)
    if measure.quantity is None:
        return unit
    form = catalogues.say(ESTIMATE if measure.estimated else QUANTITY)
    return form.format(quantity=format_number(measure.quantity), unit=unit)


def _evidence(evidence: Evidence, catalogues: Catalogues) -> str:
    return f"{catalogues.text('evidence_kinds', evidence.kind)}: {evidence.where}"


def _file(file: EvidenceFile, _catalogues: Catalogues) -> str:
    return file.name


def _event(event: ProcedureEvent, catalogues: Catalogues) -> str:
    places = len(event.postings)
    told = f"{catalogues.text('event_kinds', event.kind)} {_day(event.effective_on)}"
    return catalogues.say(POSTED).format(event=told, places=places) if places else told


def _posting(posting: Posting, catalogues: Catalogues) -> str:
    return f"{catalogues.text('places', posting.place)} {_day(posting.posted_on)}"


def _display(display: Display, catalogues: Catalogues) -> str:
    pieces = "" if display.pieces is None else f" ({display.pieces})"
    until = f"-{_day(display.until)}" if display.until else ""
    medium = catalogues.text("media", display.medium)
    return f"{medium}{pieces} {_day(display.since)}{until}"


def _signer(signer: Signer, catalogues: Catalogues) -> str:
    return f"{catalogues.text('signer_positions', signer.position)} {signer.name}"


def _recipient(recipient: Recipient, _catalogues: Catalogues) -> str:
    return recipient.name


def _unit(unit: EntryUnit, catalogues: Catalogues) -> str:
    return catalogues.text("units", unit.unit)


def _part(part: ReportPart, catalogues: Catalogues) -> str:
    return catalogues.text("report_parts", part.part)


def _seen(figure: SeenFigure, _catalogues: Catalogues) -> str:
    return f"{{{figure.token}}} = {figure.shown}"


def _column(column: MatchedColumn, _catalogues: Catalogues) -> str:
    return f"{column.heading} = {column.field}"


def _cell(cell: FormCell, _catalogues: Catalogues) -> str:
    return f"{cell.sheet}!{cell.cell} = {cell.figure} ({cell.number})"


def _day(day: date | None) -> str:
    return "…" if day is None else format_day(day)


_BRIEF: Mapping[type[Any], Callable[[Any, Catalogues], str]] = {
    Measure: _measure,
    Evidence: _evidence,
    EvidenceFile: _file,
    ProcedureEvent: _event,
    Posting: _posting,
    Display: _display,
    Signer: _signer,
    Recipient: _recipient,
    EntryUnit: _unit,
    ReportPart: _part,
    SeenFigure: _seen,
    MatchedColumn: _column,
    FormCell: _cell,
}
