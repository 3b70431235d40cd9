from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument
from cchc_desktop.domain.reports import DRAFT
from cchc_desktop.domain.validation import InvalidRecord, Severity
from cchc_desktop.services import book, records
from cchc_desktop.services.book import AlreadyCancelled, Standing
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import begin
from cchc_desktop.services.report_issue import close, frozen_document, issue
from cchc_desktop.storage.refusals import Sealed
from tests.data_files import office, radio_item

THREADS, EACH = 16, 30


def letter(**also: Any) -> OutgoingDocument:
    values: dict[str, Any] = {
        "type": "report",
        "day": date(2022, 7, 4),
        "subject": "Kết quả tuyên truyền",
    }
    return OutgoingDocument(**values | also)


@pytest.fixture
def file(data_file: DataFile) -> DataFile:
    """A file with an office that numbers each type apart."""
    records.save(data_file, office())
    return data_file


def number_jointly(file: DataFile, since: date = date(2020, 1, 1)) -> None:
    """Let the office number jointly from a day on."""
    (former,) = records.get_all(file, "offices")
    if since == former.valid_from:
        records.save(file, replace(former, numbering=JOINT))
        return
    ended = replace(former, valid_to=since - timedelta(days=1))
    records.save_all(file, [ended, office(valid_from=since, numbering=JOINT)], "Đổi cách đánh số")


def entered(file: DataFile, *lines: OutgoingDocument) -> list[str]:
    return [book.enter(file, line)[0].symbol for line in lines]


def refusal(file: DataFile, line: OutgoingDocument) -> dict[str, str]:
    """Return the errors by place, after making sure that the book is as it was."""
    before = records.get_all(file, "outgoing")
    with pytest.raises(InvalidRecord) as refused:
        records.save(file, line)
    assert records.get_all(file, "outgoing") == before
    return {problem.path: problem.message for problem in refused.value.problems}


def remarks(file: DataFile, line: OutgoingDocument) -> dict[str, str]:
    """Return the warnings by place of a line that can be saved."""
    problems = records.check(file, line)
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return {problem.path: problem.message for problem in problems}


