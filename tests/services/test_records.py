from __future__ import annotations

import threading
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.domain.catalogues import CatalogueEntry, EntryUnit
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.queries import Operation, Query
from cchc_desktop.domain.registers import UnknownRegister, register_of
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.validation import InvalidRecord, Severity, errors_of
from cchc_desktop.services import records
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.records import StillReferred
from cchc_desktop.storage.history import NotTheNext
from cchc_desktop.storage.refusals import DataFileTrouble, Sealed
from tests.data_files import directive, office, radio_item

BIRTH = Procedure(code="1.001193", name="Đăng ký khai sinh", field="civil-status", level="commune")
TARGET = Target(year=2022, channel="radio", unit="items", planned=Decimal(52))
REPORT = Report(
    title="Báo cáo quý I",
    period="2022-Q1",
    calendar="calendar",
    signer="Nguyễn Văn Nhưng",
)


def number_of(file: DataFile, register: str = "activities") -> int:
    return records.count(file, Query(register=register))


def refusal(file: DataFile, *made: Any) -> dict[str, str]:
    """Return the errors by place, after making sure that nothing was stored."""
    register = register_of(made[0]).name
    before = records.get_all(file, register)
    with pytest.raises(InvalidRecord) as refused:
        records.save_all(file, made, "Nhập")
    assert records.get_all(file, register) == before
    return {problem.path: problem.message for problem in refused.value.problems}


class TestNames:
    def test_each_change_is_named_and_can_be_taken_back(self, data_file: DataFile) -> None:
        added, operation = records.save(data_file, radio_item(title="Tin một"))
        assert operation.name == "Thêm hoạt động “Tin một”"
        assert operation.who == "Lan"
        assert operation.registers == {"activities"}
        assert operation.ids == (added.id,)
        _, operation = records.save(data_file, replace(added, title="Tin hai"))
        assert operation.name == "Sửa hoạt động “Tin hai”"
        operation = records.delete(data_file, "activities", [added.id])
        assert operation.name == "Xoá 1 hoạt động"
        assert records.undo_name(data_file) == "Xoá 1 hoạt động"
        assert records.redo_name(data_file) is None

        for name in ("Xoá 1 hoạt động", "Sửa hoạt động “Tin hai”", "Thêm hoạt động “Tin một”"):
            undone = records.undo(data_file)
            assert undone is not None
            assert undone.name == f"Hoàn tác: {name}"
            assert records.redo_name(data_file) == name
        assert number_of(data_file) == 0
        assert records.undo(data_file) is None
        for _ in range(3):
            assert records.redo(data_file) is not None
        assert records.redo(data_file) is None
        assert number_of(data_file) == 0
        assert records.undo_name(data_file) == "Xoá 1 hoạt động"

    def test_the_operation_that_is_meant_is_taken_back_and_no_other(
        self, data_file: DataFile
    ) -> None:
        _, first = records.save(data_file, radio_item(title="Tin một"))
        _, second = records.save(data_file, radio_item(title="Tin hai"))
        with pytest.raises(NotTheNext, match=r"sau đó đã có thay đổi khác: “Thêm.*Tin hai"):
            records.undo(data_file, first.id)
        assert number_of(data_file) == 2
        undone = records.undo(data_file, second.id)
        assert undone is not None
        assert undone.target == second.id
        with pytest.raises(NotTheNext, match="đã được hoàn tác trước đó rồi"):
            records.undo(data_file, second.id)
        assert records.undo(data_file, first.id) is not None
        with pytest.raises(NotTheNext, match=r"phải làm lại “Thêm.*Tin một"):
            records.redo(data_file, second.id)
        redone = records.redo(data_file, first.id)
        assert redone is not None
        assert redone.target == first.id
        with pytest.raises(NotTheNext, match="đã được làm lại rồi"):
            records.redo(data_file, first.id)
        records.save(data_file, radio_item(title="Tin ba"))
        with pytest.raises(NotTheNext, match=r"Không làm lại được.*thay đổi khác"):
            records.redo(data_file, second.id)
        assert number_of(data_file) == 2

    def test_a_long_or_many_lined_name_is_cut_to_one_line(self, data_file: DataFile) -> None:
        slogan = Slogan(text="Đẩy mạnh\ncải cách " + "a" * 90)
        _, operation = records.save(data_file, slogan)
        assert operation.name.startswith("Thêm khẩu hiệu “Đẩy mạnh cải cách aaa")
        assert operation.name.endswith("…”")
        assert len(operation.name) < 90

    def test_a_record_is_called_by_words_not_by_a_code(self, data_file: DataFile) -> None:
        _, operation = records.save(data_file, TARGET)
        assert operation.name == "Thêm chỉ tiêu “Đài truyền thanh”"

    def test_one_field_of_many_records(self, data_file: DataFile) -> None:
        ids = [records.save(data_file, radio_item(title=f"Tin {n}"))[0].id for n in range(3)]
        operation = records.set_field(data_file, "activities", ids[:2], "department", "radio")
        assert operation.name == "Sửa bộ phận thực hiện của 2 hoạt động"
        made = records.get_many(data_file, "activities", ids)
        assert [record.department for record in made] == ["radio", "radio", ""]
        records.undo(data_file)
        assert {r.department for r in records.get_all(data_file, "activities")} == {""}

    def test_the_history_of_a_record_speaks_of_its_fields(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, radio_item(title="Tin một"))
        records.save(data_file, replace(saved, title="Tin hai"))
        newest, first = records.history(data_file, "activities", saved.id)
        assert newest.changes == (("Tiêu đề, nội dung", "Tin một", "Tin hai"),)
        assert ("Ngày", "", "12/03/2022") in first.changes
        assert first.operation.name == "Thêm hoạt động “Tin một”"
        assert records.last_saved_at(data_file) == newest.operation.at

    def test_the_history_calls_a_cited_document_by_its_symbol(self, data_file: DataFile) -> None:
        letter, _ = records.save(data_file, directive())
        saved, _ = records.save(data_file, radio_item(document=letter.id))
        (first,) = records.history(data_file, "activities", saved.id)
        assert ("Căn cứ văn bản", "", "508/UBND-VP") in first.changes

    def test_saving_what_did_not_change_is_no_operation(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, radio_item(title="Tin một"))
        records.save(data_file, replace(saved, title="Tin hai"))
        records.undo(data_file)
        told: list[Operation] = []
        data_file.subscribe(told.append)
        same, operation = records.save(data_file, saved)
        assert same == saved
        assert (operation.ids, operation.registers) == ((), frozenset())
        records.delete(data_file, "activities", [])
        assert told == []
        assert records.redo_name(data_file) == "Sửa hoạt động “Tin hai”"


