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
        self._channel = ""
        self._put: FormState | None = None
        form.field_finished.connect(self._channel_finished)
        form.lines_changed.connect(self.offer_units)

    def start(self) -> None:
        """Take the channel of the record that is shown as given; a pinned one brings its unit."""
        self._channel = self._form.read("channel") or ""
        self._put = None
        self.offer_units()
        self._put_usual_unit()

    def offer_units(self) -> None:
        """Offer the units of the chosen channel first."""
        for editor in self._unit_editors():
            widget = editor.frames["unit"].widget
            offer(widget, fields_of(editor.cls)["unit"], editor.desk, self._units())

    def _channel_finished(self, name: str) -> None:
        channel = self._form.read("channel")
        if name == "channel" and channel is not None and channel != self._channel:
            self._channel = channel
            self.offer_units()
            if self._put_usual_unit():
                self._form.edited.emit()

    def _put_usual_unit(self) -> bool:
        """Put the channel's usual unit where nothing was typed; tell whether anything changed."""
        units = self._units()
        if not units:
            return False
        if self._form.cls is Target:
            widget = self._form.frames["unit"].widget
            if widget.text():
                return False
            widget.set_value(units[0])
            return True
        rows = self._form.lines["measures"].rows
        if len(rows) != 1:
            return False
        editor = rows[0].editor
        if not editor.is_blank() and editor.state() != self._put:
            return False
        editor.show_values(Measure(unit=units[0], quantity=Decimal(1)))
        self._put = editor.state()
        return True

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
