"""The fields of a register that a column can be given, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Kind
from cchc_desktop.domain.importing.columns import NAMED_BY, columns_of
from cchc_desktop.ui.wording import spoken


def field_choices(register: str, catalogues: Catalogues) -> list[tuple[str, str]]:
    """Return (path, label) of every field, and of quantities that are all in one unit."""
    known = columns_of(register)
    offered = []
    for path, column in known.items():
        label = spoken(column.field.label)
        offered.append((path, f"{label} *" if column.field.required else label))
        if column.lines and path in NAMED_BY:
            catalogue = known[NAMED_BY[path]].field.catalogue
            form = QCoreApplication.translate("FieldChoices", "{label}: {entry}")
            offered += [
                (f"{path}={entry.code}", form.format(label=label, entry=entry.label))
                for entry in catalogues.offered(catalogue)
            ]
    return offered


def entries_of(register: str, path: str, catalogues: Catalogues) -> list[tuple[str, str]]:
    """Return (code, label) of what a field without a column may be for every row."""
    field = columns_of(register)[path].field
    if field.kind is not Kind.CHOICE:
        return []
    return [(entry.code, entry.label) for entry in catalogues.offered(field.catalogue)]
