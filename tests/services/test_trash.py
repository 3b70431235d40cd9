"""Deleted records are listed for 90 days and come back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import event, text

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.queries import Operation, Query
from cchc_desktop.domain.registers import register_of
from cchc_desktop.domain.report_files import ReportFile
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.tasks import Task
from cchc_desktop.domain.trash import KEPT_FOR, LISTED, Deleted, DeletedAfter
from cchc_desktop.services import records, trash
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.repository import insert_records
from tests.data_files import directive, office, passing_data_file, radio_item
from tests.guards_off import guards_off
from tests.records_made import storable
from tests.ui.dialogs.reports_made import drafted, open_office

TARGET = Target(year=2022, channel="radio", unit="items", planned=Decimal(52))


def listed(file: DataFile, register: str = "", **also: Any) -> list[Any]:
    return [entry.deleted.record for entry in trash.deleted_records(file, register, **also).entries]


def save(file: DataFile, *made: Any) -> list[Any]:
    return list(records.save_all(file, made, "Thêm")[0])


def delete(file: DataFile, *made: Any) -> Operation:
    return records.delete(file, register_of(made[0]).name, [record.id for record in made])


def keys(*made: Any) -> list[tuple[str, int]]:
    return [(register_of(record).name, record.id) for record in made]


def age(file: DataFile, operation: Operation, by: timedelta) -> None:
    at = (datetime.now(UTC) - by).isoformat(timespec="milliseconds")
    with writing(file.engine) as connection, guards_off(driver_connection(connection)):
        connection.execute(
            text("UPDATE operations SET at = :at WHERE id = :id"), {"at": at, "id": operation.id}
        )


class TestList:
    def test_it_says_what_when_by_whom_by_what_and_how_long_still(
        self, data_file: DataFile
    ) -> None:
        one, two = save(data_file, Slogan(text="Một cửa"), Slogan(text="Công khai"))
        operation = delete(data_file, one, two)
        entries = trash.deleted_records(data_file).entries
        assert [entry.deleted.record for entry in entries] == [two, one]
        deleted = entries[0].deleted
        assert deleted.at == operation.at.replace(
            microsecond=operation.at.microsecond // 1000 * 1000
        )
        assert (deleted.who, deleted.operation) == ("Lan", "Xoá 2 khẩu hiệu")
        assert entries[0].days_left == 90

    def test_one_register_alone_and_the_newest_first(self, data_file: DataFile) -> None:
        slogan, item = save(data_file, Slogan(text="Một cửa"), radio_item())
        delete(data_file, slogan)
        delete(data_file, item)
        assert listed(data_file) == [item, slogan]
        assert listed(data_file, "slogans") == [slogan]
        assert listed(data_file, "tasks") == []

    def test_page_by_page_nothing_is_left_out_or_told_twice(self, data_file: DataFile) -> None:
        made = save(data_file, *(Slogan(text=f"Khẩu hiệu {n}") for n in range(11)))
        for some in (made[:4], made[4:5], made[5:]):
            delete(data_file, *some)
        whole = listed(data_file)
        assert len(whole) == 11
        found: list[Any] = []
        after: DeletedAfter | None = None
        for _ in range(4):
            page = trash.deleted_records(data_file, after=after, size=3)
            found += [entry.deleted.record for entry in page.entries]
            after = page.next
        assert found == whole
        assert after is None

    def test_what_came_back_or_was_deleted_again_is_told_as_it_is_now(
        self, data_file: DataFile
    ) -> None:
        (slogan,) = save(data_file, Slogan(text="Một cửa"))
        delete(data_file, slogan)
        records.undo(data_file)
        assert listed(data_file) == []
        later, _ = records.save(data_file, replace(slogan, text="Một cửa liên thông"))
        delete(data_file, later)
        assert listed(data_file) == [later]
        records.undo(data_file)
        records.redo(data_file)
        assert listed(data_file) == [later]

    def test_what_has_no_page_or_is_never_deleted_is_not_listed(self, data_file: DataFile) -> None:
        assert {"outgoing", "report_blocks"} & set(LISTED) == set()
        with pytest.raises(trash.NotInTrash):
            trash.restore(data_file, [("outgoing", 1)])

    @pytest.mark.parametrize("moment", [timedelta(milliseconds=1), timedelta(days=1)])
    def test_for_ninety_days_to_the_moment(self, data_file: DataFile, moment: timedelta) -> None:
        (slogan,) = save(data_file, Slogan(text="Một cửa"))
        delete(data_file, slogan)
        at = trash.deleted_records(data_file).entries[0].deleted.at
        last = at + KEPT_FOR - moment
        assert listed(data_file, now=last) == [slogan]
        assert trash.deleted_records(data_file, now=last).entries[0].days_left == 1
        assert listed(data_file, now=at + KEPT_FOR) == []
        with pytest.raises(trash.NotInTrash, match="quá 90 ngày"):
            trash.restore(data_file, keys(slogan), now=at + KEPT_FOR)
        trash.restore(data_file, keys(slogan), now=last)
        assert records.get(data_file, "slogans", slogan.id) == slogan

    def test_an_older_deletion_behind_a_newer_one(self, data_file: DataFile) -> None:
        old, new = save(data_file, Slogan(text="Cũ"), Slogan(text="Mới"))
        age(data_file, delete(data_file, old), timedelta(days=91))
        delete(data_file, new)
        assert listed(data_file) == [new]

    def test_a_clock_that_was_ahead_promises_no_more_than_ninety_days(self) -> None:
        now = datetime.now(UTC)
        deleted = Deleted(
            register="slogans",
            record=Slogan(id=1),
            at=now + timedelta(days=400),
            who="Lan",
            operation="Xoá 1 khẩu hiệu",
            number=1,
            position=0,
        )
        assert deleted.days_left(now) == 90
        assert deleted.days_left(now + timedelta(days=1000)) == 0

    def test_the_log_is_read_by_its_keys(self, data_file: DataFile) -> None:
        """No sort, and each deletion is compared with later changes of its record by the index."""
        asked: list[tuple[str, Any]] = []

        def hear(*told: Any) -> None:
            asked.append((told[2], told[3]))

        event.listen(data_file.engine, "before_cursor_execute", hear)
        trash.deleted_records(data_file, after=DeletedAfter(9, 9))
        statement, values = next(one for one in asked if "EXISTS" in one[0])
        with writing(data_file.engine) as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            told = "\n".join(str(row[-1]) for row in plan)
        assert "TEMP B-TREE" not in told
        assert "SCAN changes" not in told
        assert "SEARCH changes USING PRIMARY KEY (operation_id>" in told
        assert "ix_changes_register_record_id (register=? AND record_id=?" in told


class TestRestore:
    def test_one_operation_named_that_is_undone_and_done_again(self, data_file: DataFile) -> None:
        made = save(data_file, *(Slogan(text=f"Khẩu hiệu {n}") for n in range(3)))
        delete(data_file, *made)
        operation = trash.restore(data_file, keys(*made))
        assert operation.name == "Khôi phục 3 khẩu hiệu"
        assert records.get_all(data_file, "slogans") == tuple(made)
        assert records.count(data_file, Query(register="slogans", text="khau hieu")) == 3
        assert listed(data_file) == []
        assert records.undo_name(data_file) == operation.name
        records.undo(data_file)
        assert records.get_all(data_file, "slogans") == ()
        assert records.count(data_file, Query(register="slogans", text="khau hieu")) == 0
        entries = trash.deleted_records(data_file).entries
        assert {entry.deleted.operation for entry in entries} == {"Hoàn tác: Khôi phục 3 khẩu hiệu"}
        records.redo(data_file)
        assert records.get_all(data_file, "slogans") == tuple(made)
        names = [entry.operation.name for entry in records.history(data_file, "slogans", 1)]
        assert names[0] == "Làm lại: Khôi phục 3 khẩu hiệu"

    def test_of_several_registers(self, data_file: DataFile) -> None:
        one, two, item = save(data_file, Slogan(text="A"), Slogan(text="B"), radio_item())
        delete(data_file, one, two)
        delete(data_file, item)
        operation = trash.restore(data_file, keys(one, item, two))
        assert operation.name == "Khôi phục 1 hoạt động, 2 khẩu hiệu"
        assert operation.registers == {"activities", "slogans"}

    def test_what_is_there_already_is_refused_whole(self, data_file: DataFile) -> None:
        one, two = save(data_file, Slogan(text="A"), Slogan(text="B"))
        delete(data_file, one, two)
        trash.restore(data_file, keys(one))
        for wanted in (keys(one, two), [], [("slogans", 99)]):
            with pytest.raises(trash.NotInTrash):
                trash.restore(data_file, wanted)
        assert listed(data_file) == [two]

    def test_what_it_refers_to_comes_back_with_it_or_it_does_not(self, data_file: DataFile) -> None:
        (letter,) = save(data_file, directive())
        (item,) = save(data_file, radio_item(title="Tin", document=letter.id))
        delete(data_file, item)
        delete(data_file, letter)
        (told,) = trash.deleted_records(data_file, "activities").entries
        assert told.names == {("documents", letter.id): "508/UBND-VP"}
        assert told.lacking == {("documents", letter.id)}
        with pytest.raises(trash.NeedsAlso) as refused:
            trash.restore(data_file, keys(item))
        assert str(refused.value) == (
            "Chưa khôi phục mục nào: hoạt động “Tin” dẫn chiếu văn bản “508/UBND-VP”, nay cũng đã "
            "xoá. Hãy khôi phục tất cả cùng nhau."
        )
        assert refused.value.keys == (("documents", letter.id),)
        operation = trash.restore(data_file, [*keys(item), *refused.value.keys])
        assert operation.name == "Khôi phục 1 văn bản, 1 hoạt động"
        assert records.get(data_file, "activities", item.id) == item
        records.undo(data_file)
        assert records.get_all(data_file, "documents") == ()
        records.redo(data_file)
        assert records.get(data_file, "documents", letter.id) == letter

    def test_several_that_are_lacking_are_counted(self, data_file: DataFile) -> None:
        letters = save(data_file, directive(), directive(symbol="509/UBND-VP"))
        items = save(data_file, *(radio_item(document=letter.id) for letter in letters))
        delete(data_file, *items)
        delete(data_file, *letters)
        with pytest.raises(trash.NeedsAlso, match=r"\(và 1 mục khác như thế\)") as refused:
            trash.restore(data_file, keys(*items))
        assert set(refused.value.keys) == set(keys(*letters))

    def test_a_record_that_is_there_although_its_history_ends(self, data_file: DataFile) -> None:
        """As in a file that was put together from a damaged one."""
        (slogan,) = save(data_file, Slogan(text="A"))
        delete(data_file, slogan)
        with writing(data_file.engine) as connection:
            insert_records(connection, [slogan])
        with pytest.raises(trash.NotInTrash):
            trash.restore(data_file, keys(slogan))

    def test_what_it_refers_to_is_gone_for_good(self, data_file: DataFile) -> None:
        (letter,) = save(data_file, directive())
        (item,) = save(data_file, radio_item(title="Tin", document=letter.id))
        delete(data_file, item)
        # Only a clock that was set back can make it so.
        age(data_file, delete(data_file, letter), timedelta(days=91))
        with pytest.raises(trash.NeedsAlso, match="không còn khôi phục được") as refused:
            trash.restore(data_file, keys(item))
        assert refused.value.keys == ()
        assert "văn bản, nay" in str(refused.value)

    @pytest.mark.parametrize(
        ("kept", "also", "sentence"),
        [
            (TARGET, TARGET, "Năm 2022 đã có chỉ tiêu"),
            (
                Procedure(code="1.001193", name="A", field="civil-status", level="commune"),
                Procedure(code="1.001193", name="B", field="civil-status", level="commune"),
                "Đã có thủ tục mang mã 1.001193",
            ),
            (office(), office(valid_from=date(2021, 1, 1)), "Trùng thời gian"),
        ],
    )
    def test_what_stands_in_its_place_by_now_is_said(
        self, data_file: DataFile, kept: Any, also: Any, sentence: str
    ) -> None:
        (record,) = save(data_file, kept)
        delete(data_file, record)
        (other,) = save(data_file, also)
        with pytest.raises(trash.NoRoom, match=sentence):
            trash.restore(data_file, keys(record))
        name = register_of(record).name
        assert records.get_all(data_file, name) == (other,)
        assert listed(data_file) == [record]

    def test_a_code_that_no_catalogue_has_any_more_is_kept(self, data_file: DataFile) -> None:
        (entry,) = save(data_file, CatalogueEntry(catalogue="channels", label="Đài vũ trụ"))
        (item,) = save(data_file, radio_item(channel=entry.code))
        delete(data_file, item)
        delete(data_file, entry)
        trash.restore(data_file, keys(item))
        assert records.get(data_file, "activities", item.id).channel == entry.code
        trash.restore(data_file, keys(entry))
        assert data_file.catalogues.text("channels", entry.code) == "Đài vũ trụ"

    def test_a_draft_report_comes_back_with_its_files(self, data_file: DataFile) -> None:
        open_office(data_file)
        report = drafted(data_file, "2022")
        (kept,) = save(
            data_file,
            ReportFile(
                report=report.id,
                role="other",
                name="Phụ lục.pdf",
                media_type="application/pdf",
                size=3,
                sha256="a" * 64,
            ),
        )
        delete(data_file, report)
        assert records.get_all(data_file, "report_files") == ()
        trash.restore(data_file, keys(report))
        assert records.get_all(data_file, "report_files") == (kept,)

    def test_a_draft_report_comes_back_with_its_blocks(self, data_file: DataFile) -> None:
        open_office(data_file)
        report = drafted(data_file, "2022")
        other = drafted(data_file, "2021")
        blocks = records.get_all(data_file, "report_blocks")
        delete(data_file, report, other)
        assert records.get_all(data_file, "report_blocks") == ()
        (first, second) = trash.deleted_records(data_file, "reports").entries
        assert {first.deleted.record, second.deleted.record} == {report, other}
        assert sum(one.with_it["report_blocks"] for one in (first, second)) == len(blocks)
        operation = trash.restore(data_file, keys(report))
        assert operation.name == "Khôi phục 1 báo cáo"
        own = tuple(block for block in blocks if block.report == report.id)
        assert records.get_all(data_file, "report_blocks") == own
        records.undo(data_file)
        assert records.get_all(data_file, "report_blocks") == ()
        trash.restore(data_file, keys(report, other))
        assert records.get_all(data_file, "report_blocks") == blocks
        assert records.get_all(data_file, "reports") == (report, other)


@given(data=st.data())
def test_whatever_is_deleted_comes_back_equal(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from([Activity, Slogan, Task, Report]))
    record = data.draw(storable(cls))
    with passing_data_file() as file:
        (stored,) = save(file, record)
        before = records.history(file, register_of(stored).name, stored.id)
        delete(file, stored)
        assert listed(file) == [stored]
        trash.restore(file, keys(stored))
        assert records.get_all(file, register_of(stored).name) == (stored,)
        assert records.history(file, register_of(stored).name, stored.id)[2:] == before


class Bin(RuleBasedStateMachine):
    """Any order of adding, deleting, restoring, undo, redo: what was ever there and is not, is in
    the trash, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._passing = passing_data_file()
        self.file = self._passing.__enter__()
        self.ever: dict[tuple[str, int], Any] = {}

    def teardown(self) -> None:
        self._passing.__exit__(None, None, None)

    def _there(self) -> dict[tuple[str, int], Any]:
        return {
            (name, record.id): record
            for name in ("slogans", "activities", "documents")
            for record in records.get_all(self.file, name)
        }

    def _some(self, chosen: Sequence[int], of: Sequence[Any]) -> list[Any]:
        return list({n % len(of): of[n % len(of)] for n in chosen}.values())

    @rule(words=st.sampled_from(["một cửa", "khai sinh", "“Đảng uỷ”"]))
    def add(self, words: str) -> None:
        save(self.file, Slogan(text=words), radio_item(title=words))

    @rule()
    def add_referring(self) -> None:
        (letter,) = save(self.file, directive())
        save(self.file, radio_item(document=letter.id))

    @precondition(lambda self: bool(self._there()))
    @rule(chosen=st.lists(st.integers(0, 50), min_size=1, max_size=4))
    def delete(self, chosen: list[int]) -> None:
        there = self._there()
        some = self._some(chosen, list(there))
        used = {("documents", getattr(one, "document", None)) for one in there.values()}
        register = some[0][0]
        ids = [key for name, key in some if name == register and (name, key) not in used]
        if ids:
            records.delete(self.file, register, ids)

    @precondition(lambda self: bool(listed(self.file)))
    @rule(chosen=st.lists(st.integers(0, 50), min_size=1, max_size=4))
    def restore(self, chosen: list[int]) -> None:
        before = self._there()
        wanted = keys(*self._some(chosen, listed(self.file)))
        also: tuple[tuple[str, int], ...] = ()
        try:
            trash.restore(self.file, wanted)
        except trash.NeedsAlso as needs:
            also = needs.keys
        if also:
            assert self._there() == before
            wanted = [*wanted, *also]
            trash.restore(self.file, wanted)
        after = self._there()
        assert after == before | {key: self.ever[key] for key in wanted}

    @rule()
    def undo(self) -> None:
        records.undo(self.file)

    @rule()
    def redo(self) -> None:
        records.redo(self.file)

    @invariant()
    def the_trash_is_what_is_lacking(self) -> None:
        there = self._there()
        self.ever |= there
        lacking = {key: record for key, record in self.ever.items() if key not in there}
        assert {key: record for record in listed(self.file) for key in keys(record)} == lacking


TestBin = Bin.TestCase
TestBin.settings = settings(max_examples=12, stateful_step_count=15)