class TestRefusals:
    def test_every_fault_is_told_and_nothing_is_stored(self, data_file: DataFile) -> None:
        assert set(refusal(data_file, radio_item(title="", channel="tivi"))) == {
            "title",
            "channel",
        }
        assert number_of(data_file) == 0
        assert records.undo_name(data_file) is None

    def test_a_control_character_is_refused_and_the_text_is_kept(self, data_file: DataFile) -> None:
        typed = radio_item(title="Tin\x00 bài")
        assert "U+0000 (NUL)" in refusal(data_file, typed)["title"]
        assert typed.title == "Tin\x00 bài"
        assert "U+D800" in refusal(data_file, radio_item(title="a\ud800"))["title"]

    def test_all_or_none(self, data_file: DataFile) -> None:
        assert refusal(data_file, radio_item(), radio_item(title="")) == {
            "title": "Chưa nhập tiêu đề, nội dung."
        }

    def test_a_warning_does_not_stop(self, data_file: DataFile) -> None:
        odd = replace(BIRTH, code="T-HPG-123")
        assert [p.severity for p in records.check(data_file, odd)] == [Severity.WARNING]
        saved, _ = records.save(data_file, odd)
        assert saved.code == "T-HPG-123"

    def test_text_is_stored_composed_and_found_so(self, data_file: DataFile) -> None:
        typed = unicodedata.normalize("NFD", "  Đẩy mạnh cải cách  ")
        saved, _ = records.save(data_file, radio_item(title=typed))
        assert saved.title == "Đẩy mạnh cải cách"
        assert records.get(data_file, "activities", saved.id) == saved
        assert unicodedata.is_normalized("NFC", saved.title)
        ((register, found),) = records.search_everywhere(data_file, "day manh")
        assert (register, found) == ("activities", saved)

    def test_a_second_target_of_the_same_kind(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, TARGET)
        assert "đã có chỉ tiêu" in refusal(data_file, replace(TARGET, planned=Decimal(1)))["unit"]
        records.save(data_file, replace(saved, planned=Decimal(60)))
        records.save(data_file, replace(TARGET, year=2023))
        records.save(data_file, replace(TARGET, unit="broadcasts"))

    def test_records_saved_together_agree_with_each_other(self, data_file: DataFile) -> None:
        assert "đã có chỉ tiêu" in refusal(data_file, TARGET, TARGET)["unit"]
        assert "1.001193" in refusal(data_file, BIRTH, BIRTH)["code"]
        later = office(valid_from=date(2021, 1, 1))
        assert "Trùng thời gian" in refusal(data_file, office(), later)["valid_from"]

    def test_two_records_may_change_places_at_once(self, data_file: DataFile) -> None:
        old, _ = records.save(data_file, office())
        ended = replace(old, valid_to=date(2025, 6, 30))
        begun = office(valid_from=date(2025, 7, 1), district="")
        records.save_all(data_file, [ended, begun], "Chuyển sang hai cấp")
        assert number_of(data_file, "offices") == 2

    def test_a_code_is_taken_once(self, data_file: DataFile) -> None:
        records.save(data_file, BIRTH)
        assert refusal(data_file, BIRTH) == {"code": "Đã có thủ tục mang mã 1.001193."}

    @pytest.mark.parametrize(
        ("held", "typed"),
        [
            ("1.001193", "1.001193.000.00.00.H23"),
            ("1.001193.000.00.00.H23", "1.001193"),
            ("1.001193.000.00.00.H23", "1.001193.000.00.00.H40"),
        ],
    )
    def test_a_code_with_another_tail_is_warned_about(
        self, data_file: DataFile, held: str, typed: str
    ) -> None:
        saved, _ = records.save(data_file, replace(BIRTH, code=held))
        (problem,) = records.check(data_file, replace(BIRTH, code=typed))
        assert problem.severity is Severity.WARNING
        assert held in problem.message
        assert records.check(data_file, saved) == ()

    def test_offices_do_not_overlap(self, data_file: DataFile) -> None:
        first, _ = records.save(data_file, office(valid_to=date(2025, 6, 30)))
        assert (
            "từ 01/01/2020 đến 30/06/2025"
            in (refusal(data_file, office(valid_from=date(2025, 6, 30)))["valid_from"])
        )
        records.save(data_file, office(valid_from=date(2025, 7, 1)))
        assert (
            "đến nay"
            in (refusal(data_file, replace(first, valid_to=date(2025, 7, 1)))["valid_from"])
        )
        records.save(data_file, replace(first, short_name="UBND"))

    def test_a_report_names_a_period_that_exists(self, data_file: DataFile) -> None:
        assert "viết chưa đúng" in refusal(data_file, replace(REPORT, period="Quý 1"))["period"]
        assert (
            "2022-02-30"
            in (refusal(data_file, replace(REPORT, period="2022-02-01..2022-02-30"))["period"])
        )
        records.save(data_file, REPORT)

    def test_a_report_is_issued_by_its_own_operation_only(self, data_file: DataFile) -> None:
        draft, _ = records.save(data_file, REPORT)
        issued: dict[str, Any] = {"state": "issued", "number": 27, "issued_on": date(2022, 4, 4)}
        for attempt in (
            lambda: records.save(data_file, replace(REPORT, **issued)),
            lambda: records.save(data_file, replace(draft, **issued)),
            lambda: records.save_all(data_file, [replace(draft, **issued)], "x"),
            lambda: records.set_field(data_file, "reports", [draft.id], "state", "closed"),
        ):
            with pytest.raises(Sealed, match="“Ban hành”"):
                attempt()
        assert records.get(data_file, "reports", draft.id) == draft

    def test_a_reference_to_what_is_not_there(self, data_file: DataFile) -> None:
        assert refusal(data_file, radio_item(document=9)) == {
            "document": "Không còn văn bản này; hãy chọn lại."
        }
        assert errors_of(records.check(data_file, radio_item(document=9)))

    def test_a_record_that_is_gone(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, radio_item())
        records.delete(data_file, "activities", [saved.id])
        for attempt in (
            lambda: records.get(data_file, "activities", saved.id),
            lambda: records.save(data_file, saved),
            lambda: records.delete(data_file, "activities", [saved.id]),
            lambda: records.set_field(data_file, "activities", [saved.id], "title", "a"),
        ):
            with pytest.raises(RecordGone, match="hoạt động này không còn nữa"):
                attempt()
        assert records.undo_name(data_file) == "Xoá 1 hoạt động"

    def test_an_unknown_register(self, data_file: DataFile) -> None:
        for attempt in (
            lambda: records.get(data_file, "people", 1),
            lambda: records.delete(data_file, "people", [1]),
            lambda: records.get_all(data_file, "people"),
            lambda: records.history(data_file, "people", 1),
            lambda: records.page(data_file, Query(register="people")),
            lambda: records.count(data_file, Query(register="people")),
        ):
            with pytest.raises(UnknownRegister, match="people"):
                attempt()

    def test_a_cited_document_stays(self, data_file: DataFile) -> None:
        cited, _ = records.save(data_file, directive())
        activity, _ = records.save(data_file, radio_item(document=cited.id))
        with pytest.raises(StillReferred, match="còn 1 hoạt động đang dùng") as refused:
            records.delete(data_file, "documents", [cited.id])
        assert "Hãy bỏ dẫn chiếu" in str(refused.value)
        assert records.get(data_file, "documents", cited.id) == cited
        records.delete(data_file, "activities", [activity.id])
        records.delete(data_file, "documents", [cited.id])


