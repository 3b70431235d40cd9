"""The words of the domain as the window shows them: translated in this one place.

What is declared once, in Vietnamese, beside a field (:mod:`cchc_desktop.domain.fields`) is
translated by its text; ``tools/words.py`` collects these texts. What the office wrote itself has
no translation and stays as it is.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Field
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.shown import shown

DECLARATIONS = "domain"
"""The translation context of labels, nouns and helps."""

VALUES = "values"
"""The translation context of what stands in fields and figures: the delivered catalogues."""


def spoken(text: str, count: int = 1) -> str:
    """Return a label, noun or help of the domain in the window's language.

    A noun that follows a number takes the form that goes with ``count``.
    """
    return QCoreApplication.translate(DECLARATIONS, text, "", count) if text else ""


def worded(text: str) -> str:
    """Return the wording of a value in the window's language; the office's own stays."""
    return QCoreApplication.translate(VALUES, text) if text else ""


def period_label(period: Period) -> str:
    """Return a period's name in the window's language."""
    return period.label_in(spoken)


def text_of(field: Field, value: Any, catalogues: Catalogues) -> str:
    """Return a field's value on one line of a list; an empty one is ``""``."""
    return " ".join(shown(field, value, catalogues).split())
