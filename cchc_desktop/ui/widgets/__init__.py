"""The house's own input fields, built for Vietnamese typing.

UniKey sends Backspace and types the composed letter again, so no field here touches its text
while it is being typed in: trimming, composing (NFC) and rewriting happen when the editing ends.
:class:`~cchc_desktop.ui.widgets.field_widget.FieldWidget` says what all fields share;
:class:`~cchc_desktop.ui.widgets.field_frame.FieldFrame` gives a field its label and message.
"""
