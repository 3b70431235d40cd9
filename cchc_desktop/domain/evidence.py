"""Minh chứng: what proves that a thing was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.fields import choice, day, lines, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """One version of a file that proves something; its bytes are kept once under ``sha256``."""

    name: str = text("Tên tệp", required=True, max_length=255)
    media_type: str = text("Định dạng", required=True, max_length=80)
    size: int | None = whole("Số byte", required=True, minimum=1, maximum=10**9)
    sha256: str = text("Mã băm SHA-256", required=True, max_length=64)
    added_on: date | None = day("Ngày đưa vào", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One proof of a record: what it is, and where it is kept, the link to it or its file's name.

    The last of ``files`` is the present version, those before it are what it replaced.
    """

    kind: str = choice("Loại minh chứng", "evidence_kinds", required=True)
    where: str = text(
        "Nơi lưu hoặc đường dẫn",
        required=True,
        max_length=1000,
        help="Ví dụ: Sổ phát thanh số 2, trang 14; hoặc địa chỉ trang web.",
    )
    files: tuple[EvidenceFile, ...] = lines(
        "Tệp minh chứng", EvidenceFile, noun="bản tệp", kept=True
    )

    @property
    def file(self) -> EvidenceFile | None:
        """The present version of its file, None where it has none."""
        return self.files[-1] if self.files else None
