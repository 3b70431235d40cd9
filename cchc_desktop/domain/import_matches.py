"""Khớp cột: which column of a workbook holds which field, remembered for the next time."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.fields import Record, lines, text


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumn:
    """One column: its heading as it stood in the workbook, and the field that it was given.

    ``field`` is a path such as ``title`` or ``measures.quantity``; empty leaves the column out.
    """

    heading: str = text("Tiêu đề cột", required=True, max_length=1000)
    field: str = text("Cột của sổ", max_length=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMatch(Record):
    """How the clerk matched the columns of one kind of workbook to a register's fields.

    ``shape`` is the mark of the headings, by which such a workbook is known again.
    """

    register: str = text("Sổ", required=True, max_length=60)
    shape: str = text("Dấu hiệu nhận dạng", required=True, max_length=64)
    name: str = text("Tên tệp", required=True, max_length=255, ordered=True)
    columns: tuple[MatchedColumn, ...] = lines("Cột", MatchedColumn, noun="cột")