class TestCatalogueEntries:
    ZALO = CatalogueEntry(catalogue="channels", label="Nhóm Zalo", units=(EntryUnit(unit="posts"),))

    def test_an_own_entry_gets_a_code_and_is_offered_at_once(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, self.ZALO)
        assert saved.code == "nhom-zalo"
        assert data_file.catalogues.text("channels", "nhom-zalo") == "Nhóm Zalo"
        records.save(data_file, radio_item(channel="nhom-zalo"))
        records.undo(data_file)
        records.undo(data_file)
        assert data_file.catalogues.find("channels", "nhom-zalo") is None

    def test_a_label_without_letters_is_no_trouble(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, replace(self.ZALO, catalogue="units", label="%"))
        assert saved.code == "muc"

    def test_an_unknown_catalogue_is_refused_in_words(self, data_file: DataFile) -> None:
        assert "catalogue" in refusal(data_file, replace(self.ZALO, catalogue="colours"))
        assert set(refusal(data_file, CatalogueEntry())) == {"catalogue", "label"}
        assert records.check(data_file, CatalogueEntry(catalogue="colours", label="a"))

    def test_an_entry_in_use_stays(self, data_file: DataFile) -> None:
        saved, _ = records.save(data_file, self.ZALO)
        records.save(data_file, radio_item(channel="nhom-zalo"))
        with pytest.raises(StillReferred, match=r"còn 1 hoạt động đang dùng.*“Ngừng dùng”"):
            records.delete(data_file, "catalogue_entries", [saved.id])
        records.save(data_file, replace(saved, retired=True, label="Zalo"))
        for changed in (replace(saved, code="zalo"), replace(saved, catalogue="departments")):
            assert "chỉ sửa tên" in " ".join(refusal(data_file, changed).values())

    def test_a_renamed_delivered_entry_may_get_its_old_name_back(self, data_file: DataFile) -> None:
        records.save(data_file, radio_item())
        renamed = CatalogueEntry(catalogue="channels", label="Loa xã", code="radio")
        saved, _ = records.save(data_file, renamed)
        assert data_file.catalogues.text("channels", "radio") == "Loa xã"
        records.delete(data_file, "catalogue_entries", [saved.id])
        assert data_file.catalogues.text("channels", "radio") == "Đài truyền thanh"

    def test_a_code_is_taken_once_in_a_catalogue(self, data_file: DataFile) -> None:
        records.save(data_file, self.ZALO)
        assert "code" in refusal(data_file, replace(self.ZALO, code="nhom-zalo"))
        records.save(data_file, replace(self.ZALO, catalogue="places", code="nhom-zalo"))


