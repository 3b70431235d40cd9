"""Để riêng: the files that are not counted, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.domain.consolidation import Consolidation, SetAside
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing

SHEET: Final = "Để riêng"


def listing(made: Consolidation, owner: str, period_line: str) -> Listing:
    """Return the list of files, in the order of their names."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.de_rieng",
        owner=owner,
        title="TỆP ĐỂ RIÊNG, KHÔNG CỘNG",
        subtitle=period_line,
        remark=(
            "Không tệp nào bị sửa hay bị xoá. Mỗi cơ quan tính bản lập sau cùng; hai bản cùng ngày "
            "mà số liệu khác nhau thì để riêng cả hai."
        ),
        nothing="Không có tệp nào phải để riêng.",
        columns=[
            ORDINAL,
            Column(heading="Tệp", width=250),
            Column(heading="Cơ quan", width=190),
            Column(heading="Lý do", width=140),
            Column(heading="Giải thích", width=410),
        ],
        rows=_rows(made),
        frozen_columns=2,
    )


def office_of(file: SetAside) -> str:
    """Return whose file it says it is; empty where it does not tell."""
    return "" if file.office is None else file.office.short_name or file.office.body


def _rows(made: Consolidation) -> Iterator[list[Value]]:
    for ordinal, file in enumerate(made.set_aside, start=1):
        yield [ordinal, file.path, office_of(file), str(file.cause), file.reason]
