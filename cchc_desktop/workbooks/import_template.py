"""The empty workbook of a register: its columns, drop-down lists, an example, how to fill it in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Field, Kind, lines_of
from cchc_desktop.domain.grids import column_name
from cchc_desktop.domain.importing.columns import ImportColumn, columns_of
from cchc_desktop.domain.importing.rows import EXAMPLE_MARK
from cchc_desktop.domain.registers import Register, register_named
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import Book, making_book
from cchc_desktop.workbooks.cells import Sheet, Value
from cchc_desktop.workbooks.lists import ORDINAL_HEADING
from cchc_desktop.workbooks.styles import (
    AS_TEXT,
    DAY,
    LIST_CELL,
    LIST_CENTRED,
    LIST_HEADING,
    LIST_NUMBER,
    REMARK,
    TITLE,
    Style,
)

GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"
REQUIRED_MARK: Final = " (*)"

_ROWS: Final = 2000
"""How many rows have their lists ready."""
_TOP: Final = 3
"""The rows above the headings: title, two lines of how to fill in."""
_MOST_OFFERED: Final = 30

_WIDTHS: Final[Mapping[Kind, int]] = {
    Kind.TEXT: 230,
    Kind.LONG_TEXT: 260,
    Kind.DAY: 90,
    Kind.NUMBER: 80,
    Kind.WHOLE: 70,
    Kind.CHOICE: 150,
    Kind.REFERENCE: 120,
    Kind.FLAG: 70,
}
_STYLES: Final[Mapping[Kind, Style]] = {
    Kind.DAY: LIST_CENTRED.numbered(DAY),
    Kind.NUMBER: LIST_NUMBER,
    Kind.WHOLE: LIST_NUMBER.numbered("0"),
    Kind.FLAG: LIST_CENTRED,
    Kind.TEXT: LIST_CELL.numbered(AS_TEXT),
    Kind.LONG_TEXT: LIST_CELL.numbered(AS_TEXT),
    Kind.REFERENCE: LIST_CELL.numbered(AS_TEXT),
}
_FORMS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "Chữ, một dòng.",
    Kind.LONG_TEXT: "Chữ, có thể nhiều dòng.",
    Kind.DAY: "Ngày/tháng/năm, ví dụ 31/12/2022.",
    Kind.NUMBER: "Số; phần thập phân sau dấu phẩy.",
    Kind.WHOLE: "Số nguyên.",
    Kind.CHOICE: "Chọn trong danh sách",
    Kind.REFERENCE: "Số, ký hiệu của văn bản đã có trong sổ Văn bản, ví dụ 09/KH-UBND.",
    Kind.FLAG: "Ghi x nếu có; để trống nếu không.",
}
_EXAMPLES: Final[Mapping[str, Mapping[str, Value]]] = {
    "activities": {
        "day": date(2022, 3, 12),
        "channel": "radio",
        "title": "Đẩy mạnh cải cách hành chính năm 2022",
        "kind": "news",
        "measures.unit": "items",
        "measures.quantity": 1,
        "evidence.kind": "log",
        "evidence.where": "Sổ phát thanh số 2, trang 14",
    },
    "procedures": {
        "code": "1.001193",
        "name": "Đăng ký khai sinh",
        "field": "civil-status",
        "level": "commune",
        "online": "full",
        "events.kind": "new",
        "events.effective_on": date(2022, 9, 4),
        "events.decision": "1872/QĐ-BTP",
        "events.decided_on": date(2022, 9, 4),
    },
    "slogans": {
        "text": "Cải cách hành chính là khâu đột phá phát triển kinh tế - xã hội",
        "displays.medium": "banner",
        "displays.place": "main-roads",
        "displays.since": date(2022, 3, 1),
        "displays.pieces": 4,
    },
    "documents": {
        "type": "plan",
        "symbol": "09/KH-UBND",
        "day": date(2022, 1, 14),
        "issuer": "UBND xã",
        "subject": "Kế hoạch tuyên truyền cải cách hành chính năm 2022",
        "direction": "own",
    },
    "tasks": {
        "year": 2022,
        "content": "Niêm yết công khai thủ tục hành chính tại bộ phận một cửa",
        "department": "one-stop",
        "due_on": date(2022, 6, 30),
        "result": "in_progress",
    },
    "targets": {"year": 2022, "channel": "radio", "unit": "items", "planned": 52},
}


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Where the list of each catalogue stands: a reference for a cell's list."""

    of: Mapping[str, str]


