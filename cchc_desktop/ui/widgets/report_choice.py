"""Choosing one of the office's reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.services.known_reports import KnownReport


class ReportChoice(QuietCombo):
    """A closed list of reports, each on one line; its subject is the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(20)
        self.setMinimumContentsLength(30)
        self.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, reports: Sequence[KnownReport], catalogues: Catalogues) -> None:
        """Offer these reports in this order; none is chosen."""
        self.clear()
        for row, known in enumerate(reports):
            line = f"{period_label(known.period)} · {standing_of(known.report, catalogues)}"
            self.addItem(line, known)
            self.setItemData(row, known.report.title, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(-1)

    def chosen(self) -> KnownReport | None:
        """Return the report that is chosen, or None."""
        found: KnownReport | None = self.currentData()
        return found

    def choose(self, report: int | None) -> None:
        """Choose the report with this id; none where it is not offered."""
        rows = range(self.count())
        self.setCurrentIndex(next((r for r in rows if self.itemData(r).id == report), -1))


def standing_of(report: Report, catalogues: Catalogues) -> str:
    """Return how far a report has come: "số 61 ngày 04/07/2022", else its state."""
    if report.number is not None and report.issued_on is not None:
        return QCoreApplication.translate("ReportChoice", "số {number} ngày {day}").format(
            number=f"{report.number:02}", day=format_day(report.issued_on)
        )
    return lower_first(catalogues.text("report_states", report.state))
