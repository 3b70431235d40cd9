"""The number in the form of an outgoing document: which comes next, what is odd, what is fixed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.outgoing import FIXED, FIXED_BY_REPORT, OutgoingDocument
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.validation import Problem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.forms.record_form import RecordForm
from cchc_desktop.ui.widgets.line_field import LineField
from cchc_desktop.ui.wording import spoken

_ASKED = ("type", "day", "number", "symbol")
"""The fields from which the number follows."""


class GivenNumber(QObject):
    """Tells in the form which number the document will get, and shows a given one as fixed."""

    def __init__(self, form: RecordForm, desk: Desk) -> None:
        super().__init__(form)
        self._form = form
        self._editor = form.editor
        self._desk = desk
        self._said: dict[str, str] = {}
        form.shown.connect(self._show)
        form.editor.field_finished.connect(self._finished)
        desk.changed.connect(self._changed)
        self._show(form.record)

    def _show(self, record: object) -> None:
        """Show what is fixed of a record, and what its number is or will be."""
        assert isinstance(record, OutgoingDocument)
        fixed: tuple[str, ...] = ()
        if record.id is not None:
            fixed = FIXED if record.report is None else FIXED_BY_REPORT
        for name, frame in self._editor.frames.items():
            frame.widget.set_read_only(name in fixed)
        self._said.clear()
        self._look_ahead()

    def _finished(self, name: str) -> None:
        if name in _ASKED:
            self._look_ahead()

    def _changed(self, operation: Operation) -> None:
        if operation.registers & {"outgoing", "offices"}:
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask what the line would be entered as, and say it beside its fields."""
        line = self._typed()
        if line.day is None or not line.type:
            self._say((), None, "")
            return
        from cchc_desktop.services.book import outlook

        found = outlook(self._desk.file, line)
        self._say(found.problems, found.number, found.symbol)

    def _typed(self) -> OutgoingDocument:
        record = self._form.record
        assert isinstance(record, OutgoingDocument)
        read = self._editor.read
        return replace(
            record,
            type=read("type") or "",
            day=read("day"),
            number=read("number"),
            symbol=read("symbol") or "",
        )

    def _say(self, problems: tuple[Problem, ...], number: int | None, symbol: str) -> None:
        self._promise("number", "" if number is None else str(number))
        self._promise("symbol", symbol)
        fields = fields_of(OutgoingDocument)
        self._editor.frames["number"].set_help(self._help(number))
        new = self._form.record.id is None
        self._editor.frames["symbol"].set_help(spoken(fields["symbol"].help) if new else "")
        for name, sentence in self._said.items():
            frame = self._editor.frames[name]
            if frame.problem == sentence:
                frame.set_problem(None)
            if frame.warning == sentence:
                frame.set_warning(None)
        self._said = {}
        for problem in problems:
            if problem.path not in self._said:
                self._said[problem.path] = problem.message
                self._editor.show_problem(problem.path, problem)

    def _promise(self, name: str, text: str) -> None:
        widget = self._editor.frames[name].widget
        assert isinstance(widget, LineField)
        widget.set_placeholder(text)

    def _help(self, number: int | None) -> str:
        record = self._form.record
        assert isinstance(record, OutgoingDocument)
        if record.cancelled:
            return self.tr("Số đã huỷ: {reason}").format(reason=record.cancel_reason)
        if record.report is not None:
            return self.tr("Số của báo cáo đã ban hành; dòng này giữ đúng như báo cáo.")
        if record.id is not None:
            return self.tr("Số đã cấp, giữ nguyên trong sổ.")
        if number is None or self._editor.read("number") is not None:
            return spoken(fields_of(OutgoingDocument)["number"].help)
        return self.tr("Để trống thì cấp số kế tiếp: {number}.").format(number=number)