def write_import_template(register_name: str, catalogues: Catalogues, target: Path) -> None:
    """Write the empty import workbook of a register to ``target``, whole or not at all.

    Raises UnknownRegister, :class:`~cchc_desktop.workbooks.book.WorkbookTrouble` and
    :class:`~cchc_desktop.files.FileTrouble`.
    """
    register = register_named(register_name)
    columns = list(columns_of(register_name).values())
    made = io.BytesIO()
    title = f"Mẫu nhập sổ {register.label}"
    # A day of no year: the same template always gives the same bytes.
    with making_book(made, title=title, author="CCHC Desktop", made_on=date(2022, 1, 1)) as book:
        sheet = book.add_sheet(register.label, [60, *(_width(column) for column in columns)])
        _put_head(sheet, register, columns)
        _put_example(sheet, register, columns, catalogues)
        _put_guide(book, register, columns, catalogues)
        ranges = _put_lists(book, columns, catalogues)
        _set_rules(sheet, columns, catalogues, ranges)
    write_atomically(target, made.getvalue())


def heading_of(column: ImportColumn, register: Register) -> str:
    """Return a column's heading: the declared label, marked where the register needs it."""
    return column.field.label + (REQUIRED_MARK if _is_needed(column, register) else "")


def _is_needed(column: ImportColumn, register: Register) -> bool:
    if not column.field.required:
        return False
    return not column.lines or bool(lines_of(register.record)[column.lines[0]].minimum)


def _width(column: ImportColumn) -> int:
    return _WIDTHS[column.field.kind]


def _style(column: ImportColumn) -> Style:
    return _STYLES.get(column.field.kind, LIST_CELL)


def _put_head(sheet: Sheet, register: Register, columns: Sequence[ImportColumn]) -> None:
    for at, look in enumerate([LIST_CENTRED, *(_style(column) for column in columns)]):
        # A code stays a text and a day a day, in every row that the clerk fills in.
        sheet.look_of_column(at, replace(look, bordered=False))
    sheet.put_line(0, f"MẪU NHẬP SỔ {register.label.upper()}", TITLE)
    sheet.put_line(
        1, f"Các cột có dấu{REQUIRED_MARK} cần ghi. Cách ghi: xem trang “{GUIDE}”.", REMARK
    )
    sheet.put_line(2, f"Dòng “{EXAMPLE_MARK}” chỉ để xem, không được nhập vào sổ.", REMARK)
    headings = [ORDINAL_HEADING, *(heading_of(column, register) for column in columns)]
    sheet.put_row(_TOP, headings, [LIST_HEADING] * len(headings))
    sheet.worksheet.freeze_panes(_TOP + 1, 0)
    sheet.worksheet.repeat_rows(_TOP)


def _put_example(
    sheet: Sheet, register: Register, columns: Sequence[ImportColumn], catalogues: Catalogues
) -> None:
    example = _EXAMPLES[register.name]
    values: list[Value] = [EXAMPLE_MARK]
    for column in columns:
        value = example.get(column.path)
        if column.field.kind is Kind.CHOICE and isinstance(value, str):
            value = catalogues.text(column.field.catalogue, value)
        values.append(value)
    looks = [LIST_CENTRED, *(_style(column) for column in columns)]
    sheet.put_row(_TOP + 1, values, looks)


def _put_guide(
    book: Book, register: Register, columns: Sequence[ImportColumn], catalogues: Catalogues
) -> None:
    sheet = book.add_sheet(GUIDE, [220, 80, 720])
    sheet.put_line(0, f"CÁCH GHI MẪU NHẬP SỔ {register.label.upper()}", TITLE)
    advice = _advice(register)
    for row, line in enumerate(advice, start=1):
        sheet.put_line(row, line, REMARK)
    top = len(advice) + 1
    sheet.put_row(top, ["Tên cột", "Cần ghi", "Cách ghi"], [LIST_HEADING] * 3)
    for row, column in enumerate(columns, start=top + 1):
        needed = "Có" if _is_needed(column, register) else _when_needed(column)
        sheet.put_row(
            row,
            [column.field.label, needed, _form(column.field, catalogues)],
            [LIST_CELL, LIST_CENTRED, LIST_CELL],
        )


