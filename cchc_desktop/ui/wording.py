"""The words of the domain's declarations as the window shows them: translated in this one place.

Labels are declared once, in Vietnamese, beside the fields (:mod:`cchc_desktop.domain.fields`).
Values of records and entries of catalogues are the office's own words and are never translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import FIXED
from cchc_desktop.domain.fields import Field, fields_of, lines_of
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.shown import shown

CONTEXT = "domain"
"""The translation context of everything that the domain declares."""


def spoken(text: str) -> str:
    """Return a label, noun or help of the domain in the window's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def declared_words() -> Iterator[str]:
    """Yield every text that :func:`spoken` may be asked for, for the translation's source file."""
    for register in REGISTERS.values():
        yield register.label
        yield register.noun
        yield from _words_of(register.record)
    for definition in FIXED:
        yield definition.label
        yield definition.unit


def _words_of(cls: type[Any]) -> Iterator[str]:
    for field in fields_of(cls).values():
        yield field.label
        if field.help:
            yield field.help
    for lines in lines_of(cls).values():
        yield lines.label
        yield lines.noun
        if lines.help:
            yield lines.help
        yield from _words_of(lines.line)


def text_of(field: Field, value: Any, catalogues: Catalogues) -> str:
    """Return a field's value on one line of a list; an empty one is ``""``."""
    return " ".join(shown(field, value, catalogues).split())
