"""Taking workbooks in: compared with what is held, all or nothing, one undo, remembered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.importing.columns import TableColumn
from cchc_desktop.domain.importing.plans import Outcome, Plan, PlannedRow, Suggestion
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import UnknownRegister
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_applying import PlanOutdated, RowsRefused, apply_import
from cchc_desktop.services.import_matches import (
    NoTable,
    NotImported,
    best_register,
    remember,
    suggest,
    unmatched,
)
from cchc_desktop.services.import_telling import told_lines
from cchc_desktop.services.import_workbook import ImportWorkbook, open_import
from cchc_desktop.services.importing import Decisions, plan_import
from tests.data_files import directive, new_data_file, radio_item
from tests.importing.corpus import ACTIVITY, CASES, RADIO, Build, Case, Pen, workbook_of

TODAY = date(2022, 12, 31)
ITEMS = "tin, bài"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    file = new_data_file(tmp_path / "x.cchc")
    yield file
    file.close()


def workbook(folder: Path, build: Build, name: str = "so.xlsx") -> ImportWorkbook:
    path = folder / name
    path.write_bytes(workbook_of(Case(name=name, register="activities", build=build, expected={})))
    return open_import(path)


def rows(*lines: tuple[Any, ...], head: tuple[str, ...] = ACTIVITY) -> Build:
    def build(pen: Pen) -> None:
        pen.new().row(1, *head)
        for number, line in enumerate(lines, start=2):
            pen.row(number, *line)

    return build


def plan(
    file: DataFile,
    folder: Path,
    *lines: tuple[Any, ...],
    head: tuple[str, ...] = ACTIVITY,
    register: str = "activities",
    **decisions: Any,
) -> Plan:
    book = workbook(folder, rows(*lines, head=head))
    return plan_import(file, register, book, Decisions(today=TODAY, **decisions))


def only(plan: Plan) -> PlannedRow:
    (row,) = plan.rows
    return row


def all_of(file: DataFile, register: str) -> tuple[Any, ...]:
    return records.get_all(file, register)


class TestCompared:
    def test_each_field_is_told_before_and_after(self, file: DataFile, tmp_path: Path) -> None:
        records.save(file, radio_item(note="cũ", kind="news"))
        head = (*ACTIVITY, "Ghi chú", "Thể loại")
        line = (1, date(2022, 3, 12), RADIO, "Tin buổi sáng", ITEMS, 2, "mới", "")
        row = only(plan(file, tmp_path, line, head=head))
        assert row.outcome is Outcome.CHANGED
        assert row.changes == (
            ("Ghi chú", "cũ", "mới"),
            ("Số lượng", "1 tin, bài", "2 tin, bài"),
        )
        # A cell without content takes nothing away.
        assert row.record == replace(
            all_of(file, "activities")[0],
            note="mới",
            measures=(Measure(unit="items", quantity=Decimal(2)),),
        )

    def test_a_reference_is_told_by_its_symbol(self, file: DataFile, tmp_path: Path) -> None:
        document = records.save(file, directive())[0]
        records.save(file, radio_item())
        line = (1, date(2022, 3, 12), RADIO, "Tin buổi sáng", ITEMS, 1, f"Theo {document.symbol}")
        row = only(plan(file, tmp_path, line, head=(*ACTIVITY, "Căn cứ")))
        assert row.changes == (("Căn cứ văn bản", "", document.symbol),)

    def test_lines_are_brought_in_and_none_is_taken_away(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        held = Display(medium="banner", place="main-roads", since=date(2022, 3, 1), pieces=4)
        records.save(file, Slogan(text="Toàn dân cải cách", displays=(held,)))
        head = ("Khẩu hiệu", "Hình thức", "Nơi treo", "Từ ngày", "Đến ngày", "Số tấm")
        lines = (
            ("TOÀN DÂN CẢI CÁCH", "Băng rôn", "Các trục đường chính", "1/3/2022", "31/3/2022", 4),
            (None, "Pa nô", None, "1/4/2022", None, 2),
        )
        planned = plan(file, tmp_path, *lines, head=head, register="slogans")
        slogan = only(planned).record
        assert isinstance(slogan, Slogan)
        assert slogan.displays == (
            replace(held, until=date(2022, 3, 31)),
            Display(medium="panel", since=date(2022, 4, 1), pieces=2),
        )

    def test_postings_belong_to_the_event_in_their_row_or_above(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        head = (
            *("Mã TTHC", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện", "Sự kiện", "Ngày có hiệu lực"),
            *("Nơi niêm yết", "Ngày niêm yết"),
        )
        first = ("1.001193", "Đăng ký khai sinh", "Hộ tịch", "Cấp xã", "Mới ban hành", "4/9/2020")
        lines = (
            (*first, "Trụ sở UBND", "5/9/2020"),
            (*[None] * 6, "Bộ phận một cửa", "6/9/2020"),
            (*[None] * 4, "Sửa đổi, bổ sung", "1/1/2022", "Trụ sở UBND", "2/1/2022"),
        )
        procedure = only(plan(file, tmp_path, *lines, head=head, register="procedures")).record
        assert isinstance(procedure, Procedure)
        told = [(e.kind, [p.place for p in e.postings]) for e in procedure.events]
        assert told == [("new", ["headquarters", "one-stop"]), ("amended", ["headquarters"])]

    def test_two_stored_alike_are_not_chosen_between(self, file: DataFile, tmp_path: Path) -> None:
        records.save(file, radio_item())
        records.save(file, radio_item(note="bản hai"))
        line = (1, date(2022, 3, 12), RADIO, "Tin buổi sáng", ITEMS)
        assert only(plan(file, tmp_path, (*line, 1))).outcome is Outcome.SAME
        row = only(plan(file, tmp_path, (*line, 5)))
        assert row.outcome is Outcome.REFUSED
        assert "Sổ đã có 2 hoạt động giống nhau" in row.faults[0].message

    def test_the_portal_s_list_against_the_list_held(self, file: DataFile, tmp_path: Path) -> None:
        def procedure(code: str, name: str, **also: Any) -> Procedure:
            values = {"field": "civil-status", "level": "commune"} | also
            return Procedure(code=code, name=name, **values)

        repealed = (ProcedureEvent(kind="repealed", effective_on=date(2021, 1, 1)),)
        records.save_all(
            file,
            [
                procedure("1.001193", "Đăng ký khai sinh"),
                procedure("1.000894", "Đăng ký kết hôn"),
                procedure("1.000656", "Đăng ký khai tử"),
                procedure("1.000419", "Đã bãi bỏ từ trước", events=repealed),
                procedure("2.000815", "Chứng thực bản sao", field="certification"),
            ],
            "Thêm",
        )
        head = ("STT", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện")
        lines = (
            (1, "1.001193.000.00.00.H23", "Đăng ký khai sinh", "Hộ tịch", "Cấp xã"),
            (2, "1.000894.000.00.00.H23", "Đăng ký kết hôn (mới)", "Hộ tịch", "Cấp xã"),
            (3, "1.004873.000.00.00.H23", "Xác nhận tình trạng hôn nhân", "Hộ tịch", "Cấp xã"),
        )
        planned = plan(file, tmp_path, *lines, head=head, register="procedures")
        assert [row.outcome for row in planned.rows] == [
            Outcome.SAME,
            Outcome.CHANGED,
            Outcome.NEW,
        ]
        assert planned.rows[1].changes == (
            ("Tên thủ tục", "Đăng ký kết hôn", "Đăng ký kết hôn (mới)"),
        )
        assert planned.gone == ("1.000656 Đăng ký khai tử",)
        apply_import(file, planned)
        codes = [one.code for one in all_of(file, "procedures")]
        assert codes == ["1.001193", "1.000894", "1.000656", "1.000419", "2.000815", "1.004873"]

    def test_a_posting_known_by_its_place_is_amended(self, file: DataFile, tmp_path: Path) -> None:
        posted = Posting(place="one-stop", posted_on=date(2022, 1, 5))
        event_ = ProcedureEvent(kind="new", effective_on=date(2022, 1, 1), postings=(posted,))
        held = Procedure(
            code="1.001193", name="Khai sinh", field="land", level="commune", events=(event_,)
        )
        records.save(file, held)
        head = ("Mã TTHC", "Sự kiện", "Ngày có hiệu lực", "Nơi niêm yết", "Ngày gỡ")
        line = ("1.001193", "Mới", "1/1/2022", "Một cửa", "1/6/2022")
        after = only(plan(file, tmp_path, line, head=head, register="procedures")).record
        assert isinstance(after, Procedure)
        assert after.events[0].postings == (replace(posted, taken_down_on=date(2022, 6, 1)),)


class TestApplied:
    LINES = (
        (1, date(2022, 3, 5), RADIO, "Tin một", ITEMS, 1),
        (2, date(2022, 3, 6), "Đài vũ trụ", "Tin hai", ITEMS, 1),
        (3, "31/2/2022", RADIO, "Tin ba", ITEMS, 1),
    )

    def test_all_or_nothing_unless_the_sound_rows_are_asked_for(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        planned = plan(file, tmp_path, *self.LINES)
        with pytest.raises(RowsRefused, match="còn 2 dòng có lỗi"):
            apply_import(file, planned)
        assert all_of(file, "activities") == ()
        operation = apply_import(file, planned, only_sound=True)
        assert operation.name == "Nhập từ Excel “so.xlsx” (thêm 1 hoạt động)"
        assert [one.title for one in all_of(file, "activities")] == ["Tin một"]
        assert records.undo_name(file) == operation.name
        records.undo(file)
        assert all_of(file, "activities") == ()
        assert all_of(file, "import_matches") == ()
        records.redo(file)
        assert len(all_of(file, "activities")) == 1

    def test_a_plan_holds_only_while_nothing_changes(self, file: DataFile, tmp_path: Path) -> None:
        planned = plan(file, tmp_path, self.LINES[0])
        records.save(file, radio_item())
        with pytest.raises(PlanOutdated, match="xem trước lại"):
            apply_import(file, planned)
        assert len(all_of(file, "activities")) == 1
        planned = plan(file, tmp_path, self.LINES[0])
        records.undo(file)
        with pytest.raises(PlanOutdated):
            apply_import(file, planned)
        assert all_of(file, "activities") == ()

    def test_what_is_changed_is_searched_and_counted_and_logged(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        kept = records.save(file, radio_item(date(2022, 3, 5), "Tin một"))[0]
        planned = plan(file, tmp_path, (1, date(2022, 3, 5), RADIO, "TIN MỘT", ITEMS, 7))
        apply_import(file, planned)
        query = Query(register="activities", text="MỘT")
        assert records.count(file, query) == 1
        assert records.sums(file, query) == {("radio", "items"): Decimal(7)}
        entry = records.history(file, "activities", kept.id)[0]
        assert ("Số lượng", "1 tin, bài", "7 tin, bài") in entry.changes

    def test_new_entries_for_the_catalogues_come_with_the_import(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        planned = plan(file, tmp_path, *self.LINES[:2])
        assert planned.unknown == {("channels", "Đài vũ trụ"): 1}
        planned = plan(
            file, tmp_path, *self.LINES[:2], entries=frozenset({("channels", "Đài vũ trụ")})
        )
        assert planned.counts[Outcome.NEW] == 2
        assert file.catalogues.by_label("channels", "Đài vũ trụ") is None
        apply_import(file, planned)
        entry = file.catalogues.by_label("channels", "Đài vũ trụ")
        assert entry is not None
        assert all_of(file, "activities")[1].channel == entry.code
        assert not plan(file, tmp_path, *self.LINES[:2]).changes_anything
        records.undo(file)
        assert file.catalogues.by_label("channels", "Đài vũ trụ") is None
        assert all_of(file, "activities") == ()

    def test_a_cancelled_import_leaves_nothing(self, file: DataFile, tmp_path: Path) -> None:
        class Stop:
            def __init__(self, at: str) -> None:
                self.at = at

            def step(self, done: int, total: int, what: str) -> None:
                if what == self.at:
                    raise Cancelled

        book = workbook(tmp_path, rows(self.LINES[0]))
        for what in ("Đang đọc trang “Sheet1”", "Đang so với sổ"):
            with pytest.raises(Cancelled):
                plan_import(file, "activities", book, progress=Stop(what))
        with pytest.raises(Cancelled):
            open_import(tmp_path / "so.xlsx", Stop("Đang mở tệp"))
        planned = plan_import(file, "activities", book)
        for what in ("Đang ghi vào sổ", "Đang ghi nhật ký thay đổi"):
            with pytest.raises(Cancelled):
                apply_import(file, planned, progress=Stop(what))
            assert all_of(file, "activities") == ()
        apply_import(file, planned)
        assert len(all_of(file, "activities")) == 1

    def test_no_query_a_row(self, file: DataFile, tmp_path: Path) -> None:
        asked: list[str] = []

        @event.listens_for(file.engine, "before_cursor_execute")
        def _count(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        def spent(count: int) -> tuple[int, int]:
            lines = [
                (n, date(2022, 1 + n % 12, 1), RADIO, f"Tin {count}-{n}", ITEMS, 1)
                for n in range(count)
            ]
            asked.clear()
            planned = plan(file, tmp_path, *lines)
            thought = len(asked)
            asked.clear()
            apply_import(file, planned)
            return thought, len(asked)

        spent(3)  # reads the catalogues, remembers the match
        assert spent(4) == spent(300)


class TestMatched:
    HEAD = ("Cột A", "Cột B", "Cột C", "Cột D")
    LINE = ("Tin lạ", "05/03/2022", 3, "bỏ")
    PATHS = ("title", "day", "measures.quantity=items", "")

    def chosen(self, book: ImportWorkbook) -> Suggestion:
        (table,) = unmatched(book, None)
        columns = tuple(
            replace(column, path=path)
            for column, path in zip(table.columns, self.PATHS, strict=True)
        )
        return Suggestion(tables=(replace(table, columns=columns),), constants={"channel": "radio"})

    def test_a_match_of_one_s_own_is_known_the_next_time(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        book = workbook(tmp_path, rows(self.LINE, head=self.HEAD))
        with pytest.raises(NoTable, match="Không tìm thấy bảng hoạt động"):
            plan_import(file, "activities", book)
        assert suggest(file, book, "activities", None).tables == ()
        decisions = Decisions(suggestion=self.chosen(book), today=TODAY)
        planned = plan_import(file, "activities", book, decisions)
        assert planned.counts[Outcome.NEW] == 1
        apply_import(file, planned)

        other = (("Tin khác", "06/03/2022", 2, "bỏ"),)
        later = workbook(tmp_path, rows(*other, head=self.HEAD), "thang-sau.xlsx")
        planned = plan_import(file, "activities", later, Decisions(today=TODAY))
        assert only(planned).outcome is Outcome.NEW
        assert any("như lần nhập trước" in note for note in planned.notes)
        assert any("Mọi dòng không có cột Kênh lấy: Đài truyền thanh" in n for n in planned.notes)
        # Nothing new is to be remembered of it.
        assert apply_import(file, planned).registers == {"activities"}

    def test_a_match_is_kept_without_an_import_too(self, file: DataFile, tmp_path: Path) -> None:
        book = workbook(tmp_path, rows(self.LINE, head=self.HEAD))
        chosen = self.chosen(book)
        planned = plan_import(file, "activities", book, Decisions(suggestion=chosen, today=TODAY))
        operation = remember(file, planned)
        assert operation is not None
        assert operation.name == "Ghi nhớ cách khớp cột của tệp “so.xlsx”"
        assert remember(file, planned) is None
        found = suggest(file, book, "activities", None)
        assert found.remembered
        assert found.constants == {"channel": "radio"}
        assert [column.path for column in found.tables[0].columns] == list(self.PATHS)
        # Corrected, it takes the place of the former one.
        table = replace(
            chosen.tables[0],
            columns=(
                *(replace(column, path="") for column in chosen.tables[0].columns[:3]),
                TableColumn(3, "Cột D", "title"),
            ),
        )
        again = replace(planned, tables=(table,), constants={})
        assert remember(file, again) is not None
        assert len(all_of(file, "import_matches")) == 1

    def test_the_register_is_guessed_from_the_headings(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        for case in CASES:
            if case.name in ("plain", "documents", "targets", "the-portal-s-list", "tcvn3"):
                path = tmp_path / f"{case.name}.xlsx"
                path.write_bytes(workbook_of(case))
                assert best_register(file.catalogues, open_import(path)) == case.register
        book = workbook(tmp_path, rows(("x",), head=("Họ và tên", "Điện thoại")))
        assert best_register(file.catalogues, book) == ""

    def test_another_encoding_may_be_chosen(self, file: DataFile, tmp_path: Path) -> None:
        case = next(case for case in CASES if case.name == "tcvn3")
        path = tmp_path / "a.xlsx"
        path.write_bytes(workbook_of(case))
        book = open_import(path)
        assert book.encoding is Encoding.TCVN3
        told = dict(book.examples(Encoding.TCVN3))
        assert "Tuyên truyền cải cách hành chính" in told.values()
        with pytest.raises(NoTable):
            plan_import(file, "activities", book, Decisions(encoding=None))

    def test_registers_that_take_no_workbook(self, file: DataFile, tmp_path: Path) -> None:
        book = workbook(tmp_path, rows())
        with pytest.raises(UnknownRegister):
            plan_import(file, "x", book)
        with pytest.raises(NotImported, match="Báo cáo không nhập từ Excel"):
            plan_import(file, "reports", book)


class TestTold:
    def test_a_damaged_sheet_is_told_and_the_others_are_read(
        self, file: DataFile, tmp_path: Path
    ) -> None:
        case = next(case for case in CASES if case.name == "sheet-a-month")
        whole = io.BytesIO(workbook_of(case))
        path = tmp_path / "hong.xlsx"
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, data[: len(data) // 3] if name.endswith("sheet3.xml") else data)
        planned = plan_import(file, "activities", open_import(path), Decisions(today=TODAY))
        assert {row.sheet for row in planned.rows} >= {"Tháng 3"}
        assert any("Tháng 4" in note for note in planned.notes)

    def test_the_whole_plan_in_lines(self, file: DataFile, tmp_path: Path) -> None:
        held = Procedure(code="1.000656", name="Khai tử", field="civil-status", level="commune")
        other = replace(held, code="1.001193", name="Đăng ký khai sinh")
        records.save_all(file, [held, other], "Thêm")
        head = ("Mã TTHC", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện")
        lines = (
            ("1.001193.000.00.00.H23", "Đăng ký khai sinh (mới)", "Hộ tịch", "Cấp xã"),
            ("1.004873", "Xác nhận", "Vũ trụ", "Cấp xã"),
        )
        planned = plan(file, tmp_path, *lines, head=head, register="procedures")
        told = list(told_lines(planned))
        assert told[0] == "Dòng 2: Sửa: Đăng ký khai sinh (mới)"
        assert told[1] == "    Tên thủ tục: “Đăng ký khai sinh” → “Đăng ký khai sinh (mới)”"
        assert "    A2: Bỏ phần đuôi của cổng dịch vụ công" in told[2]
        assert told[-3:] == [
            "Chưa có trong danh mục: “Vũ trụ” (1 ô).",
            "Sổ có mà tệp không có (không xoá): 1.000656 Khai tử",
            "Mới: 0 · Sửa: 1 · Không đổi: 0 · Chưa nhận: 1 · Bỏ qua: 0",
        ]
