"""The size of a file as people read it."""

from __future__ import annotations

from decimal import Decimal

from cchc_desktop.domain.vietnamese import format_number


def size_text(size: int) -> str:
    """Return a size in bytes as people read it: 3,4 MB, 812 KB."""
    if size >= 1_000_000:
        return f"{format_number(round(Decimal(size) / 1_000_000, 1))} MB"
    return f"{format_number(max(1, round(size / 1000)))} KB"
