"""A yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from cchc_desktop.ui.widgets.field_widget import FieldWidget

_YES = "1"


class FlagField(FieldWidget[bool]):
    """A check box that carries its own label."""

    shows_own_label = True

    def __init__(self, parent: QWidget | None = None) -> None:
        self._box = QCheckBox()
        super().__init__(self._box, parent)
        self._box.clicked.connect(self._tell_clicked)

    def value(self) -> bool:
        """Tell whether the box is ticked."""
        return self._box.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick the box or not; None does not."""
        self._box.setChecked(bool(value))

    def text(self) -> str:
        """Return ``"1"`` for a ticked box, else ``""``."""
        return _YES if self._box.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Tick the box as :meth:`text` told."""
        self._box.setChecked(text == _YES)

    def finish(self) -> None:
        """Tell that the editing has ended; a tick has no other form."""
        self.finished.emit()

    def set_label(self, label: str) -> None:
        """Write the label beside the box."""
        super().set_label(label)
        self._box.setText(label.replace("&", "&&"))

    def _tell_clicked(self) -> None:
        self.edited.emit()
        self.finished.emit()
