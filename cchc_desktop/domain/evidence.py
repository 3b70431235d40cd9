"""Minh chứng: what proves that a thing was done."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.fields import choice, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One proof of a record: what it is, and where it is kept or the link to it."""

    kind: str = choice("Loại minh chứng", "evidence_kinds", required=True)
    where: str = text(
        "Nơi lưu hoặc đường dẫn",
        required=True,
        max_length=1000,
        help="Ví dụ: Sổ phát thanh số 2, trang 14; hoặc địa chỉ trang web.",
    )
