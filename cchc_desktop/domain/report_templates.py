"""Mẫu báo cáo: the office's own templates, each the text of a TOML file."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.fields import Record, long_text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTemplate(Record):
    """One template that the office brought along; ``source`` is its TOML as it was read."""

    name: str = text("Tên mẫu", required=True, max_length=120, ordered=True)
    source: str = long_text("Nội dung mẫu", required=True, max_length=200_000)