def _advice(register: Register) -> list[str]:
    advice = [
        "Mỗi dòng là một bản ghi. Khi nhập, chương trình luôn cho xem trước từng dòng rồi mới ghi.",
        "Nhập lại cùng một tệp không làm thay đổi gì; ô để trống không xoá dữ liệu đang có.",
    ]
    nouns = [lines.noun for lines in lines_of(register.record).values()]
    if nouns:
        advice.append(
            f"Một bản ghi có nhiều {' hoặc nhiều '.join(nouns)}: ghi tiếp ở dòng dưới, để trống "
            "các cột khác."
        )
    return advice


def _when_needed(column: ImportColumn) -> str:
    return "Khi có" if column.field.required else ""


def _form(field: Field, catalogues: Catalogues) -> str:
    form = _FORMS[field.kind]
    if field.kind is Kind.CHOICE:
        labels = [entry.label for entry in catalogues.offered(field.catalogue)]
        offered = "; ".join(labels[:_MOST_OFFERED]) + ("; …" if labels[_MOST_OFFERED:] else "")
        return f"{form} {lower_first(catalogues.label_of(field.catalogue))}: {offered}."
    return f"{form} {field.help}" if field.help else form


def _put_lists(book: Book, columns: Sequence[ImportColumn], catalogues: Catalogues) -> _Ranges:
    """Write the labels of every catalogue that a column uses, one column each."""
    names = list(dict.fromkeys(c.field.catalogue for c in columns if c.field.catalogue))
    offered = [[entry.label for entry in catalogues.offered(name)] for name in names]
    if not names:
        return _Ranges({})
    sheet = book.add_sheet(LISTS, [180] * len(names))
    sheet.put_row(
        0, [f"Danh mục: {catalogues.label_of(name)}" for name in names], [LIST_HEADING] * len(names)
    )
    for row in range(max(map(len, offered))):
        sheet.put_row(
            row + 1,
            [labels[row] if row < len(labels) else None for labels in offered],
            [LIST_CELL] * len(names),
        )
    ranges = {}
    for at, (name, labels) in enumerate(zip(names, offered, strict=True)):
        letter = column_name(at)
        ranges[name] = f"='{LISTS}'!${letter}$2:${letter}${len(labels) + 1}"
    return _Ranges(ranges)


def _set_rules(
    sheet: Sheet, columns: Sequence[ImportColumn], catalogues: Catalogues, ranges: _Ranges
) -> None:
    """Set what each column's cells offer and take, the example row among them."""
    first, last = _TOP + 1, _TOP + 1 + _ROWS
    for at, column in enumerate(columns, start=1):
        rule = _rule(column.field, catalogues, ranges)
        if rule:
            sheet.worksheet.data_validation(first, at, last, at, rule)


def _rule(field: Field, catalogues: Catalogues, ranges: _Ranges) -> dict[str, object]:
    rule: dict[str, object] = {"error_title": field.label[:32]}
    match field.kind:
        case Kind.CHOICE:
            free = catalogues[field.catalogue].extendable
            return rule | {
                "validate": "list",
                "source": ranges.of[field.catalogue],
                # The office may have entries of its own, which this workbook does not know.
                "error_type": "warning" if free else "stop",
                "error_message": "Hãy chọn một mục trong danh sách.",
            }
        case Kind.DAY:
            return rule | {
                "validate": "date",
                "criteria": "between",
                "minimum": date(1945, 1, 1),
                "maximum": date(2200, 12, 31),
                "error_type": "warning",
                "error_message": "Hãy ghi ngày/tháng/năm, ví dụ 31/12/2022.",
            }
        case Kind.NUMBER | Kind.WHOLE:
            return rule | {
                "validate": "decimal" if field.kind is Kind.NUMBER else "integer",
                "criteria": "between",
                "minimum": field.minimum if field.minimum is not None else -(10**9),
                "maximum": field.maximum if field.maximum is not None else 10**9,
                "error_message": "Hãy ghi một con số.",
            }
        case Kind.FLAG:
            return rule | {
                "validate": "list",
                "source": ["x"],
                "error_message": "Hãy ghi x hoặc để trống.",
            }
        case _:
            return {}
