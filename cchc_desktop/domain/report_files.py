"""Tệp kèm báo cáo: the scan of the signed copy and other files, known by their SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.fields import Record, choice, reference, text, whole

SCAN: Final = "scan"
"""The role of the scan of the signed and stamped copy; a scan of several pictures has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile(Record):
    """One file of a report; its bytes are kept once under ``sha256``, whoever names them."""

    report: int | None = reference("Báo cáo", "reports", required=True)
    role: str = choice("Loại tệp", "report_file_roles", required=True)
    name: str = text("Tên tệp", required=True, max_length=255)
    media_type: str = text("Định dạng", required=True, max_length=80)
    size: int | None = whole("Số byte", required=True, minimum=0, maximum=10**9)
    sha256: str = text("Mã băm SHA-256", required=True, max_length=64)
