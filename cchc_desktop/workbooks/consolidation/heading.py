"""What stands above every sheet of a consolidation."""

from __future__ import annotations

from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.consolidation import Consolidation
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.vietnamese import format_day

TITLE: Final = "TỔNG HỢP CỦA NHIỀU CƠ QUAN VỀ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH"


def period_line(made: Consolidation, catalogues: Catalogues) -> str:
    """Return the period with its days and its calendar."""
    declared = fields_of(Report)
    calendar = catalogues.text(declared["calendar"].catalogue, made.period.calendar)
    return (
        f"{declared['period'].label}: {made.period.label} ({made.period.days_label}). "
        f"{declared['calendar'].label}: {calendar}"
    )


def standing_line(made: Consolidation) -> str:
    """Return how many offices have sent, are late and are missing, and how many files are apart."""
    told = [f"Đã cộng {len(made.senders)} cơ quan"]
    if made.due is not None:
        told.append(f"{len(made.late)} cơ quan lập sau hạn {format_day(made.due)}")
    if made.listed:
        told.append(f"{len(made.missing)} cơ quan trong danh sách chưa có số liệu được cộng")
    told.append(f"{len(made.set_aside)} tệp để riêng")
    return "; ".join(told) + "."
