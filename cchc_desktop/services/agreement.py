"""What the records of a data file must agree on with each other.

:func:`broken_ties` looks at a record that is to be saved, before it is written;
:func:`disagreements` compares it with the other records of its register, and is asked again when
it has been written together with others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.periods import WrongPeriod, parse_period
from cchc_desktop.domain.procedures import Procedure, matching_code
from cchc_desktop.domain.registers import REGISTERS, register_of
from cchc_desktop.domain.reports import ISSUED, Report
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.validation import Problem, Severity, lower_first
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.services.outgoing_rules import faults_of_line, remarks_on_line
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.repository import (
    column_values,
    find_equal,
    load,
    load_all,
    uses_of_entry,
)


def broken_ties(
    connection: Connection, record: Any, calendars: Mapping[str, Calendar]
) -> Iterator[Problem]:
    """Yield where ``record`` names what is not there, leaves its users, or alters what is fixed."""
    declared = fields_of(type(record))
    for name, field in declared.items():
        key = getattr(record, name)
        if field.register and key is not None and not load(connection, field.register, [key]):
            noun = lower_first(REGISTERS[field.register].noun)
            yield Problem(name, field.label, f"Không còn {noun} này; hãy chọn lại.")
    if isinstance(record, Report) and record.period and record.calendar in calendars:
        try:
            parse_period(record.period, calendars[record.calendar])
        except WrongPeriod as wrong:
            yield Problem("period", declared["period"].label, str(wrong))
    if isinstance(record, CatalogueEntry) and record.id is not None:
        yield from _left_users(connection, record, record.id)
    if isinstance(record, OutgoingDocument):
        for name, sentence in faults_of_line(connection, record):
            yield Problem(name, declared[name].label, sentence)


def remarks(connection: Connection, record: Any) -> Iterator[Problem]:
    """Yield what is unusual about a record that is to be saved, beside what may not be."""
    if isinstance(record, OutgoingDocument):
        declared = fields_of(OutgoingDocument)
        for name, sentence in remarks_on_line(connection, record):
            yield Problem(name, declared[name].label, sentence, Severity.WARNING)


def _left_users(connection: Connection, entry: CatalogueEntry, key: int) -> Iterator[Problem]:
    for stored in load(connection, "catalogue_entries", [key]).values():
        place = (stored.catalogue, stored.code)
        if place != (entry.catalogue, entry.code) and uses_of_entry(connection, *place):
            name = "code" if stored.catalogue == entry.catalogue else "catalogue"
            yield Problem(
                name,
                fields_of(CatalogueEntry)[name].label,
                "Đang có bản ghi dùng mục này; hãy giữ nguyên danh mục và mã, chỉ sửa tên.",
            )


def disagreements(connection: Connection, record: Any) -> Iterator[Problem]:
    """Yield what ``record`` disagrees on with the other records of its register."""
    rule = _RULES.get(type(record))
    if rule is None:
        return
    declared = fields_of(type(record))
    for name, sentence, severity in rule(connection, record):
        yield Problem(name, declared[name].label, sentence, severity)


_Finding = tuple[str, str, Severity]


def _others(connection: Connection, record: Any, **values: Any) -> list[int]:
    found = find_equal(connection, register_of(record).name, values)
    return [key for key in found if key != record.id]


def _target(connection: Connection, target: Target) -> Iterator[_Finding]:
    if _others(connection, target, year=target.year, channel=target.channel, unit=target.unit):
        yield (
            "unit",
            f"Năm {target.year} đã có chỉ tiêu cho kênh và đơn vị tính này; hãy sửa chỉ tiêu đó.",
            Severity.ERROR,
        )


def _procedure(connection: Connection, procedure: Procedure) -> Iterator[_Finding]:
    plain = matching_code(procedure.code)
    others = [
        code
        for key, code in column_values(connection, "procedures", "code").items()
        if key != procedure.id and matching_code(code) == plain
    ]
    if procedure.code in others:
        yield "code", f"Đã có thủ tục mang mã {procedure.code}.", Severity.ERROR
    elif others:
        sentence = f"Mã này trùng với {others[0]} đã có, chỉ khác phần đuôi."
        yield "code", sentence, Severity.WARNING


def _entry(connection: Connection, entry: CatalogueEntry) -> Iterator[_Finding]:
    if entry.code and _others(connection, entry, catalogue=entry.catalogue, code=entry.code):
        yield "code", "Danh mục này đã có mục mang mã đó.", Severity.ERROR


def _office(connection: Connection, profile: OfficeProfile) -> Iterator[_Finding]:
    if profile.valid_from is None:
        return
    first, last = profile.valid_from, profile.valid_to or date.max
    for other in load_all(connection, "offices"):
        if other.id == profile.id:
            continue
        if first <= (other.valid_to or date.max) and other.valid_from <= last:
            until = format_day(other.valid_to) if other.valid_to else "nay"
            sentence = (
                f"Trùng thời gian với thông tin cơ quan từ {format_day(other.valid_from)} "
                f"đến {until}; hãy ghi ngày hết hiệu lực cho thông tin cũ trước."
            )
            yield "valid_from", sentence, Severity.ERROR
            return


def _report(connection: Connection, report: Report) -> Iterator[_Finding]:
    """What a report supersedes, corrects or recalls is an issued one (Điều 18)."""
    if report.related is None:
        return
    for other in load(connection, "reports", [report.related]).values():
        if other.state != ISSUED:
            sentence = "Báo cáo liên quan phải là báo cáo đã ban hành."
            yield "related", sentence, Severity.ERROR


_RULES: Mapping[type[Any], Callable[[Connection, Any], Iterator[_Finding]]] = {
    Target: _target,
    Procedure: _procedure,
    CatalogueEntry: _entry,
    OfficeProfile: _office,
    Report: _report,
}