class TestTelling:
    def test_listeners_are_told_once_it_is_on_the_disk(
        self, data_file: DataFile, tmp_path: Path
    ) -> None:
        seen: list[tuple[str, int]] = []

        def listen(operation: Operation) -> None:
            # Another connection sees it already.
            other = open_data_file(data_file.path)
            seen.append((operation.name, number_of(other)))
            other.close()

        end = data_file.subscribe(listen)
        records.save(data_file, radio_item(title="a"))
        refusal(data_file, radio_item(title=""))
        records.undo(data_file)
        records.undo(data_file)
        end()
        records.redo(data_file)
        assert seen == [("Thêm hoạt động “a”", 1), ("Hoàn tác: Thêm hoạt động “a”", 0)]

    def test_nobody_is_told_of_what_was_refused(self, data_file: DataFile) -> None:
        told: list[Operation] = []
        data_file.subscribe(told.append)
        cited, _ = records.save(data_file, directive())
        records.save(data_file, radio_item(document=cited.id))
        told.clear()
        with pytest.raises(StillReferred):
            records.delete(data_file, "documents", [cited.id])
        assert told == []


def test_two_threads_at_once_lose_nothing(data_file: DataFile) -> None:
    told: list[Operation] = []
    failures: list[BaseException] = []
    data_file.subscribe(told.append)

    def work(name: str) -> None:
        try:
            for number in range(100):
                records.save(data_file, radio_item(title=f"{name} {number}"))
        except BaseException as error:  # noqa: BLE001 - the thread's failure is the test's
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("Lan", "Minh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    titles = {record.title for record in records.get_all(data_file, "activities")}
    assert titles == {f"{name} {number}" for name in ("Lan", "Minh") for number in range(100)}
    assert len(told) == 200
    assert len({key for operation in told for key in operation.ids}) == 200


def test_a_change_of_many_does_not_lose_one_made_meanwhile(data_file: DataFile) -> None:
    saved, _ = records.save(data_file, radio_item(title="Tin 0"))
    assert saved.id is not None
    ids = [saved.id]
    failures: list[BaseException] = []

    def mark() -> None:
        try:
            for number in range(40):
                records.set_field(data_file, "activities", ids, "note", f"Ghi chú {number}")
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    thread = threading.Thread(target=mark)
    thread.start()
    for number in range(40):
        records.set_field(data_file, "activities", ids, "title", f"Tin {number}")
    thread.join()
    assert failures == []
    last = records.get(data_file, "activities", ids[0])
    assert (last.title, last.note) == ("Tin 39", "Ghi chú 39")


def test_a_list_is_read_to_its_end(data_file: DataFile) -> None:
    made = [radio_item(title=f"Tin {n}") for n in range(1005)]
    records.save_all(data_file, made, "Nhập 1005 hoạt động")
    query = Query(register="activities")
    assert len({record.id for record in records.every(data_file, query)}) == 1005
    assert records.sums(data_file, query) == {("radio", "items"): 1005}
    assert len(records.page(data_file, query).records) == 200
    assert records.undo_name(data_file) == "Nhập 1005 hoạt động"


def test_everything_survives_closing(data_file: DataFile) -> None:
    saved, _ = records.save(data_file, radio_item())
    records.save(data_file, TARGET)
    records.undo(data_file)
    data_file.close()
    again = open_data_file(data_file.path)
    try:
        assert records.get(again, "activities", saved.id) == saved
        assert records.redo_name(again) == "Thêm chỉ tiêu “Đài truyền thanh”"
        assert not again.is_sample
    finally:
        again.close()


def test_search_looks_into_every_register(data_file: DataFile) -> None:
    records.save(data_file, radio_item(title="Chứng thực bản sao"))
    records.save(data_file, replace(BIRTH, name="Chứng thực chữ ký"))
    records.save(data_file, directive(subject="Về chứng thực"))
    found = records.search_everywhere(data_file, "chung thuc")
    assert [register for register, _ in found] == ["activities", "procedures", "documents"]
    assert records.search_everywhere(data_file, "  ") == ()
    assert records.search_everywhere(data_file, '"') == ()


def test_a_file_that_was_taken_away_is_said_in_words(data_file: DataFile) -> None:
    data_file.engine.dispose()
    data_file.path.unlink()
    with pytest.raises(DataFileTrouble):
        records.save(data_file, radio_item())
