"""A dialog that asks for one decision: fields, what is to be known of them, two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.decision_buttons import DecisionButtons
from cchc_desktop.ui.widgets.field_frame import FieldFrame

_ROOM_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize)


class DecisionDialog(QDialog):
    """What such dialogs share.

    A subclass fills ``column``, puts the buttons below it with :meth:`add_buttons`, and answers
    :meth:`decide`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.buttons = DecisionButtons()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self.column, 1)

    def accept(self) -> None:
        """Close, unless something has to be put right or read first."""
        if self.decide():
            super().accept()

    def add_buttons(self, label: str) -> None:
        """Put the buttons below everything and last for Tab; ``label`` is of the one that decides.

        To be called when the fields are in their places.
        """
        self.buttons.decide.setText(label)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.buttons)

    def decide(self) -> bool:
        """Tell what was decided and return True, or show what stands against it."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Grow with a sentence that appears below a field: nothing is cut off."""
        handled = super().event(event)
        if event.type() in _ROOM_CHANGES:
            self._make_room()
        return handled

    def _make_room(self) -> None:
        """Ask for the height that the wrapped sentences need at the present width."""
        layout = self.layout()
        assert layout is not None
        needed = layout.minimumHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
        self.setMinimumHeight(min(needed, self.screen().availableSize().height()))


def sentence_label(text: str = "") -> QLabel:
    """Return a label for whole sentences, which wraps and takes no markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def all_right(frames: Sequence[FieldFrame[Any]]) -> bool:
    """End the editing of fields and tell whether they can be taken; go to the first that cannot.

    A warning that had not been read yet holds once: who goes on all the same has seen it.
    """
    read = [frame.warning for frame in frames]
    for frame in frames:
        frame.widget.finish()
    wrong = [frame for frame in frames if frame.problem is not None]
    wrong += [
        frame
        for frame, before in zip(frames, read, strict=True)
        if frame.warning is not None and frame.warning != before
    ]
    if wrong:
        wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong
