"""One field of many records at once: what it would do to each, before anything is stored.

The change itself is :func:`cchc_desktop.services.records.set_field`. The fields that can be
changed so are in no rule that looks at other records (``domain/changing_many.py``), so one look at
each record tells what storing it would say.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.changing_many import ChangePreview, Foreseen, Outcome, changeable
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.registers import register_named
from cchc_desktop.domain.reports import DRAFT, ISSUED, Report
from cchc_desktop.domain.validation import clean, errors_of, validate
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.guards import CLOSED_REPORT, ISSUED_REPORT, SENTENCES
from cchc_desktop.storage.repository import load

_UNSAVED = "Đang có thay đổi chưa lưu; hãy lưu hoặc bỏ các thay đổi đó trước."


def foresee(
    file: DataFile,
    register: str,
    ids: Sequence[int],
    field: str,
    value: Any,
    unsaved: Collection[int] = (),
) -> ChangePreview:
    """Tell what giving ``field`` the ``value`` would do to each record; nothing is stored.

    ``unsaved`` are records that somebody is editing: saving them later would take the change back
    unseen, so they are refused. Raises :class:`RecordGone` when a record is not there any more.
    """
    known = register_named(register)
    assert field in changeable(known), field
    catalogues = file.catalogues
    with reading(file.engine) as connection:
        found = load(connection, register, ids)
    if len(found) < len(set(ids)):
        raise RecordGone(known)
    rows = tuple(
        Foreseen(record, Outcome.REFUSED, _UNSAVED)
        if key in unsaved
        else _foreseen(record, field, value, catalogues)
        for key, record in found.items()
    )
    return ChangePreview(register, field, value, rows)


def _foreseen(record: Record, field: str, value: Any, catalogues: Catalogues) -> Foreseen:
    if isinstance(record, Report) and record.state != DRAFT:
        sentence = SENTENCES[ISSUED_REPORT if record.state == ISSUED else CLOSED_REPORT]
        return Foreseen(record, Outcome.REFUSED, sentence)
    changed = clean(replace(record, **{field: value}))
    if changed == record:
        return Foreseen(record, Outcome.SAME)
    faults = errors_of(validate(changed, catalogues))
    if faults:
        # What is wrong elsewhere in the record needs the name of its field, the new value none.
        reasons = " ".join(
            fault.message if fault.path == field else f"{fault.label}: {fault.message}"
            for fault in faults
        )
        return Foreseen(record, Outcome.REFUSED, reasons)
    return Foreseen(record, Outcome.CHANGED)
