"""The blocks of a report that is being written: every edit an operation of its own.

None of them loses an edit but :func:`reset_block`, which is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cchc_desktop.documents.changed_figures import seen_now
from cchc_desktop.documents.composing_again import placed
from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.report_blocks import PARAGRAPH, ReportBlock, SeenFigure
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_facts import facts_of, template_of
from cchc_desktop.services.reports import blocks_of, draft, short
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.repository import delete_records, load

BlocksChange = Callable[[Connection, Report, Sequence[ReportBlock]], Sequence[ReportBlock]]


class NothingToTake(CchcError):
    """Raised when a block has no wording of the template waiting."""


def edit_block(
    file: DataFile,
    block_id: int,
    wording: str,
    *,
    kind: str | None = None,
    shown: Mapping[str, str] | None = None,
) -> Operation:
    """Give a block another wording, and another kind where one is said.

    ``shown`` are the texts of its live words as the person saw them: those count as read.
    """
    return _change_block(
        file,
        block_id,
        "Sửa đoạn",
        lambda block: _read_as(replace(block, wording=wording, kind=kind or block.kind), shown),
    )


def split_block(
    file: DataFile,
    block_id: int,
    before: str,
    after: str,
    *,
    shown: Mapping[str, str] | None = None,
) -> Operation:
    """Part a block in two: it keeps the wording ``before``, a new one behind it has ``after``."""

    def part(
        _connection: Connection, report: Report, blocks: Sequence[ReportBlock]
    ) -> Sequence[ReportBlock]:
        at = _index_of(blocks, block_id)
        first = _read_as(replace(blocks[at], wording=before), shown)
        second = ReportBlock(
            report=report.id,
            key=_own_key(blocks),
            part=first.part,
            kind=first.kind,
            wording=after,
        )
        made = [*blocks[:at], first, _read_as(second, shown), *blocks[at + 1 :]]
        return placed(made)

    return _change_block_among(file, block_id, "Tách đoạn", part)


def add_block(
    file: DataFile,
    report_id: int,
    wording: str,
    *,
    kind: str = PARAGRAPH,
    after: int | None = None,
) -> Operation:
    """Add a block of the office's own behind the block ``after``, first where that is None."""

    def add(
        connection: Connection, report: Report, blocks: Sequence[ReportBlock]
    ) -> Sequence[ReportBlock]:
        at = -1 if after is None else _index_of(blocks, after)
        new = ReportBlock(
            report=report.id,
            key=_own_key(blocks),
            part=blocks[at].part if at >= 0 else "",
            kind=kind,
            wording=wording,
        )
        words = _words(connection, file, report)
        return placed([*blocks[: at + 1], as_read_now(new, words), *blocks[at + 1 :]])

    return change_blocks(file, report_id, "Thêm đoạn", add)


def move_block(file: DataFile, block_id: int, *, after: int | None) -> Operation:
    """Put a block behind the block ``after``, first where that is None."""

    def move(
        _connection: Connection, _report: Report, blocks: Sequence[ReportBlock]
    ) -> Sequence[ReportBlock]:
        moved = blocks[_index_of(blocks, block_id)]
        rest = [block for block in blocks if block.id != block_id]
        at = 0 if after is None or after == block_id else _index_of(rest, after) + 1
        if after == block_id:
            return blocks
        # Its place is decided anew; the others keep theirs.
        return placed([*rest[:at], replace(moved, position=None), *rest[at:]])

    return _change_block_among(file, block_id, "Chuyển đoạn", move)


def drop_block(file: DataFile, block_id: int) -> Operation:
    """Leave a block out of the report; it can be taken back at any time."""
    return _change_block(file, block_id, "Bỏ đoạn", lambda block: replace(block, dropped=True))


def restore_block(file: DataFile, block_id: int) -> Operation:
    """Take a block that was left out back into the report, as it was."""
    return _change_block(
        file, block_id, "Lấy lại đoạn", lambda block: replace(block, dropped=False)
    )


def reset_block(file: DataFile, block_id: int) -> Operation:
    """Give the office's wording of a block up for the template's ("đặt lại").

    One that the template offers no more, and one of the office's own, is left out.
    """

    def reset(block: ReportBlock) -> ReportBlock:
        if block.own or block.gone:
            return replace(block, dropped=True)
        return replace(
            block,
            kind=block.offered_kind or block.base_kind,
            wording=block.offered or block.base,
            base_kind=block.offered_kind or block.base_kind,
            base=block.offered or block.base,
            offered="",
            offered_kind="",
            dropped=False,
        )

    return _change_block(file, block_id, "Đặt lại đoạn", reset)


def take_offered(file: DataFile, block_id: int) -> Operation:
    """Take the template's new wording of a block in place of the office's."""
    return _change_block(file, block_id, "Dùng lời mới của mẫu cho đoạn", _with_offer(take=True))


