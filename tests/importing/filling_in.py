"""Records written into an import workbook as a careful clerk would fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import xlsxwriter

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Kind, fields_of, lines_of
from cchc_desktop.domain.importing.columns import columns_of
from cchc_desktop.domain.registers import register_of
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.sample_office import write_sample_office
from tests.data_files import new_data_file

FIRST_ROW = 6
"""Below the title, the two remarks, the headings and the example of the template."""


def fill_in(
    template: Path,
    target: Path,
    records: Sequence[Any],
    catalogues: Catalogues,
    names: Mapping[int, str],
) -> None:
    """Write ``records`` of one register below the head of its template."""
    workbook = openpyxl.load_workbook(template)
    sheet = workbook.worksheets[0]
    register = register_of(records[0]).name
    paths = list(columns_of(register))
    row = FIRST_ROW
    for number, record in enumerate(records, start=1):
        for at, values in enumerate(rows_of(record, catalogues, names)):
            if at == 0:
                sheet.cell(row, 1, number)
            for path, value in values.items():
                cell = sheet.cell(row, paths.index(path) + 2)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
            row += 1
    workbook.save(target)


def rows_of(
    record: Any, catalogues: Catalogues, names: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    """Yield the cells of a record by path: its own in the first row, its lines one a row."""
    first = _cells(record, "", catalogues, names)
    blocks = [
        [row for line in getattr(record, name) for row in _line_rows(line, name, catalogues, names)]
        for name in lines_of(type(record))
    ]
    for at in range(max([1, *map(len, blocks)])):
        row = dict(first) if at == 0 else {}
        for block in blocks:
            if at < len(block):
                row |= block[at]
        yield row


def _line_rows(
    line: Any, path: str, catalogues: Catalogues, names: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    own = _cells(line, f"{path}.", catalogues, names)
    inner = [
        _cells(one, f"{path}.{name}.", catalogues, names)
        for name in lines_of(type(line))
        for one in getattr(line, name)
    ]
    for at in range(max(1, len(inner))):
        yield (own if at == 0 else {}) | (inner[at] if at < len(inner) else {})


def _cells(
    record: Any, prefix: str, catalogues: Catalogues, names: Mapping[int, str]
) -> dict[str, Any]:
    cells = {}
    for name, declared in fields_of(type(record)).items():
        value = getattr(record, name)
        if value is None or value == "" or value is False:
            continue
        match declared.kind:
            case Kind.CHOICE:
                value = catalogues.text(declared.catalogue, value)
            case Kind.REFERENCE:
                value = names[value]
            case Kind.FLAG:
                value = "x"
            case _:
                pass
        cells[prefix + name] = value
    return cells


def write_plain(
    target: Path, records: Sequence[Any], catalogues: Catalogues, names: Mapping[int, str]
) -> None:
    """Write ``records`` of one register below their headings and nothing more, in no time."""
    register = register_of(records[0]).name
    columns = columns_of(register)
    workbook = xlsxwriter.Workbook(target)
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for at, column in enumerate(columns.values()):
        sheet.write_string(0, at, column.field.label)
    rows = (row for record in records for row in rows_of(record, catalogues, names))
    for number, row in enumerate(rows, start=1):
        for at, path in enumerate(columns):
            match row.get(path):
                case None:
                    pass
                case str() as text:
                    sheet.write_string(number, at, text)
                case date() as value:
                    sheet.write_datetime(number, at, value, day)
                case number_of_it:
                    sheet.write_number(number, at, float(number_of_it))
    workbook.close()


@cache
def _sample_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        file = new_data_file(path)
        write_sample_office(file)
        file.close()
        return path.read_bytes()


def sample_data_file(path: Path) -> DataFile:
    """Give the sample office in the time of a copy."""
    path.write_bytes(_sample_file())
    return open_data_file(path, who="Lan")
