"""Whole registers as a workbook: one sheet each, real days and numbers, every field."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.fields import Kind, fields_of, lines_of
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.register_lists import RegisterList
from cchc_desktop.domain.registers import Register
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, write_list

_WIDTHS: Final = {
    Kind.TEXT: 200,
    Kind.LONG_TEXT: 300,
    Kind.DAY: 90,
    Kind.NUMBER: 80,
    Kind.WHOLE: 80,
    Kind.CHOICE: 130,
    Kind.REFERENCE: 180,
    Kind.FLAG: 70,
}
_LINES_WIDTH: Final = 300
_ROWS_A_STEP: Final = 250


def write_register_lists(
    lists: Sequence[RegisterList],
    target: Path,
    *,
    owner: str,
    made_on: date,
    progress: Progress | None = None,
) -> None:
    """Write registers to ``target`` as an .xlsx file, whole or not at all.

    Raises CellRefused, WorkbookTrouble, FileTrouble and Cancelled.
    """
    watcher = progress or Unwatched()
    total = sum(one.count for one in lists)
    made, done = io.BytesIO(), 0

    def advance() -> None:
        nonlocal done
        if done % _ROWS_A_STEP == 0:
            watcher.step(done, total, "Đang ghi danh sách")
        done += 1

    with making_book(made, title="Các sổ", author=owner, made_on=made_on) as book:
        for one in lists:
            write_list(book, _listing(one, owner), advance)
    write_atomically(target, made.getvalue())


def _listing(one: RegisterList, owner: str) -> Listing:
    return Listing(
        sheet=one.register.label,
        name=f"danh_sach.{one.register.name}",
        owner=owner.upper(),
        title=f"SỔ {one.register.label.upper()}",
        subtitle=f"{one.count} bản ghi",
        remark="Ghi đủ mọi ô của sổ; một ô trống là chưa có số liệu.",
        nothing="Sổ chưa có bản ghi nào.",
        columns=[ORDINAL, *_columns(one.register)],
        rows=_rows(one),
        frozen_columns=1,
    )


def _columns(register: Register) -> Iterator[Column]:
    for name, field in fields_of(register.record).items():
        yield column_of(register.record, name, _WIDTHS[field.kind])
    for name in lines_of(register.record):
        yield column_of(register.record, name, _LINES_WIDTH)


def _rows(one: RegisterList) -> Iterator[list[Value]]:
    for ordinal, cells in enumerate(one.rows, start=1):
        yield [ordinal, *cells]
