"""Whole documents to be written as Word files: the sample, and one with all that there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.tree import (
    Addressees,
    Appendix,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Table,
    runs,
)
from tests.documents import sample_report


def two_appendices() -> Document:
    """Several addressees, a superior, a table in the body, an appendix on its side."""
    columns = (Column("STT", 0.5, "center"), Column("Hình thức", 3), Column("Số", 1, "right"))
    rows = tuple((runs(str(n)), runs(f"Hình thức {n}"), runs(str(7 * n))) for n in range(30))
    table = Table("table", columns, rows[:3], "Bảng 1. Kết quả tuyên truyền")
    first = Appendix(
        "first",
        "Khẩu hiệu tuyên truyền",
        "Kèm theo Báo cáo số      /BC-UBND ngày      tháng 12 năm 2022 của UBND xã",
        (Heading("first.h", 3, "a)", "Tại bảng điện tử"), Paragraph("first.p", runs("Một"))),
        "I",
    )
    second = Appendix(
        "second",
        "Số liệu",
        "Kèm theo",
        (Table("second.t", columns, rows),),
        "II",
        landscape=True,
    )
    return replace(
        sample_report.report(),
        letterhead=replace(sample_report.LETTERHEAD, superior=("Ủy ban nhân dân huyện",)),
        addressees=Addressees(("Sở Nội vụ", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")),
        blocks=(*sample_report.report_blocks(), table),
        appendices=(first, second),
    )


def long_names() -> Document:
    """Nothing goes into one line; everything was typed on a Mac, letters apart from marks."""
    name = unicodedata.normalize("NFD", "Trung tâm Phục vụ hành chính công xã Bắc Thanh Miện ")
    return replace(
        sample_report.report(),
        letterhead=Letterhead((name * 3,), name, name, superior=(name,)),
        subject=name * 5,
        addressees=Addressees((name * 3,)),
        blocks=(Paragraph("p", runs(name * 9)),),
    )


WHOLE: Final[tuple[Callable[[], Document], ...]] = (
    sample_report.report,
    two_appendices,
    long_names,
)
