"""The checker: what in a document is wrong by Nghị định 30/2020/NĐ-CP or against the registers.

The rules stand in one table (:data:`~cchc_desktop.documents.check.rules.RULES`).
"""

from __future__ import annotations

from cchc_desktop.documents.check.finding import Finding, Repair, Severity
from cchc_desktop.documents.check.manuscript import text_of_part
from cchc_desktop.documents.check.place_and_day import day_of
from cchc_desktop.documents.check.rules import RULES, check

__all__ = ["RULES", "Finding", "Repair", "Severity", "check", "day_of", "text_of_part"]
