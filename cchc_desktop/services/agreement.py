"""What the records of a data file must agree on with each other before one is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.procedures import Procedure, matching_code
from cchc_desktop.domain.registers import register_of
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.validation import Problem, Severity
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.repository import find_equal, load_all


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
    if _others(connection, procedure, code=procedure.code):
        yield "code", f"Đã có thủ tục mang mã {procedure.code}.", Severity.ERROR
    elif (plain := matching_code(procedure.code)) != procedure.code and _others(
        connection, procedure, code=plain
    ):
        yield "code", f"Mã này trùng với {plain} đã có, chỉ khác phần đuôi.", Severity.WARNING


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


_RULES: Mapping[type[Any], Callable[[Connection, Any], Iterator[_Finding]]] = {
    Target: _target,
    Procedure: _procedure,
    CatalogueEntry: _entry,
    OfficeProfile: _office,
}
