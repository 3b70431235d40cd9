"""Tool tips of several plain sentences."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def tell(told: Sequence[str], event: QHelpEvent, widget: QWidget) -> None:
    """Show the sentences, each on lines of its own, where the mouse rests; none hides the tip."""
    # Rich text, for that alone wraps in a tool tip; a slogan may hold what looks like markup.
    lines = "".join(f"<div>{html.escape(sentence)}</div>" for sentence in told)
    QToolTip.showText(event.globalPos(), lines, widget)
    event.setAccepted(bool(told))