class TestNumbers:
    def test_they_run_from_one_for_each_type_and_year(self, file: DataFile) -> None:
        plan, later = letter(type="plan"), letter(day=date(2023, 1, 3))
        assert entered(file, letter(), letter(), plan, later, letter()) == [
            *("01/BC-UBND", "02/BC-UBND", "01/KH-UBND", "01/BC-UBND", "03/BC-UBND"),
        ]
        assert book.next_number(file, "report", date(2022, 12, 31)) == 4
        assert book.next_number(file, "report", date(2023, 1, 1)) == 2

    def test_they_run_jointly_where_the_office_says_so(self, file: DataFile) -> None:
        number_jointly(file)
        plan, unit = letter(type="plan"), letter(type="letter")
        assert entered(file, letter(), plan, unit) == ["01/BC-UBND", "02/KH-UBND", "03/UBND-VP"]
        assert {line.series for line in book.lines_of(file, 2022)} == {JOINT}

    def test_a_change_to_joint_numbers_goes_on_after_the_highest(self, file: DataFile) -> None:
        entered(file, letter(), letter(), letter(type="plan"))
        number_jointly(file, date(2022, 8, 1))
        august = date(2022, 8, 2)
        assert entered(file, letter(type="plan", day=august), letter(day=august)) == [
            *("03/KH-UBND", "04/BC-UBND"),
        ]
        # A document of July that comes to hand now bears no number that a joint one bears.
        assert entered(file, letter()) == ["05/BC-UBND"]
        assert book.gaps(file, JOINT, 2022) == book.gaps(file, "report", 2022) == ()

    def test_beyond_a_thousand_there_are_no_dots(self, file: DataFile) -> None:
        assert entered(file, letter(number=1234)) == ["1234/BC-UBND"]

    def test_a_chosen_number_stands_and_the_next_follows_it(self, file: DataFile) -> None:
        assert entered(file, letter(number=45), letter()) == ["45/BC-UBND", "46/BC-UBND"]

    def test_a_typed_symbol_brings_its_number(self, file: DataFile) -> None:
        (symbol,) = entered(file, letter(symbol="45a/BC-UBND"))
        assert symbol == "45a/BC-UBND"
        assert book.next_number(file, "report", date(2022, 7, 4)) == 46

    def test_a_number_in_the_book_is_refused_with_its_holder(self, file: DataFile) -> None:
        entered(file, letter(), letter())
        assert refusal(file, letter(number=1)) == {
            "number": "Số 01 năm 2022 đã cấp cho văn bản 01/BC-UBND ngày 04/07/2022. "
            "Số kế tiếp là 03."
        }
        line = book.lines_of(file, 2022)[1]
        assert line.id is not None
        book.cancel(file, line.id, "in sai")
        assert "ngày 04/07/2022 (đã huỷ)" in refusal(file, letter(number=2))["number"]

    def test_no_two_documents_bear_the_same_symbol_whatever_the_series(
        self, file: DataFile
    ) -> None:
        entered(file, letter())
        number_jointly(file, date(2022, 8, 1))
        august = date(2022, 8, 2)
        refused = refusal(file, letter(number=1, day=august))
        assert "đã cấp cho văn bản 01/BC-UBND" in refused["number"]
        assert entered(file, letter(number=1, day=august, type="plan")) == ["01/KH-UBND"]

    @pytest.mark.parametrize(
        ("faulty", "places"),
        [
            ({"number": 0}, {"number", "symbol"}),
            ({"number": 1_000_000}, {"number", "symbol"}),
            ({"number": 45, "symbol": "54/BC-UBND"}, {"symbol"}),
            ({"symbol": "BC-UBND"}, {"symbol"}),
            ({"symbol": "45 /BC-UBND"}, {"symbol"}),
            ({"day": None}, {"day"}),
            ({"type": ""}, {"type"}),
            ({"type": "unheard-of"}, {"type"}),
            ({"subject": ""}, {"subject"}),
        ],
    )
    def test_what_is_wrong_is_named_and_takes_no_number(
        self, file: DataFile, faulty: dict[str, Any], places: set[str]
    ) -> None:
        assert set(refusal(file, letter(**faulty))) == places
        assert book.next_number(file, "report", date(2022, 7, 4)) == 1

    def test_without_an_office_on_that_day_the_day_is_refused(self, file: DataFile) -> None:
        assert "Chưa có thông tin cơ quan" in refusal(file, letter(day=date(2019, 5, 6)))["day"]
        with pytest.raises(NoOfficeProfile):
            book.next_number(file, "report", date(2019, 5, 6))

    def test_many_threads_get_each_number_once(self, file: DataFile) -> None:
        at_once = threading.Barrier(THREADS)

        def work(kind: str) -> None:
            at_once.wait()
            for _ in range(EACH):
                book.enter(file, letter(type=kind))

        kinds = ["report", "plan"] * (THREADS // 2)
        threads = [threading.Thread(target=work, args=(kind,)) for kind in kinds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for kind in ("report", "plan"):
            numbers = [line.number for line in book.lines_of(file, 2022, kind)]
            assert numbers == list(range(1, THREADS * EACH // 2 + 1))


class TestManyAtOnce:
    def test_they_are_numbered_in_their_order_as_one_operation(self, file: DataFile) -> None:
        entered(file, letter())
        lines, operation = book.enter_all(
            file, [letter(), letter(type="plan"), letter(number=9), letter()]
        )
        assert [line.symbol for line in lines] == [
            *("02/BC-UBND", "01/KH-UBND", "09/BC-UBND", "10/BC-UBND"),
        ]
        assert operation.name == "Vào sổ 4 văn bản đi"
        assert operation.ids == tuple(line.id for line in lines)

    def test_one_that_is_refused_leaves_none_in_the_book(self, file: DataFile) -> None:
        with pytest.raises(InvalidRecord, match="Số 01 năm 2022 đã cấp"):
            book.enter_all(file, [letter(), letter(type="plan"), letter(number=1)])
        assert records.get_all(file, "outgoing") == ()
        assert entered(file, letter()) == ["01/BC-UBND"]

    def test_saving_many_of_any_kind_gives_numbers_too(self, file: DataFile) -> None:
        saved, _ = records.save_all(
            file, [letter(), radio_item(), letter(), letter(type="plan")], "Nhập"
        )
        symbols = [line.symbol for line in saved if isinstance(line, OutgoingDocument)]
        assert symbols == ["01/BC-UBND", "02/BC-UBND", "01/KH-UBND"]
        assert records.undo_name(file) == "Thêm thông tin cơ quan “Ủy ban nhân dân xã Chi Lăng Nam”"


class TestNothingIsTakenBack:
    def test_undo_never_takes_a_number_back(self, file: DataFile) -> None:
        records.save(file, radio_item(title="Tin một"))
        _, operation = book.enter(file, letter())
        assert operation.name == "Vào sổ văn bản đi số 01/BC-UBND"
        assert records.undo_name(file) == "Thêm hoạt động “Tin một”"
        records.undo(file)
        assert len(records.get_all(file, "outgoing")) == 1

    def test_an_edit_can_be_undone_until_the_number_is_cancelled(self, file: DataFile) -> None:
        records.save(file, radio_item(title="Tin một"))
        line, _ = book.enter(file, letter())
        records.save(file, replace(line, copies=5))
        undone = records.undo(file)
        assert undone is not None
        assert undone.name == "Hoàn tác: Sửa văn bản đi “01/BC-UBND”"
        records.redo(file)
        assert line.id is not None
        book.cancel(file, line.id, "in sai")
        # Not the edit: undoing it would need the line as it was.
        assert records.undo_name(file) == "Thêm hoạt động “Tin một”"
        assert records.redo_name(file) is None

    def test_a_line_cancelled_by_saving_it_is_cancelled_for_good_too(self, file: DataFile) -> None:
        records.save(file, radio_item(title="Tin một"))
        line, _ = book.enter(file, letter())
        records.save(file, replace(line, cancelled=True, cancel_reason="in sai"))
        assert records.undo_name(file) == "Thêm hoạt động “Tin một”"

    def test_deleting_is_refused(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        with pytest.raises(Sealed, match="hãy huỷ số và ghi lý do"):
            records.delete(file, "outgoing", [line.id])
        assert records.get_all(file, "outgoing") == (line,)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("number", 2), ("type", "plan"), ("series", JOINT), ("year", 2023)],
    )
    def test_what_the_paper_bears_stays(self, file: DataFile, name: str, value: Any) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        assert "Số đã cấp thì giữ nguyên" in refusal(file, replace(line, **{name: value}))[name]
        with pytest.raises(InvalidRecord):
            records.set_field(file, "outgoing", [line.id], name, value)
        assert records.get_all(file, "outgoing") == (line,)

    def test_the_day_stays_in_the_year_of_the_number(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        wrong = refusal(file, replace(line, day=date(2023, 1, 2)))
        assert wrong == {"day": "Số này cấp trong năm 2022, nên ngày văn bản phải thuộc năm đó."}

    def test_a_line_cannot_come_back_to_life(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        book.cancel(file, line.id, "in sai")
        with pytest.raises(Sealed):
            records.save(file, line)


class TestReports:
    """A report gets its line of the book when it is issued."""

    @pytest.fixture
    def report(self, file: DataFile) -> int:
        begun, _ = begin(file, file.period("2022-Q2"))
        assert begun.id is not None
        return begun.id

    def test_its_number_is_the_next_one(self, file: DataFile, report: int) -> None:
        entered(file, letter())
        issued, _ = issue(file, report, on=date(2022, 7, 5))
        line = book.lines_of(file, 2022)[1]
        assert (line.symbol, line.report, issued.number) == ("02/BC-UBND", report, 2)
        assert line.subject == issued.title
        assert book.next_number(file, "report", date(2022, 7, 5)) == 3

    def test_a_number_in_the_book_is_refused_and_nothing_is_issued(
        self, file: DataFile, report: int
    ) -> None:
        entered(file, letter())
        with pytest.raises(InvalidRecord, match="Số 01 năm 2022 đã cấp cho văn bản 01/BC-UBND"):
            issue(file, report, on=date(2022, 7, 5), number=1)
        assert records.get(file, "reports", report).state == DRAFT
        assert len(book.lines_of(file, 2022)) == 1

    def test_beyond_a_thousand_the_paper_and_the_book_say_the_same(
        self, file: DataFile, report: int
    ) -> None:
        issue(file, report, on=date(2022, 7, 5), number=1234)
        (line,) = book.lines_of(file, 2022)
        assert line.symbol == "1234/BC-UBND"
        assert frozen_document(file, report).letterhead.number == "Số: 1234/BC-UBND"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("symbol", "01a/BC-UBND"),
            ("day", date(2022, 7, 6)),
            ("subject", "Khác"),
            ("signer", "Người khác"),
        ],
    )
    def test_its_line_stays_as_issued(
        self, file: DataFile, report: int, name: str, value: Any
    ) -> None:
        issue(file, report, on=date(2022, 7, 5))
        (line,) = book.lines_of(file, 2022)
        refused = refusal(file, replace(line, **{name: value}))
        assert refused == {name: "Dòng này là của báo cáo đã ban hành, nên giữ đúng như báo cáo."}
        records.save(file, replace(line, copies=5, note="gửi bưu điện"))

    def test_its_number_is_not_cancelled(self, file: DataFile, report: int) -> None:
        issue(file, report, on=date(2022, 7, 5))
        (line,) = book.lines_of(file, 2022)
        assert line.id is not None
        with pytest.raises(InvalidRecord, match="thay thế, đính chính hoặc thu hồi"):
            book.cancel(file, line.id, "in sai")
        assert book.lines_of(file, 2022) == (line,)

    def test_its_line_comes_from_issuing_it_alone(self, file: DataFile, report: int) -> None:
        only = "chỉ được vào sổ khi ban hành báo cáo đó, ở trang Báo cáo"
        for state in ("draft", "closed"):
            assert records.get(file, "reports", report).state == state
            for enter in (
                lambda: book.enter(file, letter(report=report)),
                lambda: book.enter_all(file, [letter(), letter(report=report)]),
                lambda: records.save(file, letter(report=report)),
                lambda: records.save_all(file, [letter(report=report), radio_item()], "Nhập"),
            ):
                with pytest.raises(Sealed, match=only):
                    enter()
            if state == "draft":
                close(file, report)
        line, _ = book.enter(file, letter())
        with pytest.raises(Sealed):
            records.save(file, replace(line, report=report))
        assert records.get_all(file, "outgoing") == (line,)
        assert records.get_all(file, "activities") == ()

        issued, _ = issue(file, report, on=date(2022, 7, 5))
        assert issued.number == 2
        with pytest.raises(Sealed):
            book.enter(file, letter(report=report))
        assert [each.report for each in book.lines_of(file, 2022)] == [None, report]


class TestCancelling:
    def test_the_line_stays_with_its_reason(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        operation = book.cancel(file, line.id, "  in sai\n trích yếu ")
        assert operation.name == "Huỷ số 01/BC-UBND: in sai trích yếu"
        (stored,) = book.lines_of(file, 2022)
        assert stored == replace(line, cancelled=True, cancel_reason="in sai trích yếu")
        assert entered(file, letter()) == ["02/BC-UBND"]

    def test_it_needs_a_reason(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        with pytest.raises(InvalidRecord, match="phải ghi lý do"):
            book.cancel(file, line.id, " \n")
        with pytest.raises(InvalidRecord, match="quá giới hạn 500 ký tự"):
            book.cancel(file, line.id, "sai " * 200)
        assert records.get_all(file, "outgoing") == (line,)

    def test_it_is_done_once(self, file: DataFile) -> None:
        line, _ = book.enter(file, letter())
        assert line.id is not None
        book.cancel(file, line.id, "in sai")
        with pytest.raises(AlreadyCancelled, match="01/BC-UBND đã huỷ từ trước: in sai"):
            book.cancel(file, line.id, "lý do khác")
        with pytest.raises(RecordGone):
            book.cancel(file, 404, "không có")

    def test_a_cancelled_slip_does_not_carry_the_numbers_away(self, file: DataFile) -> None:
        entered(file, letter())
        slip, _ = book.enter(file, letter(number=2000))
        assert slip.id is not None
        book.cancel(file, slip.id, "gõ nhầm số")
        assert entered(file, letter()) == ["02/BC-UBND"]
        assert book.gaps(file, "report", 2022) == ()


class TestRemarks:
    def test_a_number_that_leaves_some_out_is_told_and_taken(self, file: DataFile) -> None:
        book.enter_all(file, [letter() for _ in range(27)])
        assert remarks(file, letter(number=45)) == {
            "number": "Số kế tiếp là 28; sổ sẽ khuyết số 28-44."
        }
        assert entered(file, letter(number=45)) == ["45/BC-UBND"]
        assert book.gaps(file, "report", 2022) == (range(28, 45),)
        assert remarks(file, letter(number=46)) == remarks(file, letter(number=30)) == {}
        assert entered(file, letter(number=30)) == ["30/BC-UBND"]
        assert book.gaps(file, "report", 2022) == (range(28, 30), range(31, 45))

    def test_a_day_before_that_of_the_number_before(self, file: DataFile) -> None:
        entered(file, letter())
        early = letter(day=date(2022, 7, 1))
        assert remarks(file, early) == {
            "day": "Trước ngày của số liền trước (01/BC-UBND, 04/07/2022)."
        }
        assert remarks(file, letter()) == {}
        assert remarks(file, letter(type="plan", day=date(2022, 7, 1))) == {}

    def test_a_day_after_that_of_the_number_behind(self, file: DataFile) -> None:
        first, _ = book.enter(file, letter())
        entered(file, letter(day=date(2022, 7, 5)))
        assert remarks(file, replace(first, day=date(2022, 7, 6))) == {
            "day": "Sau ngày của số liền sau (02/BC-UBND, 05/07/2022)."
        }

    def test_what_a_line_would_be_entered_as(self, file: DataFile) -> None:
        entered(file, letter())
        unfinished = OutgoingDocument(type="report", day=date(2022, 7, 1))
        told = book.outlook(file, unfinished)
        assert (told.number, told.symbol) == (2, "02/BC-UBND")
        assert [problem.path for problem in told.problems] == ["day"]
        assert book.outlook(file, OutgoingDocument(type="report")).number is None
        assert book.outlook(file, OutgoingDocument(day=date(2022, 7, 1))).problems == ()


def test_how_the_book_stands_by_year_and_series(file: DataFile) -> None:
    entered(file, letter(), letter(number=4), letter(type="plan"), letter(day=date(2023, 1, 3)))
    (plan,) = book.lines_of(file, 2022, "plan")
    assert plan.id is not None
    book.cancel(file, plan.id, "in sai")
    assert list(book.standings(file).items()) == [
        (2023, (Standing(series="report", given=1, cancelled=0, lacking=()),)),
        (
            2022,
            (
                Standing(series="plan", given=1, cancelled=1, lacking=()),
                Standing(series="report", given=2, cancelled=0, lacking=(range(2, 4),)),
            ),
        ),
    ]


def test_no_undo_is_stuck_before_older_work(file: DataFile) -> None:
    """What was done to a line before it was cancelled is not offered, so it blocks nothing."""
    for title in ("Tin một", "Tin hai"):
        records.save(file, radio_item(title=title))
    line, _ = book.enter(file, letter())
    records.save(file, replace(line, note="gửi thêm"))
    assert line.id is not None
    book.cancel(file, line.id, "in sai")
    while records.undo(file) is not None:
        pass
    assert records.get_all(file, "activities") == ()
    assert len(records.get_all(file, "outgoing")) == 1