def decline_offered(file: DataFile, block_id: int) -> Operation:
    """Keep the office's wording of a block; the template's new one is not offered again."""
    return _change_block(file, block_id, "Giữ lời cũ của đoạn", _with_offer(take=False))


def mark_read(file: DataFile, report_id: int, shown: Mapping[int, Mapping[str, str]]) -> Operation:
    """Note that blocks have been read with their figures as shown, by the block's id."""

    def read(
        _connection: Connection, _report: Report, blocks: Sequence[ReportBlock]
    ) -> Sequence[ReportBlock]:
        return [_read_as(block, shown.get(block.id or 0)) for block in blocks]

    return change_blocks(file, report_id, "Đánh dấu đã đọc số liệu", read)


def change_blocks(file: DataFile, report_id: int, name: str, change: BlocksChange) -> Operation:
    """Store what ``change`` makes of a report's blocks: changed, new, and gone ones."""
    with changing(file) as (connection, done):
        done.append(_changed(connection, file, draft(connection, report_id), name, change))
    return done[0]


def _change_block_among(
    file: DataFile, block_id: int, name: str, change: BlocksChange
) -> Operation:
    with changing(file) as (connection, done):
        block = _block(connection, block_id)
        assert block.report is not None
        report = draft(connection, block.report)
        full = f"{name} “{_named(block)}”"
        done.append(_changed(connection, file, report, full, change))
    return done[0]


def _changed(
    connection: Connection, file: DataFile, report: Report, name: str, change: BlocksChange
) -> Operation:
    made = changed_in(connection, file, report, change)
    return log.write_operation(connection, name, file.who, made)


def changed_in(
    connection: Connection, file: DataFile, report: Report, change: BlocksChange
) -> list[Change]:
    """Store what ``change`` makes of a report's blocks, within an operation of the caller's."""
    before = blocks_of(connection, report)
    after = change(connection, report, before)
    known = {block.id: block for block in before}
    left = {block.id for block in after}
    gone = [block for block in before if block.id not in left]
    moved = [block for block in after if block.id is None or known[block.id] != block]
    delete_records(connection, gone)
    made = [Change(before=block, after=None) for block in gone]
    made += store_all(connection, file, moved)
    return made


def _change_block(
    file: DataFile, block_id: int, name: str, change: Callable[[ReportBlock], ReportBlock]
) -> Operation:
    with changing(file) as (connection, done):
        block = _block(connection, block_id)
        assert block.report is not None
        draft(connection, block.report)
        made = store_all(connection, file, [change(block)])
        full = f"{name} “{_named(block)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def _with_offer(*, take: bool) -> Callable[[ReportBlock], ReportBlock]:
    def answered(block: ReportBlock) -> ReportBlock:
        if not block.offered:
            raise NothingToTake("Mẫu không có lời mới nào cho đoạn này.")
        kind = block.offered_kind if take else block.kind
        wording = block.offered if take else block.wording
        return replace(
            block,
            kind=kind,
            wording=wording,
            base_kind=block.offered_kind,
            base=block.offered,
            offered="",
            offered_kind="",
        )

    return answered


def _words(connection: Connection, file: DataFile, report: Report) -> LiveWords:
    period = file.period(report.period, report.calendar)
    return LiveWords(facts_of(connection, file, period), template_of(connection, report))


def as_read_now(block: ReportBlock, words: LiveWords) -> ReportBlock:
    """Return a block whose figures count as read as they stand now."""
    return replace(block, seen=seen_now(block.wording, words))


def _read_as(block: ReportBlock, shown: Mapping[str, str] | None) -> ReportBlock:
    """Return the block with the figures that were shown as read, those no longer in it dropped."""
    seen = {figure.token: figure.shown for figure in block.seen} | dict(shown or {})
    return replace(
        block,
        seen=tuple(
            SeenFigure(token=token, shown=seen[token])
            for token in tokens_of(block.wording)
            if token in seen
        ),
    )


def _block(connection: Connection, block_id: int) -> ReportBlock:
    found = load(connection, "report_blocks", [block_id])
    if block_id not in found:
        raise RecordGone(REGISTERS["report_blocks"])
    block: ReportBlock = found[block_id]
    return block


def _index_of(blocks: Sequence[ReportBlock], block_id: int) -> int:
    for index, block in enumerate(blocks):
        if block.id == block_id:
            return index
    raise RecordGone(REGISTERS["report_blocks"])


def _own_key(blocks: Sequence[ReportBlock]) -> str:
    numbers = [
        int(rest)
        for block in blocks
        if (rest := block.key.removeprefix("own.")) != block.key and rest.isdecimal()
    ]
    return f"own.{max(numbers, default=0) + 1}"


def _named(block: ReportBlock) -> str:
    return short(" ".join(block.wording.split()) or lower_first(REGISTERS["report_blocks"].noun))
