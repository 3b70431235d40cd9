"""Choosing which book of outgoing documents is put on paper: its year, and one series or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from cchc_desktop.domain.outgoing import told
from cchc_desktop.domain.outgoing_book import series_label
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import DecisionDialog, sentence_label
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo

if TYPE_CHECKING:
    from cchc_desktop.services.book import Standing


class ChooseBook(DecisionDialog):
    """The years that the book has; how the chosen one stands is told before it is taken."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        button: str,
        years: Mapping[int, Sequence[Standing]],
        parent: QWidget | None = None,
    ) -> None:
        """``button`` is what is done with it; ``years`` has one at least, the newest first."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._desk = desk
        self._years = years
        self.year, self.series = QuietCombo(), QuietCombo()
        self.standing = sentence_label()
        form = QFormLayout()
        for label, combo in ((self.tr("&Năm"), self.year), (self.tr("&Dãy số"), self.series)):
            form.addRow(label, combo)
            combo.setAccessibleName(label.replace("&", ""))
            combo.setMinimumContentsLength(24)
        self.column.addLayout(form)
        self.column.addWidget(self.standing)
        self.add_buttons(button)
        self.setMinimumWidth(440)
        for year in years:
            self.year.addItem(str(year), year)
        looked_at = self.year.findData(desk.period.year)
        self.year.setCurrentIndex(max(looked_at, 0))
        self.year.currentIndexChanged.connect(self._offer_series)
        self.series.currentIndexChanged.connect(self._tell)
        self._offer_series()
        self.year.setFocus()

    def chosen(self) -> tuple[int, str]:
        """Return the year, and the series or an empty text for all of the year."""
        return int(self.year.currentData()), str(self.series.currentData())

    def decide(self) -> bool:
        """Take what is chosen: there is always something."""
        return True

    def _offer_series(self) -> None:
        """Offer the series of the year; where there is one, there is nothing to choose."""
        found = self._years[self.year.currentData()]
        self.series.blockSignals(True)
        self.series.clear()
        if len(found) > 1:
            self.series.addItem(self.tr("Mọi dãy số của năm"), "")
        for each in found:
            self.series.addItem(series_label(each.series, self._desk.catalogues), each.series)
        self.series.setEnabled(len(found) > 1)
        self.series.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        """Say how many numbers were given and which the book lacks."""
        series = self.series.currentData()
        shown = [s for s in self._years[self.year.currentData()] if series in ("", s.series)]
        given = sum(each.given for each in shown)
        gone = sum(each.cancelled for each in shown)
        sentences = [self.tr("%n số đã cấp", "", given)]
        if gone:
            sentences[0] += self.tr(", trong đó %n số đã huỷ", "", gone)
        sentences += [
            self.tr("{series}: khuyết số {numbers}").format(
                series=series_label(each.series, self._desk.catalogues),
                numbers=told(each.lacking),
            )
            for each in shown
            if each.lacking
        ]
        self.standing.setText(".\n".join(sentences) + ".")
