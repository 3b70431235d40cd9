"""An import done exactly as it was planned: one operation, and so one undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.importing.plans import Outcome, Plan, PlannedRow
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.services.changing import changing, log_change, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_matches import store_match
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.history import Change, last_operation
from cchc_desktop.storage.repository import insert_records, update_record

_RECORDS_AT_ONCE: Final = 2000


class PlanOutdated(CchcError):
    """The data file was changed since the import was planned."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa nhập: sổ đã được sửa từ lúc xem trước nên kết quả xem trước không còn đúng. "
            "Dữ liệu giữ nguyên. Hãy xem trước lại rồi nhập."
        )


class RowsRefused(CchcError):
    """Some rows cannot be taken in, and so none is."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"Chưa nhập dòng nào vì còn {format_number(count)} dòng có lỗi. Dữ liệu giữ nguyên. "
            "Hãy sửa các ô lỗi trong tệp rồi nhập lại, hoặc chỉ nhập các dòng không lỗi."
        )


def apply_import(
    file: DataFile, plan: Plan, *, only_sound: bool = False, progress: Progress | None = None
) -> Operation:
    """Take in what a plan says, all of it or nothing; return the operation.

    ``only_sound`` leaves the refused rows out instead. An operation with the id 0 changed nothing:
    all was there already. Raises :class:`PlanOutdated`, :class:`RowsRefused` and Cancelled;
    nothing is changed then.
    """
    watcher = progress or Unwatched()
    refused = plan.counts[Outcome.REFUSED]
    if refused and not only_sound:
        raise RowsRefused(refused)
    chosen = list(plan.of(Outcome.NEW, Outcome.CHANGED))
    with changing(file) as (connection, done):
        if last_operation(connection) != plan.based_on:
            raise PlanOutdated
        made = store_all(connection, file, plan.entries) if chosen else []
        made += _store(connection, chosen, watcher)
        if (match := store_match(connection, plan)) is not None:
            made += store_all(connection, file, [match])
        watcher.step(len(chosen), len(chosen), "Đang ghi nhật ký thay đổi")
        done.append(log_change(connection, file, _name_of(plan), made))
    return done[0]


def _store(
    connection: Connection, chosen: Sequence[PlannedRow], progress: Progress
) -> list[Change]:
    """Store the planned records; they were checked when they were planned, and nothing changed."""
    new = [row.record for row in chosen if row.before is None]
    changed = [row for row in chosen if row.before is not None]
    made: list[Change] = []
    for start in range(0, len(new), _RECORDS_AT_ONCE):
        progress.step(start, len(chosen), "Đang ghi vào sổ")
        some = new[start : start + _RECORDS_AT_ONCE]
        made += [Change(before=None, after=one) for one in insert_records(connection, some)]
    for at, row in enumerate(changed, start=len(new)):
        if at % _RECORDS_AT_ONCE == 0:
            progress.step(at, len(chosen), "Đang ghi vào sổ")
        assert row.before is not None
        assert row.record is not None
        update_record(connection, row.before, row.record)
        made.append(Change(before=row.before, after=row.record))
    return made


def _name_of(plan: Plan) -> str:
    counts = plan.counts
    new, changed = counts[Outcome.NEW], counts[Outcome.CHANGED]
    parts = [f"thêm {format_number(new)}"] if new else []
    parts += [f"sửa {format_number(changed)}"] if changed else []
    noun = lower_first(REGISTERS[plan.register].noun)
    told = f" ({', '.join(parts)} {noun})" if parts else ""
    return f"Nhập từ Excel “{plan.path.name}”{told}"
