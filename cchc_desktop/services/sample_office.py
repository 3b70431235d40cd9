"""The sample office: a commune's two years of records, to look at and to learn with.

The records are data, one TOML file per register under ``resources/sample-office``. The keys are
the field names of the record classes; a reference is written as the name of the other record,
such as a document's symbol.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_desktop import resources
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError, IncompleteInstallation
from cchc_desktop.domain.fields import Field, Kind, Record, fields_of, lines_of
from cchc_desktop.domain.queries import Operation, Query
from cchc_desktop.domain.registers import REGISTERS, register_named
from cchc_desktop.domain.reports import ISSUED, Report
from cchc_desktop.domain.validation import errors_of, lower_first, validate
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.records import count, save_all
from cchc_desktop.services.report_composing import begin
from cchc_desktop.services.report_issue import issue

_FOLDER = "sample-office"

_REFERRED = "documents"
"""The register that others refer to: it is saved first, so that its records have ids."""

_FILES: Mapping[str, str] = {
    "documents": "documents.toml",
    "offices": "office.toml",
    "procedures": "procedures.toml",
    "slogans": "slogans.toml",
    "activities": "activities.toml",
    "tasks": "tasks.toml",
    "targets": "targets.toml",
    "reports": "reports.toml",
}
"""The file of each register, in the order in which they are saved."""

References = Mapping[str, Mapping[str, int]]
"""The ids of saved records, by register and by the name that the sample files call them."""


class NotEmpty(CchcError):
    """Raised when the sample office is to be written over an office's own records."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"Chưa nạp dữ liệu mẫu: tệp này đã có {noun}, dữ liệu mẫu sẽ lẫn vào số liệu thật. "
            "Tệp vẫn còn nguyên; hãy tạo tệp dữ liệu mới rồi nạp vào đó."
        )


class _Unfit(ValueError):
    """A table of the sample files does not fit its record class."""


def sample_records(
    register: str, catalogues: Catalogues, references: References | None = None
) -> tuple[Record, ...]:
    """Return the sample office's records of one register, in the order of its file.

    ``references`` gives the ids of the records that the file names. Raises
    :class:`~cchc_desktop.domain.errors.IncompleteInstallation` where the file is missing or a
    record in it has errors.
    """
    name = f"{_FOLDER}/{_FILES[register]}"
    cls = register_named(register).record
    tables = resources.read_toml(name)
    try:
        if set(tables) != {register}:
            raise _Unfit(f"cần đúng một bảng “{register}”")
        return tuple(
            _checked(_built(cls, table, references or {}), catalogues) for table in tables[register]
        )
    except _Unfit as fault:
        raise IncompleteInstallation(
            f"Tệp “{name}” của chương trình bị hỏng: {fault}. Dữ liệu của cơ quan không bị ảnh "
            "hưởng. Hãy cài lại chương trình rồi mở lại."
        ) from fault


def write_sample_office(file: DataFile) -> Operation:
    """Save the sample office into an empty data file; return the operation.

    The documents that others refer to are an operation of their own before it, since only saving
    gives them ids. Raises :class:`NotEmpty` where the file holds records already.
    """
    for register in _FILES:
        if count(file, Query(register=register)):
            raise NotEmpty(lower_first(REGISTERS[register].noun))
    # Built once without ids: all files are known to be sound before the first is saved.
    names = [REGISTERS[_REFERRED].name_of(d) for d in sample_records(_REFERRED, file.catalogues)]
    _all_but_referred(file, {_REFERRED: dict.fromkeys(names, 0)})
    saved, _ = save_all(
        file, sample_records(_REFERRED, file.catalogues), "Nạp văn bản của dữ liệu mẫu"
    )
    ids = {REGISTERS[_REFERRED].name_of(record): record.id for record in saved}
    operation = save_all(file, _all_but_referred(file, {_REFERRED: ids}), "Nạp dữ liệu mẫu")[1]
    _write_reports(file)
    return operation


def _write_reports(file: DataFile) -> None:
    """Write, close and issue the sample's reports as an office does, each from the one before."""
    former: int | None = None
    for sample in sample_records("reports", file.catalogues):
        assert isinstance(sample, Report)
        period = file.period(sample.period, sample.calendar)
        report, _ = begin(file, period, former=former, due_on=sample.due_on)
        assert report.id is not None
        if sample.state == ISSUED:
            assert sample.issued_on is not None
            issue(file, report.id, on=sample.issued_on, number=sample.number)
        former = report.id


def _all_but_referred(file: DataFile, references: References) -> list[Record]:
    return [
        record
        for register in _FILES
        if register not in (_REFERRED, "reports")
        for record in sample_records(register, file.catalogues, references)
    ]


def _built(cls: type[Any], table: Mapping[str, Any], references: References) -> Any:
    """Return the record or line of class ``cls`` that a table describes."""
    fields, lines = fields_of(cls), lines_of(cls)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in fields:
            values[key] = _value(fields[key], key, value, references)
        elif key in lines:
            values[key] = tuple(_built(lines[key].line, line, references) for line in value)
        else:
            raise _Unfit(f"không có trường “{key}”")
    return cls(**values)


_TYPES: Mapping[Kind, type[Any]] = {
    Kind.DAY: date,
    Kind.WHOLE: int,
    Kind.FLAG: bool,
    Kind.REFERENCE: str,
}
"""What a TOML value must be for a kind of field; numbers are apart, all else is text."""


def _value(field: Field, key: str, value: Any, references: References) -> Any:
    if field.kind is Kind.NUMBER:
        if type(value) not in (int, float):
            raise _Unfit(f"“{key}” phải là số")
        return Decimal(str(value))
    if type(value) is not _TYPES.get(field.kind, str):
        raise _Unfit(f"“{key}” có giá trị không đúng kiểu")
    if field.kind is Kind.REFERENCE:
        known = references.get(field.register, {})
        if value not in known:
            raise _Unfit(f"“{key}” dẫn tới “{value}” không có trong dữ liệu mẫu")
        return known[value]
    return value


def _checked(record: Any, catalogues: Catalogues) -> Record:
    errors = errors_of(validate(record, catalogues))
    if errors:
        raise _Unfit(f"{errors[0].path}: {errors[0].message.rstrip('.')}")
    checked: Record = record
    return checked
