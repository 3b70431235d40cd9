"""Vietnamese text as the office writes it: letters, search, order, dates and numbers on paper."""

from __future__ import annotations

from cchc_desktop.domain.vietnamese.folding import fold, fold_marked, is_unmarked, slug
from cchc_desktop.domain.vietnamese.letters import control_characters, normalize
from cchc_desktop.domain.vietnamese.paper import (
    format_count,
    format_day,
    format_day_prose,
    format_number,
    format_percent,
)
from cchc_desktop.domain.vietnamese.sorting import given_name_key, sort_key
from cchc_desktop.domain.vietnamese.typed import parse_day, parse_number

__all__ = [
    "control_characters",
    "fold",
    "fold_marked",
    "format_count",
    "format_day",
    "format_day_prose",
    "format_number",
    "format_percent",
    "given_name_key",
    "is_unmarked",
    "normalize",
    "parse_day",
    "parse_number",
    "slug",
    "sort_key",
]
