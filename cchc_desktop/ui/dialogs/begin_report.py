"""Beginning the report of a period, from a template or from the report before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod
from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.elided_label import ElidedLabel
from cchc_desktop.ui.widgets.field_frame import FieldFrame, LabelPlace
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.parts_choice import PartsChoice
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.widgets.report_choice import ReportChoice, standing_of
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.services.known_reports import KnownReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What to begin: the arguments of ``report_composing.begin``.

    ``former`` is the report from which the wording is carried over, else ``template`` the office's
    own template, else it is the delivered one.
    """

    period: Period
    former: int | None
    template: int | None
    parts: tuple[str, ...]
    due_on: date | None


class BeginReport(DecisionDialog):
    """Period, source, parts, due day; it is begun by whoever hears ``begun``."""

    begun = Signal(object)
    """The :class:`Beginning` that the person wants."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lập báo cáo"))
        self.buttons.decide.setEnabled(False)
        self.period = desk.period
        self._desk = desk
        self._reports: Sequence[KnownReport] = ()
        self._former_chosen = self._parts_chosen = False
        self._days = ElidedLabel()
        self.change_period = QPushButton(self.tr("Đổi &kỳ…"))
        self.already = MessageLine()
        self.from_former = QRadioButton(self.tr("Từ báo cáo &trước"))
        self.from_template = QRadioButton(self.tr("Từ &mẫu"))
        self.former = ReportChoice()
        self.template = QuietCombo()
        self.parts = PartsChoice(desk.catalogues)
        self.due = FieldFrame(self.tr("Hạn gửi"), DateField(desk.today), place=LabelPlace.BESIDE)
        self._lay_out()
        self._connect()
        self._show_period()
        desk.tasks.refresh(self, "begin report", self._read, self._show)

    def decide(self) -> bool:
        """Tell what is to be begun, once everything that was typed can be read."""
        if not all_right([self.due]):
            return False
        former = self.former.chosen() if self.from_former.isChecked() else None
        self.begun.emit(
            Beginning(
                period=self.period,
                former=former.id if former is not None else None,
                template=self.template.currentData() if former is None else None,
                parts=self.parts.chosen(),
                due_on=self.due.widget.value(),
            )
        )
        return True

    def _lay_out(self) -> None:
        self.change_period.setAutoDefault(False)
        self.former.setAccessibleName(self.tr("Báo cáo trước"))
        self.template.setAccessibleName(self.tr("Mẫu báo cáo"))
        self.template.setSizeAdjustPolicy(
            QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.template.setMinimumContentsLength(30)
        period = QHBoxLayout()
        period.addWidget(self._days, 1)
        period.addWidget(self.change_period)
        sources = QGridLayout()
        sources.setColumnStretch(1, 1)
        for row, (button, choice) in enumerate(
            ((self.from_former, self.former), (self.from_template, self.template))
        ):
            sources.addWidget(button, row, 0)
            sources.addWidget(choice, row, 1)
        parts = QLabel(self.tr("Các &phần thêm"))
        parts.setBuddy(self.parts)
        self.column.addLayout(period)
        self.column.addWidget(self.already)
        self.column.addLayout(sources)
        self.column.addWidget(parts)
        self.column.addWidget(self.parts, 1)
        self.column.addWidget(self.due)
        self.add_buttons(self.tr("&Lập báo cáo"))
        self.setMinimumWidth(560)
        self.resize(720, 230 + self.parts.usual_height)

    def _connect(self) -> None:
        self.change_period.clicked.connect(self._ask_period)
        self.former.activated.connect(self._take_former)
        self.template.activated.connect(lambda: self.from_template.setChecked(True))
        self.from_former.toggled.connect(self._show_parts)
        self.parts.edited.connect(self._keep_parts)

    def _read(self) -> tuple[Sequence[KnownReport], str, Sequence[ReportTemplate]]:
        """Read what can be chosen from; off the window's thread."""
        from cchc_desktop.services.known_reports import known_reports
        from cchc_desktop.services.records import get_all
        from cchc_desktop.services.report_facts import delivered_template

        file = self._desk.file
        return known_reports(file), delivered_template().name, get_all(file, "report_templates")

    def _show(self, found: tuple[Sequence[KnownReport], str, Sequence[ReportTemplate]]) -> None:
        self._reports, delivered, own = found
        self.template.addItem(self.tr("Mẫu có sẵn: {name}").format(name=delivered), None)
        for template in own:
            self.template.addItem(template.name, template.id)
        written = [known for known in self._reports if known.written]
        self.former.offer(written, self._desk.catalogues)
        for widget in (self.from_former, self.former):
            widget.setEnabled(bool(written))
        if not written:
            self.former.setPlaceholderText(self.tr("Chưa có báo cáo nào soạn bằng chương trình"))
        (self.from_former if written else self.from_template).setChecked(True)
        self.buttons.decide.setEnabled(True)
        self._show_period()

    def _ask_period(self) -> None:
        dialog = ChoosePeriod(self._desk, self, self.period)
        dialog.accepted.connect(lambda: self._take_period(dialog.period))
        dialog.open()

    def _take_period(self, period: Period) -> None:
        self.period = period
        self._show_period()

    def _show_period(self) -> None:
        """Say the period, what it has already, and offer the report that usually comes before."""
        period = self.period
        self._days.setText(
            self.tr("Kỳ báo cáo: {period} ({days})").format(
                period=period_label(period), days=period.days_label
            )
        )
        same = [known.report for known in self._reports if known.period == period]
        if len(same) == 1:
            standing = standing_of(same[0], self._desk.catalogues)
            said = self.tr("Kỳ này đã có báo cáo ({standing}); sẽ lập thêm một bản.")
            said = said.format(standing=standing)
        elif same:
            said = self.tr("Kỳ này đã có %n báo cáo; sẽ lập thêm một bản.", "", len(same))
        else:
            said = ""
        self.already.show_message(Standing.WARNING if said else Standing.GOOD, said, None)
        if not self._former_chosen:
            usual = usual_former([known for known in self._reports if known.written], period)
            self.former.choose(usual.id if usual is not None else None)
        self._show_parts()

    def _take_former(self) -> None:
        self._former_chosen = True
        self.from_former.setChecked(True)
        self._show_parts()

    def _show_parts(self) -> None:
        """Offer the former report's parts, until the person has ticked for herself."""
        if self._parts_chosen:
            return
        former = self.former.chosen() if self.from_former.isChecked() else None
        self.parts.choose([part.part for part in former.report.parts] if former else [])

    def _keep_parts(self) -> None:
        self._parts_chosen = True


def usual_former(reports: Sequence[KnownReport], period: Period) -> KnownReport | None:
    """Return the report from which one of a period usually begins.

    That is the last one before it of a period as long, else of one as long, else the last before
    it, else the newest. ``reports`` come newest first.
    """
    as_long = [known for known in reports if known.period.kind is period.kind]
    before = [known for known in reports if known.period.start < period.start]
    both = [known for known in before if known in as_long]
    return next(iter([*both, *as_long, *before, *reports]), None)
