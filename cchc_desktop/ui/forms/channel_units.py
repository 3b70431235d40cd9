"""A channel brings its units: they are offered first, and the usual one is put in.

One radio item is one "tin, bài" far more often than not, so a blank measure becomes 1 of the
channel's usual unit; the clerk types over it where it is not so.
"""

from __future__ import annotations

from decimal import Decimal

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.targets import Target
from cchc_desktop.ui.drafts import FormState
from cchc_desktop.ui.forms.field_widgets import offer
from cchc_desktop.ui.forms.fields_editor import FieldsEditor


class ChannelUnits:
    """Lets the unit fields of an activity's or a target's form follow its channel."""

    def __init__(self, form: FieldsEditor) -> None:
        self._form = form
        self._put: FormState | None = None
        form.field_finished.connect(self._channel_finished)
        form.lines_changed.connect(self.offer_units)

    def offer_units(self) -> None:
        """Offer the units of the chosen channel first."""
        for editor in self._unit_editors():
            widget = editor.frames["unit"].widget
            offer(widget, fields_of(editor.cls)["unit"], editor.desk, self._units())

    def _channel_finished(self, name: str) -> None:
        if name != "channel":
            return
        self.offer_units()
        units = self._units()
        if not units:
            return
        if self._form.cls is Target:
            widget = self._form.frames["unit"].widget
            if not widget.text():
                widget.set_value(units[0])
            return
        rows = self._form.lines["measures"].rows
        if len(rows) == 1 and (rows[0].editor.is_blank() or rows[0].editor.state() == self._put):
            rows[0].editor.show_values(Measure(unit=units[0], quantity=Decimal(1)))
            self._put = rows[0].editor.state()
            self._form.edited.emit()

    def _units(self) -> tuple[str, ...]:
        code = self._form.read("channel")
        entry = self._form.desk.catalogues.find("channels", code) if code else None
        return entry.units if entry is not None else ()

    def _unit_editors(self) -> list[FieldsEditor]:
        if self._form.cls is Target:
            return [self._form]
        return [row.editor for row in self._form.lines["measures"].rows]


def follow_channel(form: FieldsEditor) -> ChannelUnits | None:
    """Return what lets a form's units follow its channel, None where it has no channel."""
    return ChannelUnits(form) if form.cls in (Activity, Target) else None
