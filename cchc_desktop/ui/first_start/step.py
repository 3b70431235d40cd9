"""What the steps of the first start share."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.ui.dialogs.decision import sentence_label


class Step(QWidget):
    """One step: what is asked, why, and whether one can go on."""

    title = ""

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(sentence_label(why))

    def enter(self) -> None:
        """Get ready to be shown, and take the focus."""

    def leave(self) -> bool:
        """Keep what was entered; False, with what is wrong shown, where one cannot go on yet."""
        return True

    def told(self) -> str:
        """Return in one line what is set now, ``""`` where nothing is."""
        return ""
